"""User, viewer, grants."""
