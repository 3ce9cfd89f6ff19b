"""Entries and their facets: actions, votes, offers, asks."""
