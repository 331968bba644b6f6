"""Small PDF files with any text: a font that is named and mapped to Unicode, but not embedded."""

from __future__ import annotations


def pdf(lines: list[str], *, locked: bool = False) -> bytes:
    """A PDF of one page that shows `lines` in the order of their code points, as a typesetting program would; `locked` asks for a password."""
    shown = []
    for i, line in enumerate(lines):
        shown.append(f"1 0 0 1 50 {780 - 20 * i} Tm <{line.encode('utf-16-be').hex()}> Tj")
    content = ("BT /F1 12 Tf " + " ".join(shown) + " ET").encode()
    ranges = "\n".join(
        f"<{high:02x}00> <{high:02x}ff> <{high:02x}00>" for high in (0x00, 0x06, 0x20, 0xFB, 0xFC, 0xFD, 0xFE)
    )
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def\n"
        "1 begincodespacerange <0000> <ffff> endcodespacerange\n"
        f"7 beginbfrange\n{ranges}\nendbfrange endcmap end end"
    ).encode()
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        b"<< /Type /Font /Subtype /Type0 /BaseFont /Any /Encoding /Identity-H /DescendantFonts [6 0 R] /ToUnicode 7 0 R >>",
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Any /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity)"
        b" /Supplement 0 >> /DW 500 >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(cmap), cmap),
    ]
    body, places = b"%PDF-1.7\n", []
    for number, value in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, value)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    count = len(objects) + 1
    secret = b"00" * 32
    lock = b"/Encrypt << /Filter /Standard /V 1 /R 2 /O <%s> /U <%s> /P -4 >> /ID [<00> <00>]" % (secret, secret)
    trailer = b"trailer << /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF" % (
        count,
        lock if locked else b"",
        len(body),
    )
    return body + b"xref\n0 %d\n0000000000 65535 f \n%s%s" % (count, table, trailer)
