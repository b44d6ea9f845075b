"""Measurements, each a ratio to the same work done without Carnet, in one run."""
