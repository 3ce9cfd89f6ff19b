"""Django apps, lowest first; imports, foreign keys, templates and url names point down only."""
