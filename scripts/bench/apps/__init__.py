"""Programs that are measured against, or that a measure starts in Carnet's place."""
