"""Documents in, readings reviewed, records made."""
