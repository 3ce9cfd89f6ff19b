"""Pages of the archive and of extracts."""
