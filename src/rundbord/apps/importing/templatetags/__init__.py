"""Template tags of importing."""
