"""Cooperation, organizations, bodies, seats, persons."""
