"""What calamine does not tell of an .xlsx file: its size, and formulas without a usable result.

calamine reads a formula that was never calculated, and one that ends in #REF!, as a blank cell;
a blank cell means "not reported", so the difference matters.
"""

import io
import lzma
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from posixpath import join, normpath
from xml.etree import ElementTree

from data.messages import Fault

LARGEST_UNPACKED = 30_000_000
_PLACE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")

# All that zipfile and ElementTree are seen to raise on damaged bytes.
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    lzma.LZMAError,
    ElementTree.ParseError,
    EOFError,
    LookupError,
    OSError,
    RuntimeError,
    ValueError,
)


@dataclass(frozen=True)
class Marks:
    """Of one sheet: rows times columns in use, and the cells (row, column from 0) to mark."""

    area: int
    not_calculated: frozenset[tuple[int, int]]
    errors: dict[tuple[int, int], str]


def marks_by_sheet(content: bytes) -> dict[str, Marks]:
    """The marks of every sheet of an .xlsx file by sheet name; none for another zip (.ods).

    Raises Fault when the zip is damaged, or unpacks to more than any report needs.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            if sum(part.file_size for part in parts.infolist()) <= LARGEST_UNPACKED:
                paths = _sheet_paths(parts)
                return {name: _marks(parts.read(path)) for name, path in paths.items()}
    except _DAMAGE as error:
        raise Fault("unreadable") from error
    raise Fault("file_too_large")


def _sheet_paths(parts: zipfile.ZipFile) -> dict[str, str]:
    if "xl/workbook.xml" not in parts.namelist():
        return {}
    targets = {
        relation.get("Id"): normpath(join("/xl", relation.get("Target", ""))).lstrip("/")
        for relation in ElementTree.fromstring(parts.read("xl/_rels/workbook.xml.rels"))
        if relation.get("Type", "").endswith("/worksheet")
    }
    paths: dict[str, str] = {}
    for element in ElementTree.fromstring(parts.read("xl/workbook.xml")).iter():
        # The prefix of `r:id` stands for one of two name spaces, so only its end is told.
        relation = next((value for key, value in element.items() if key.endswith("}id")), None)
        if relation in targets and _local(element.tag) == "sheet":
            paths[element.attrib["name"]] = targets[relation]
    return paths


def _marks(xml: bytes) -> Marks:
    not_calculated: set[tuple[int, int]] = set()
    errors: dict[tuple[int, int], str] = {}
    last_row = last_column = 0
    for row, column, cell in _cells(ElementTree.fromstring(xml)):
        last_row, last_column = max(last_row, row), max(last_column, column)
        kind = cell.get("t")
        if kind == "e":
            errors[row, column] = cell.findtext("{*}v") or "#ERROR"
        elif kind != "str" and _local(cell[0].tag) == "f" and not cell.findtext("{*}v"):
            not_calculated.add((row, column))
    return Marks((last_row + 1) * (last_column + 1), frozenset(not_calculated), errors)


def _cells(sheet: ElementTree.Element) -> Iterator[tuple[int, int, ElementTree.Element]]:
    """Every cell with something in it; one that does not say its place follows the last one."""
    row = -1
    for line in sheet.iterfind("{*}sheetData/{*}row"):
        row, column = int(line.get("r", row + 2)) - 1, -1
        for cell in line:
            if place := cell.get("r"):
                row, column = _place(place)
            else:
                column += 1
            if len(cell):
                yield row, column, cell


def _place(text: str) -> tuple[int, int]:
    """Row and column from 0 of a place such as B4; raises ValueError for anything else."""
    found = _PLACE.fullmatch(text)
    if not found:
        raise ValueError(f"no place of a cell: {text!r}")
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(found[2]) - 1, column - 1


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]
