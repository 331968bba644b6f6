"""Chooses the roles of numbers: a small network reads the article once for each number and points at spans."""
