"""Messages out, and their fate."""
