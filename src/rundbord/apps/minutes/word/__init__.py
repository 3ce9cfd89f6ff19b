"""The minutes' Word file that was edited and comes back: what was changed in it, taken in one by one."""
