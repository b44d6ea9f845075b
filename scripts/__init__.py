"""Programs for those who run, build and test Carnet."""
