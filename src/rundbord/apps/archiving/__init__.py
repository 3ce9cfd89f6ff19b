"""Packages for the archive, and letters with one decision."""
