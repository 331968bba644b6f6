"""Bytes → text, stated and never guessed silently."""

from __future__ import annotations

import codecs

import regex

from arextract.arabic.fold import fold
from arextract.arabic.word_counts import word_counts
from arextract.errors import InputError
from arextract.text.clean import clean

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_BINARY = (b"\x7fELF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"%PDF", b"PK\x03\x04", b"\x1f\x8b", b"\xd0\xcf\x11\xe0")


# Legacy encodings of Arabic, under the names that the record states.
_LEGACY = {
    "cp1256": "windows-1256",
    "iso8859_6": "iso-8859-6",
    "cp720": "cp720",
    "cp864": "cp864",
    "mac_arabic": "mac-arabic",
}
_WORD = regex.compile(r"[\u0621-\u064a]{2,}")
_LEAST_WORDS = 4
_KNOWN_SHARE = 0.4


def decode(data: bytes, source: str, encoding: str | None = None) -> tuple[str, str]:
    """The text of `data` without its BOM, and the name of its encoding (``utf-8``, ``utf-16``, ``windows-1256`` …).

    With `encoding` the bytes are taken to be that. Bytes that are neither UTF-8 nor UTF-16 go to a detector, whose
    answer counts only where the text it gives is made of Arabic words.
    Raises `InputError` (``empty``, ``binary``, ``undecodable``). Line ends stay as they are.
    """
    if not data.strip():
        raise InputError(source, "empty", "the file is empty")
    if encoding is not None:
        try:
            text = data.decode(encoding)
        except (UnicodeError, LookupError) as error:
            raise InputError(source, "undecodable", f"not {encoding}: {error}") from None
        return _checked(text.removeprefix("\ufeff"), source), codecs.lookup(encoding).name
    if data.startswith(_BINARY):
        raise InputError(source, "binary", "not a text file: convert it to UTF-8 text first")
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            try:
                text = data.decode(encoding)
            except UnicodeDecodeError as error:
                raise InputError(
                    source, "undecodable", f"starts as {encoding} but byte {error.start} is not: save it as UTF-8"
                ) from None
            return _checked(text, source), encoding.removesuffix("-sig")
    if b"\x06" in data[:2000] or b"\x00" in data[:2000]:  # Arabic in UTF-16 is full of these; UTF-8 text has neither
        for encoding in ("utf-16-le", "utf-16-be"):
            if _looks_utf16(data, encoding):
                try:
                    return _checked(data.decode(encoding), source), encoding
                except UnicodeDecodeError:
                    break
    try:
        return _checked(data.decode("utf-8"), source), "utf-8"
    except UnicodeDecodeError as error:
        start = error.start
    if data.count(b"\x00"):
        raise InputError(source, "binary", "not a text file (it holds zero bytes): convert it to UTF-8 text first")
    legacy = _legacy(data)
    if legacy:
        return _checked(legacy[0], source), legacy[1]
    raise InputError(
        source, "undecodable", f"not UTF-8 (byte {start}): save it as UTF-8, or name its encoding with --encoding"
    )


def _legacy(data: bytes) -> tuple[str, str] | None:
    """The text in a legacy encoding of Arabic and that encoding's name, or None where the words are not Arabic."""
    from charset_normalizer import from_bytes

    best = from_bytes(data, cp_isolation=list(_LEGACY)).best()
    if best is None or best.encoding not in _LEGACY:
        return None
    try:
        text = data.decode(best.encoding)
    except UnicodeDecodeError:
        return None
    words = [fold(word) for word in _WORD.findall(clean(text[:20_000]).text)]
    known = sum(word in word_counts() for word in words)
    if len(words) < _LEAST_WORDS or known < _KNOWN_SHARE * len(words):
        return None
    return text, _LEGACY[best.encoding]


def _looks_utf16(data: bytes, encoding: str) -> bool:
    """Whether the high bytes are those of Arabic, ASCII or punctuation: U+00xx, U+06xx, U+20xx."""
    if len(data) % 2 or len(data) < 4:
        return False
    high = data[1:2000:2] if encoding == "utf-16-le" else data[0:2000:2]
    return sum(b in (0, 6, 0x20) for b in high) >= 0.95 * len(high)


def _checked(text: str, source: str) -> str:
    if not text.strip():
        raise InputError(source, "empty", "the file holds no text")
    controls = sum(text.count(c) for c in "\x00\x01\x02\x03\x04\x05\x06\x07\x08\x0e\x0f")
    if controls > 0.01 * len(text) and controls > 3:
        raise InputError(
            source, "binary", "not a text file (it is full of control characters): convert it to UTF-8 text first"
        )
    return text
