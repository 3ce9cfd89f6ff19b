"""Minutes to the chair and to all, and their remarks."""
