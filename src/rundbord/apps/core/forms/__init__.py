"""How every form looks, and what its fields tell those who hear the page read."""
