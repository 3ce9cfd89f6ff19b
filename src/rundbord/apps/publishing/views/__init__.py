"""Pages for everybody, and what is published by whom."""
