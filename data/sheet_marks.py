"""One sheet of an .xlsx file, cell by cell: what is in it that its values alone do not tell."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import IO, NamedTuple
from xml.etree import ElementTree

from data.limits import LARGEST_SHEET, LARGEST_TEXT
from data.messages import Fault

Place = tuple[int, int]
_PLACE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_NAME_SPACES = (
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
)
_TRUE = ("1", "true")


class Area(NamedTuple):
    """A rectangle of cells: rows and columns from 0, the last ones included."""

    top: int
    left: int
    bottom: int
    right: int


class Looks(NamedTuple):
    """What the cells of a workbook share: how long each text is, which styles are percentages."""

    text_sizes: Sequence[int]
    percent_styles: frozenset[str]


@dataclass
class Marks:
    """Of one sheet: whether and what it hides, merged areas, and cells (row, column) to mark."""

    is_hidden: bool
    not_calculated: set[Place] = field(default_factory=set)
    errors: dict[Place, str] = field(default_factory=dict)
    percents: set[Place] = field(default_factory=set)
    merged: list[Area] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: list[range] = field(default_factory=list)
    area: int = 0


def marks_of(sheet: IO[bytes], is_hidden: bool, looks: Looks) -> Marks:
    """The marks of a sheet, from its XML.

    Raises Fault when it has more cells or text than any report needs, and one of the errors of
    ElementTree, or ValueError, when its cells are not in order, each once.
    """
    marks = Marks(is_hidden)
    height = width = text_size = 0
    for row, column, cell in _cells(sheet, marks):
        height, width = row + 1, max(width, column + 1)
        text_size += _text_size(cell, looks)
        marks.area = height * width
        if marks.area > LARGEST_SHEET or text_size > LARGEST_TEXT:
            raise Fault("file_too_large")
        _mark(marks, (row, column), cell, looks)
    return marks


def _mark(marks: Marks, place: Place, cell: ElementTree.Element, looks: Looks) -> None:
    kind = cell.get("t", "n")
    if kind == "e":
        marks.errors[place] = cell.findtext("{*}v") or "#ERROR"
    elif kind != "str" and local(cell[0].tag) == "f" and not cell.findtext("{*}v"):
        marks.not_calculated.add(place)
    elif kind == "n" and cell.get("s") in looks.percent_styles:
        marks.percents.add(place)


def _text_size(cell: ElementTree.Element, looks: Looks) -> int:
    if cell.get("t") == "s":
        return looks.text_sizes[int(cell.findtext("{*}v") or 0)]
    return sum(len(text) for text in cell.itertext())


def _cells(sheet: IO[bytes], marks: Marks) -> Iterator[tuple[int, int, ElementTree.Element]]:
    """Every cell with something in it; what else the sheet says goes to the marks."""
    row = -1
    table: ElementTree.Element | None = None
    for event, element in ElementTree.iterparse(sheet, events=("start", "end")):
        space, _, kind = element.tag.rpartition("}")
        if kind == "worksheet" and space.removeprefix("{") not in _NAME_SPACES:
            raise ValueError(f"no sheet of a workbook: {element.tag!r}")
        if event == "start":
            table = element if kind == "sheetData" else table
        elif kind == "mergeCell":
            marks.merged.append(_area(element.get("ref", "")))
        elif kind == "col" and element.get("hidden") in _TRUE:
            first, last = int(element.attrib["min"]), int(element.attrib["max"])
            marks.hidden_columns.append(range(first - 1, last))
        elif kind == "row" and table is not None:
            row = _next(row, int(element.get("r", row + 2)) - 1)
            if element.get("hidden") in _TRUE:
                marks.hidden_rows.add(row)
            yield from _cells_of(element, row)
            table.clear()


def _cells_of(
    line: ElementTree.Element, row: int
) -> Iterator[tuple[int, int, ElementTree.Element]]:
    """The filled cells of a row; one that does not say its place follows the last one."""
    column = -1
    for cell in line:
        found = _place(cell.get("r", "")) if cell.get("r") else (row, column + 1)
        if found[0] != row:
            raise ValueError(f"a cell of row {found[0]} in row {row}")
        column = _next(column, found[1])
        if len(cell):
            yield row, column, cell


def _next(last: int, found: int) -> int:
    """The number found, which must come after the last one: readers differ on what else means."""
    if found <= last:
        raise ValueError(f"{found} comes after {last}")
    return found


def _area(text: str) -> Area:
    first, _, last = text.partition(":")
    return Area(*_place(first), *_place(last or first))


def _place(text: str) -> Place:
    """Row and column from 0 of a place such as B4; raises ValueError for anything else."""
    found = _PLACE.fullmatch(text)
    if not found:
        raise ValueError(f"no place of a cell: {text!r}")
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(found[2]) - 1, column - 1


def local(tag: str) -> str:
    """The name of an XML element without its name space."""
    return tag.rpartition("}")[2]
