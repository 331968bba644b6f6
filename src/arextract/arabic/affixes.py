"""Letters and affixes by name: what code composes forms from. Words stand in tables (`arextract.arabic.word_sets`).

A name in the plural is a string of letters, to be searched in, stripped or put between the brackets of a pattern.
"""

from __future__ import annotations

HAMZA, ALEF, BA, TA, TA_MARBUTA, DAL, RA, SIN, AIN, FA, KAF, LAM, MIM, NUN, HA, WAW, YA = "ءابتةدرسعفكلمنهوي"
ALEF_HAMZA, ALEF_MADDA, ALEF_MAQSURA = "أآى"
TATWEEL = "\u0640"
ALEF_WASLA = "ٱ"
HAMZA_ALEFS = "أإآ"
WAW_HAMZA, YA_HAMZA = "ؤئ"
HAMZA_LETTERS = HAMZA_ALEFS + WAW_HAMZA + YA_HAMZA
LONG_VOWELS = "اوي"
LAST_LETTER, LAST_OF_BLOCK = "\u06d3", "\u06ff"
"""The last letter in common use; the last code point of the block of Arabic."""

ANY_LETTER = f"[{HAMZA}-{YA}]"
"""A part of a pattern: one letter of folded text."""

# Proclitics.
CONJUNCTIONS = "وف"
PREPOSITIONS = "بلك"
PROCLITICS = CONJUNCTIONS + PREPOSITIONS
LINKS = "وفبل"
"""The proclitics but ك, which is far oftener a letter of the word."""
ANY_PROCLITIC = PROCLITICS + SIN
"""With the future «س», which only verbs take."""
ARTICLE = ALEF + LAM
LAM_ARTICLE = LAM + LAM  # ل and the article are written لل
WAW_ARTICLE, BA_ARTICLE = WAW + ARTICLE, BA + ARTICLE

AND = frozenset(CONJUNCTIONS)
BOUND_PREPOSITIONS = frozenset(PREPOSITIONS)

# What the imperfect begins with.
THIRD_PERSON = "يت"
IMPERFECT = frozenset(THIRD_PERSON)
PERSONS = "يتنا"

# Endings.
PLURAL, OBLIQUE, DUAL = "ون", "ين", "ان"
"""The sound masculine plural; its other cases, and those of the dual; the dual."""
FEMININE_PLURAL = "ات"
SOUND_PLURALS = (FEMININE_PLURAL, OBLIQUE, PLURAL)
FEMININE_NISBA = "يه"
VERB_PLURAL = "وا"
HER, THEM, BOTH, US = "ها", "هم", "هما", "نا"
"""Attached pronouns."""
