"""The whole minutes on one page."""
