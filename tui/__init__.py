"""Carnet: a private planner for people facing online abuse, kept in one encrypted file."""

__version__ = "0.1.0"
