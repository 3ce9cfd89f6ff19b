"""Rundbord: the working table and the memory of a cooperation between municipalities."""
