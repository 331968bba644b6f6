"""Function words that many modules ask for, each as a set (folded)."""

from __future__ import annotations

from arextract.arabic.word_sets import word_set

ABOUT = word_set("little_words.about")
AFTER = word_set("little_words.after")
ALL = word_set("little_words.all")
BEFORE = word_set("little_words.before")
BETWEEN = word_set("little_words.between")
IN = word_set("little_words.in")
OF = word_set("little_words.of")
ON = word_set("little_words.on")
SERVANT = word_set("little_words.servant")
THAT = word_set("little_words.that")
TO = word_set("little_words.to")
WHAT = word_set("little_words.what")
