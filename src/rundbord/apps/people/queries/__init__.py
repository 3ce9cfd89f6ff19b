"""Reads of the register. Each starts from what the viewer may see."""
