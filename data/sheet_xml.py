"""What calamine does not tell of an .xlsx file: its size, and formulas without a usable result.

calamine reads a formula that was never calculated, and one that ends in #REF!, as a blank cell;
a blank cell means "not reported", so the difference matters.
"""

import io
import re
import zipfile
import zlib
from dataclasses import dataclass
from posixpath import join, normpath
from xml.etree import ElementTree

from data.messages import Fault

LARGEST_UNPACKED = 100_000_000
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_CELL = re.compile(rb"<(?:\w+:)?c\s([^>]*?)(?:/>|>(.*?)</(?:\w+:)?c>)", re.DOTALL)
_PLACE = re.compile(rb'\br="([A-Z]{1,3})([0-9]{1,7})"')
_TYPE = re.compile(rb'\bt="(\w+)"')
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s>/]")
_RESULT = re.compile(rb"<(?:\w+:)?v(?:\s[^>]*)?>([^<]+)<")


@dataclass(frozen=True)
class Marks:
    """Of one sheet: rows times columns in use, and the cells (row, column from 0) to mark."""

    area: int
    not_calculated: frozenset[tuple[int, int]]
    errors: dict[tuple[int, int], str]


def marks_by_sheet(content: bytes) -> dict[str, Marks]:
    """The marks of every sheet of an .xlsx file by sheet name; nothing for another zip (.ods).

    Raises Fault when the zip is damaged, or unpacks to more than any report needs.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            if sum(part.file_size for part in parts.infolist()) > LARGEST_UNPACKED:
                raise Fault("file_too_large")
            return {name: _marks(parts.read(path)) for name, path in _sheet_paths(parts).items()}
    except (
        zipfile.BadZipFile,
        zlib.error,
        ElementTree.ParseError,
        EOFError,
        KeyError,
        NotImplementedError,
        RuntimeError,  # a zip with a password of its own
    ) as error:
        raise Fault("unreadable") from error


def _sheet_paths(parts: zipfile.ZipFile) -> dict[str, str]:
    if "xl/workbook.xml" not in parts.namelist():
        return {}
    relations = ElementTree.fromstring(parts.read("xl/_rels/workbook.xml.rels"))
    targets = {
        relation.get("Id"): normpath(join("/xl", relation.get("Target", ""))).lstrip("/")
        for relation in relations
        if relation.get("Type", "").endswith("/worksheet")
    }
    return {
        sheet.get("name", ""): targets[sheet.get(_RELATION)]
        for sheet in ElementTree.fromstring(parts.read("xl/workbook.xml")).iter()
        if sheet.get(_RELATION) in targets and sheet.get("name") is not None
    }


def _marks(xml: bytes) -> Marks:
    not_calculated: set[tuple[int, int]] = set()
    errors: dict[tuple[int, int], str] = {}
    last_row = last_column = 0
    for attributes, inside in _CELL.findall(xml):
        place = _PLACE.search(attributes)
        if not inside or not place:
            continue
        row, column = int(place[2]) - 1, _column(place[1])
        last_row, last_column = max(last_row, row), max(last_column, column)
        kind = _TYPE.search(attributes)
        result = _RESULT.search(inside)
        if kind and kind[1] == b"e":
            errors[row, column] = result[1].decode("utf-8", "replace") if result else "#ERROR"
        elif not result and not (kind and kind[1] == b"str") and _FORMULA.search(inside):
            not_calculated.add((row, column))
    return Marks((last_row + 1) * (last_column + 1), frozenset(not_calculated), errors)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number - 1
