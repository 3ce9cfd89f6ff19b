"""Writes of the register: authorize, check, one transaction, audit row."""
