"""Makes the kit: a folder for a stick from which Carnet starts without being installed."""
