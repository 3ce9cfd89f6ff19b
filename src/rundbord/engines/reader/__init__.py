"""A document in, a Reading out: what a careful person would read from old minutes."""
