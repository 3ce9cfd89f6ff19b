"""Pages and answers of writing."""
