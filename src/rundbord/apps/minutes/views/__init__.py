"""Views of the minutes."""
