"""Quantities: numbers with their unit, comparator, counted noun and denominator."""

from arextract.pipes.quantities.quantity_finder import find

__all__ = ["find"]
