"""The text of a CSV file, in whichever code it was saved, and its rows."""

import csv
import io
import re
import unicodedata

from data.grid import Value
from data.legacy_fonts import is_vietnamese, restored
from data.limits import LARGEST_SHEET
from data.messages import Fault

_UTF16 = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_CONTROL = re.compile("[\0-\b\v\x0e-\x1f\x7f-\x9f]")
_DELIMITERS = ",;\t"


def csv_rows(content: bytes) -> tuple[list[list[Value]], tuple[Fault, ...]]:
    """The rows of a CSV file, each at its own line, so that a row number is a line number.

    UTF-8, UTF-16, or Windows-1258 where every word of it is then Vietnamese, with a warning.
    Raises Fault for any other code, a broken row, or more fields than any report needs.
    """
    text, doubts = _decoded(content)
    if sum(text.count(sign) for sign in f"{_DELIMITERS}\n\r") > LARGEST_SHEET:
        raise Fault("file_too_large")
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    rows: list[list[Value]] = []
    try:
        for fields in reader:
            row: list[Value] = [field if field.strip() else None for field in fields]
            rows.append(row)
            rows.extend([] for _ in range(reader.line_num - len(rows)))
    except csv.Error as error:
        raise Fault("unreadable") from error
    return rows, doubts


def _decoded(content: bytes) -> tuple[str, tuple[Fault, ...]]:
    encoding = _UTF16.get(content[:2], "utf-8-sig")
    if encoding == "utf-8-sig" and b"\0" in content[:200]:
        encoding = "utf-16-le" if content[1:2] == b"\0" else "utf-16-be"
    doubts: tuple[Fault, ...] = ()
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        if encoding != "utf-8-sig":
            raise Fault("encoding") from error
        text, doubts = _of_one_byte(content)
    if "\0" in text:
        raise Fault("encoding")
    return text, doubts


def _of_one_byte(content: bytes) -> tuple[str, tuple[Fault, ...]]:
    """Text of a code of one byte per sign: Windows-1258, or an old font for the next step."""
    raw = content.decode("latin-1")
    text = unicodedata.normalize("NFC", content.decode("cp1258", errors="replace"))
    if "\ufffd" not in text and not _CONTROL.search(text) and is_vietnamese(text):
        return text, (Fault("code_page"),)
    if not _CONTROL.search(raw) and any(restored(field) for field in re.split(r"[,;\t\r\n]+", raw)):
        return raw, ()
    raise Fault("encoding")


def _delimiter(text: str) -> str:
    lines = text.splitlines()[:30] or [""]
    header = next((line for line in lines if "commune" in line.casefold()), lines[0])
    return max(_DELIMITERS, key=header.count)
