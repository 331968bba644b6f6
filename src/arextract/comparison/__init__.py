"""The same measure of the same thing, told in several articles: agreement, rounding, update, contradiction."""

from arextract.comparison.figures import read_rates
from arextract.comparison.groups import Group, Pair, compare

__all__ = ["Group", "Pair", "compare", "read_rates"]
