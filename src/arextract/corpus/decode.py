"""Bytes → text, stated and never guessed silently."""

from __future__ import annotations

import codecs

from arextract.errors import InputError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_BINARY = (b"\x7fELF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"%PDF", b"PK\x03\x04", b"\x1f\x8b", b"\xd0\xcf\x11\xe0")


def decode(data: bytes, source: str) -> tuple[str, str]:
    """The text of `data` without its BOM, and the name of its encoding (``utf-8``, ``utf-16`` …).

    Raises `InputError` (``empty``, ``binary``, ``undecodable``). Line ends stay as they are.
    """
    if not data.strip():
        raise InputError(source, "empty", "the file is empty")
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
    raise InputError(
        source, "undecodable", f"not UTF-8 (byte {start}): save it as UTF-8, or name its encoding with --encoding"
    )


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
