"""What calamine does not tell of an .ods file: percentages, errors of formulas, what is hidden."""

import io
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree

from data.limits import LARGEST_SHEET, LARGEST_TEXT
from data.messages import Fault
from data.sheet_marks import Marks, local

_ROW, _CELLS = "table-row", ("table-cell", "covered-table-cell")
_UNSEEN = ("collapse", "filter")


def marks_by_sheet(content: bytes) -> dict[str, Marks]:
    """The marks of every sheet of an .ods file by sheet name.

    Raises Fault when it is damaged, or has more cells or text than any report needs, with each
    row and cell counted as often as it says that it is repeated.
    """
    try:
        with (
            zipfile.ZipFile(io.BytesIO(content)) as parts,
            parts.open("content.xml") as document,
        ):
            return dict(_sheets(ElementTree.iterparse(document, events=("start", "end"))))
    except (ElementTree.ParseError, KeyError, zipfile.BadZipFile, OSError) as error:
        raise Fault("unreadable") from error


def _sheets(
    events: Iterator[tuple[str, ElementTree.Element]],
) -> Iterator[tuple[str, Marks]]:
    marks, name, row, text_size = Marks(False), "", 0, 0
    for event, element in events:
        kind = local(element.tag)
        if kind == "table" and event == "start":
            marks, name, row = Marks(False), _get(element, "name") or "", 0
        elif kind == "table":
            yield name, marks
            element.clear()
        elif kind == _ROW and event == "end":
            text_size += _read_row(element, row, marks)
            if text_size > LARGEST_TEXT:
                raise Fault("file_too_large")
            row += _times(element, "rows")
            element.clear()


def _read_row(line: ElementTree.Element, row: int, marks: Marks) -> int:
    """Mark the cells of a row; how much text they are, with all that is repeated."""
    cells = [cell for cell in line if local(cell.tag) in _CELLS]
    column, size = 0, 0
    for cell in cells:
        times = _times(cell, "columns")
        kind = _get(cell, "value-type")
        if kind or len(cell):
            rows = _times(line, "rows")
            if (row + rows) * (column + times) > LARGEST_SHEET:
                raise Fault("file_too_large")
            size += rows * times * (1 + sum(len(text) for text in cell.itertext()))
            _mark(cell, kind, [(r, c) for r in range(row, row + rows)
                               for c in range(column, column + times)], marks)  # fmt: skip
            if _get(line, "visibility") in _UNSEEN:
                marks.hidden_rows.update(range(row, row + rows))
        column += times
    return size


def _mark(
    cell: ElementTree.Element, kind: str | None, places: list[tuple[int, int]], marks: Marks
) -> None:
    text = "".join(cell.itertext())
    if kind == "percentage":
        marks.percents.update(places)
    elif _get(cell, "formula") and (text.startswith("#") or text.startswith("Err:")):
        marks.errors.update(dict.fromkeys(places, text))
    elif _get(cell, "formula") and not kind and not text:
        marks.not_calculated.update(places)


def _times(element: ElementTree.Element, what: str) -> int:
    """How often a row or cell is repeated."""
    found = _get(element, f"number-{what}-repeated") or "1"
    if not found.isdecimal():
        raise Fault("unreadable")
    return int(found)


def _get(element: ElementTree.Element, name: str) -> str | None:
    """An attribute by its name without the name space."""
    return next((value for key, value in element.items() if local(key) == name), None)
