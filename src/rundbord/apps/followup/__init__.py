"""What was decided and promised, over all bodies, and what became of it."""
