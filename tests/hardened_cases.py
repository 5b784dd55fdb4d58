"""Which faults the `test_hardened_*` files tell in full, and files as people really send them."""

import io
import zipfile
from datetime import date

import openpyxl

from data.reading import read_report
from data.reference import load
from data.report import Reading
from tests.workbooks import VNEID, form

TODAY = date(2026, 11, 23)
GOOD = [1, VNEID, None, 10, 5]
KINDS = {
    "code_page", "days_differ", "hidden_columns", "hidden_rows", "hidden_sheet", "legacy_converted",
    "legacy_font", "merged_number", "month_differs", "no_spreadsheet", "old_workbook",
    "second_table", "too_many_faults", "unsafe_file",
}  # fmt: skip


def read(content: bytes) -> Reading:
    """A file as it is read today."""
    return read_report(content, "bao-cao.xlsx", load(), TODAY)


def told(content: bytes) -> list[tuple[str, str]]:
    """Cell and sentence of every problem."""
    return [(one.cell, one.message) for one in read(content).problems]


def said(content: bytes) -> list[tuple[str, str, int, int | None]]:
    """Unit, indicator and numbers of an accepted file."""
    reading = read(content)
    assert reading.is_accepted, reading.problems
    return [
        (one.unit_code, one.indicator, one.numerator, one.denominator)
        for one in reading.observations
    ]


def opened(content: bytes) -> openpyxl.Workbook:
    """A workbook to change."""
    return openpyxl.load_workbook(io.BytesIO(content))


def saved(book: openpyxl.Workbook) -> bytes:
    """The file of a workbook."""
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def good_form() -> openpyxl.Workbook:
    """A form without a fault: 5 of 10 in line 5 of the sheet Biểu."""
    return opened(form(GOOD))


def zipped(parts: dict[str, bytes], level: int = 9) -> bytes:
    """A zip of these parts."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as target:
        for name, content in parts.items():
            target.writestr(name, content)
    return file.getvalue()


def parts_of(content: bytes) -> dict[str, bytes]:
    """The parts of a zip."""
    with zipfile.ZipFile(io.BytesIO(content)) as source:
        return {name: source.read(name) for name in source.namelist()}
