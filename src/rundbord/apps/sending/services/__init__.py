"""Writes of sending: dispatches, and remarks on what was sent."""
