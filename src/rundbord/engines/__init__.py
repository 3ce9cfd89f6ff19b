"""Plain Python: no Django, no database; each could be a library of its own."""
