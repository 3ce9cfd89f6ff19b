"""The cooperation's public pages and feeds."""
