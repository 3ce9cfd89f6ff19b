"""Carry-over from the last meeting, and the notice."""
