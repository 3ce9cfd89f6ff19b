"""Versions of the minutes, and their publication."""
