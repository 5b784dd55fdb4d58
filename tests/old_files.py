"""Files of other programs, written from their formats: .xls, .ods, and text in old fonts."""

import struct
import unicodedata
import zipfile
from collections.abc import Mapping, Sequence
from html import escape
from io import BytesIO

from data.grid import Percent

Rows = Sequence[Sequence[object]]
_TCVN3 = dict(
    zip(
        "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
        "¡¢£¤¥¦§¨©ª«¬\xad®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ",
        strict=True,
    )
)
_VNI = {
    "": "", "\u0300": "ø", "\u0301": "ù", "\u0309": "û", "\u0303": "õ", "\u0323": "ï",
    "\u0302": "â", "\u0302\u0300": "à", "\u0302\u0301": "á", "\u0302\u0309": "å",
    "\u0302\u0303": "ã", "\u0302\u0323": "ä", "\u0306": "ê", "\u0306\u0300": "è",
    "\u0306\u0301": "é", "\u0306\u0309": "ú", "\u0306\u0303": "ü", "\u0306\u0323": "ë",
}  # fmt: skip
_VNI_ALONE = {"đ": "ñ", "ỉ": "æ", "ĩ": "ó", "ị": "ò", "ỵ": "î", "ì": "ì", "í": "í"}


def tcvn3(text: str) -> str:
    """A text as a TCVN3 font holds it: capitals with a tone are small letters of another font."""
    return "".join(_TCVN3.get(sign) or _TCVN3.get(sign.lower(), sign) for sign in text)


def vni(text: str) -> str:
    """A text as a VNI font holds it: the accents are a sign after the letter."""
    return "".join(_vni(sign) for sign in unicodedata.normalize("NFC", text))


def cp1258(text: str) -> bytes:
    """A text in Windows-1258: a letter that it has not is a plainer one and its tone."""
    found = b""
    for sign in unicodedata.normalize("NFC", text):
        marks = unicodedata.normalize("NFD", sign)
        tone = next((mark for mark in marks if mark in "\u0300\u0301\u0309\u0303\u0323"), "")
        plain = unicodedata.normalize("NFC", marks.replace(tone, "") if tone else marks)
        found += (plain + tone).encode("cp1258")
    return found


def _vni(sign: str) -> str:
    small = sign.lower()
    if small in _VNI_ALONE:
        found = _VNI_ALONE[small]
    else:
        letter, *marks = unicodedata.normalize("NFD", small)
        if "\u031b" in marks:
            marks.remove("\u031b")
            letter = {"o": "ô", "u": "ö"}[letter]
        marks.sort(key=lambda mark: mark not in "\u0302\u0306")
        found = letter + _VNI.get("".join(marks), "".join(marks))
    return found.upper() if sign.isupper() else found


def ods(sheets: Mapping[str, Rows]) -> bytes:
    """An OpenDocument workbook."""
    tables = "".join(
        f'<table:table table:name="{escape(name)}">'
        + "".join(map(_ods_row, rows))
        + "</table:table>"
        for name, rows in sheets.items()
    )
    urn = "urn:oasis:names:tc:opendocument:xmlns"
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content '
        f'xmlns:office="{urn}:office:1.0" xmlns:table="{urn}:table:1.0" '
        f'xmlns:text="{urn}:text:1.0" office:version="1.2"><office:body><office:spreadsheet>'
        f"{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as target:
        kind = "application/vnd.oasis.opendocument.spreadsheet"
        target.writestr("mimetype", kind, zipfile.ZIP_STORED)
        target.writestr("content.xml", content)
        target.writestr(
            "META-INF/manifest.xml",
            '<?xml version="1.0"?><manifest:manifest '
            f'xmlns:manifest="{urn}:manifest:1.0"><manifest:file-entry manifest:full-path="/" '
            f'manifest:media-type="{kind}"/></manifest:manifest>',
        )
    return file.getvalue()


def _ods_row(row: Sequence[object]) -> str:
    return f"<table:table-row>{''.join(map(_ods_cell, row))}</table:table-row>"


def _ods_cell(value: object) -> str:
    if value is None:
        return "<table:table-cell/>"
    if isinstance(value, Percent):
        kind, value = "percentage", value.number
    elif isinstance(value, str):
        text = f"<text:p>{escape(value)}</text:p>"
        return f'<table:table-cell office:value-type="string">{text}</table:table-cell>'
    else:
        kind = "float"
    return (
        f'<table:table-cell office:value-type="{kind}" office:value="{value}">'
        f"<text:p>{value}</text:p></table:table-cell>"
    )


def xls(sheets: Mapping[str, Rows]) -> bytes:
    """A workbook of Excel 97 (BIFF8) in its compound file."""
    return _compound(_biff(sheets))


def _record(number: int, data: bytes) -> bytes:
    return struct.pack("<HH", number, len(data)) + data


def _text(text: str, length: str) -> bytes:
    return struct.pack(length, len(text)) + b"\x01" + text.encode("utf-16-le")


def _biff(sheets: Mapping[str, Rows]) -> bytes:
    begin = struct.pack("<HHHHII", 0x600, 0, 0x0DBB, 0x07CC, 0, 6)
    end = _record(0x0A, b"")
    names = [_text(name, "<B") for name in sheets]
    size = 4 + 16 + sum(4 + 6 + len(name) for name in names) + 4
    about, body = _record(0x809, begin[:2] + b"\x05\0" + begin[4:]), b""
    for name, rows in zip(names, sheets.values(), strict=True):
        about += _record(0x85, struct.pack("<IBB", size + len(body), 0, 0) + name)
        body += _record(0x809, begin[:2] + b"\x10\0" + begin[4:]) + _cells(rows) + end
    return about + end + body


def _cells(rows: Rows) -> bytes:
    found = b""
    for row, values in enumerate(rows):
        for column, value in enumerate(values):
            place = struct.pack("<HHH", row, column, 0)
            if isinstance(value, str):
                found += _record(0x204, place + _text(value, "<H"))
            elif isinstance(value, int | float):
                found += _record(0x203, place + struct.pack("<d", value))
    return found


def _compound(stream: bytes) -> bytes:
    """A compound file with one stream, `Workbook`, in sectors of 512 bytes."""
    stream = stream.ljust(max(4096, -(-len(stream) // 512) * 512), b"\0")
    sectors = len(stream) // 512
    # Sector 0 is the table of sectors, 1 the directory, then the stream.
    chain = [0xFFFFFFFD, 0xFFFFFFFE, *range(3, sectors + 2), 0xFFFFFFFE]
    assert len(chain) <= 128
    table = struct.pack("<128I", *chain, *[0xFFFFFFFF] * (128 - len(chain)))
    header = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
        + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
        + struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
        + struct.pack("<109I", 0, *[0xFFFFFFFF] * 108)
    )  # fmt: skip
    root = _entry("Root Entry", 5, 1, 0xFFFFFFFE, 0)
    directory = root + _entry("Workbook", 2, 0xFFFFFFFF, 2, len(stream)) + bytes(256)
    return header + table + directory + stream


def _entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    text = (name + "\0").encode("utf-16-le")
    return (
        text.ljust(64, b"\0") + struct.pack("<HBB", len(text), kind, 1)
        + struct.pack("<III", 0xFFFFFFFF, 0xFFFFFFFF, child) + bytes(36)
        + struct.pack("<IQ", start, size)
    )  # fmt: skip
