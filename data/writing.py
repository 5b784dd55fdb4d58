"""Reports as files: the shapes that `data.reading` reads, written from plain counts."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from io import StringIO

from xlsxwriter.utility import xl_range, xl_rowcol_to_cell

from data.neutral import neutral
from data.reference import Indicator, Unit, rows
from data.workbook import A3_PAPER, A4_PAPER, Book

LONG_COLUMNS = ("commune", "indicator", "as_of", "numerator", "denominator", "note")
LIST_COLUMNS = ("commune", "classification", "value", "source")
FORM_COLUMNS = ("STT", "Chỉ tiêu", "Đơn vị tính", "Tổng số", "Số đạt", "Tỷ lệ (%)", "Ghi chú")
ID_COLUMNS = ("Mã xã", "Xã, phường", "Huyện cũ")
OLD_ID_COLUMNS = ("Mã xã", "Xã, phường, thị trấn", "Huyện, thị xã, thành phố")

_FORM_TITLE = "BÁO CÁO PHONG TRÀO “BÌNH DÂN HỌC VỤ SỐ”"
_FORM_HEADER_ROW, _SUMMARY_HEADER_ROW = 5, 4


@dataclass(frozen=True)
class Count:
    """What one unit reports for one indicator; no denominator for `count` and `yes_no`."""

    numerator: int
    denominator: int | None = None
    note: str = ""


def summary(
    units: Sequence[Unit],
    indicators: Sequence[Indicator],
    counts: Mapping[tuple[str, str], Count],
    *,
    title: str,
    note: str,
    as_of: date | None = None,
    id_columns: tuple[str, str, str] = ID_COLUMNS,
) -> bytes:
    """The workbook of a province or former district: one row per unit, a pair per indicator.

    `counts` is by (unit code, indicator code); a missing one leaves its cells blank. The last row
    sums each column by a formula whose value is stored beside it.
    """
    book = Book("Tổng hợp")
    book.top(title, note, {"Số liệu đến ngày:": as_of}, value_column=1)
    columns = _summary_header(book, id_columns, indicators)
    first, last = _SUMMARY_HEADER_ROW + 2, _SUMMARY_HEADER_ROW + 1 + len(units)
    for row, unit in enumerate(units, start=first):
        book.row(row, (unit.code, unit.name, unit.former_district), "text")
    book.row(last + 1, ("", "Tổng cộng", ""), "total")
    for column, (indicator, part) in enumerate(columns, start=len(id_columns)):
        values = [_part(counts.get((unit.code, indicator)), part) for unit in units]
        for row, value in enumerate(values, start=first):
            book.number(row, column, value, "count")
        formula = f"=SUM({xl_range(first, column, last, column)})"
        total = sum(value or 0 for value in values)
        book.sheet.write_formula(last + 1, column, formula, book["total"], total)
    book.whole_numbers_only((first, len(id_columns)), (last, len(id_columns) + len(columns) - 1))
    book.sheet.ignore_errors({"number_stored_as_text": xl_range(first, 0, last, 0)})
    widths = (18, 24, 26, *[11] * len(columns))
    book.page(frozen=(first, len(id_columns)), widths=widths, paper=A3_PAPER)
    return book.content()


def commune_form(
    indicators: Sequence[Indicator],
    counts: Mapping[str, Count],
    *,
    note: str,
    unit: str = "",
    as_of: date | None = None,
    totals: Mapping[str, int] | None = None,
) -> bytes:
    """The workbook of one commune: one row per indicator, `counts` by indicator code.

    `totals` fills in the Tổng số of indicators that have no count yet.
    """
    book = Book("Báo cáo")
    labels = {"Đơn vị báo cáo:": unit, "Số liệu đến ngày:": as_of}
    book.top(_FORM_TITLE, note, labels, value_column=2)
    book.row(_FORM_HEADER_ROW, FORM_COLUMNS, "header")
    measured_in = {row["code"]: row["unit_vi"] for row in rows("indicators.csv")}
    known = totals or {}
    first, last = _FORM_HEADER_ROW + 1, _FORM_HEADER_ROW + len(indicators)
    for row, indicator in enumerate(indicators, start=first):
        book.row(row, (row - first + 1, indicator.name, measured_in[indicator.code]), "text")
        _form_counts(book, row, indicator, counts.get(indicator.code), known.get(indicator.code))
    book.whole_numbers_only((first, 3), (last, 4))
    book.page(frozen=(first, 0), widths=(6, 70, 20, 12, 12, 10, 36), paper=A4_PAPER)
    return book.content()


def long_table(lines: Iterable[tuple[str, str, date, Count]]) -> bytes:
    """The CSV of another system (UTF-8 with BOM): unit, indicator, date and count per line."""
    return _csv(
        LONG_COLUMNS,
        (
            (unit, indicator, f"{as_of:%d/%m/%Y}", count.numerator, count.denominator, count.note)
            for unit, indicator, as_of, count in lines
        ),
    )


def classification_list(lines: Iterable[tuple[str, str, str, str]]) -> bytes:
    """The CSV of a list (UTF-8 with BOM): commune, classification, value and source per line."""
    return _csv(LIST_COLUMNS, lines)


def _csv(columns: Iterable[str], lines: Iterable[Iterable[object]]) -> bytes:
    text = StringIO(newline="")
    cells = (
        [neutral(value) if isinstance(value, str) else value for value in line]
        for line in (columns, *lines)
    )
    csv.writer(text).writerows(cells)
    return text.getvalue().encode("utf-8-sig")


def _summary_header(
    book: Book, id_columns: Sequence[str], indicators: Sequence[Indicator]
) -> list[tuple[str, str]]:
    """Write both header rows; the (indicator code, part) of each column after the first ones."""
    top, below = _SUMMARY_HEADER_ROW, _SUMMARY_HEADER_ROW + 1
    for column, name in enumerate(id_columns):
        book.sheet.merge_range(top, column, below, column, name, book["header"])
    columns: list[tuple[str, str]] = []
    for indicator in indicators:
        column = len(id_columns) + len(columns)
        if indicator.has_denominator:
            name = indicator.short_name
            book.sheet.merge_range(top, column, top, column + 1, name, book["header"])
            columns.append((indicator.code, "Tổng số"))
        else:
            book.sheet.write(top, column, indicator.short_name, book["header"])
        columns.append((indicator.code, "Số đạt"))
    for column, (_, part) in enumerate(columns, start=len(id_columns)):
        book.sheet.write(below, column, part, book["header"])
    book.sheet.set_row(top, 64)
    return columns


def _part(count: Count | None, part: str) -> int | None:
    if count is None:
        return None
    return count.numerator if part == "Số đạt" else count.denominator


def _form_counts(
    book: Book, row: int, indicator: Indicator, count: Count | None, known: int | None
) -> None:
    """Total, count, percentage and note of one line; grey where nothing belongs."""
    total_look = "count" if indicator.has_denominator else "unused"
    total = _part(count, "Tổng số") if count else known if indicator.has_denominator else None
    book.number(row, 3, total, total_look)
    book.number(row, 4, _part(count, "Số đạt"), "count")
    if indicator.measure == "coverage":
        total, done = xl_rowcol_to_cell(row, 3), xl_rowcol_to_cell(row, 4)
        share = f'=IF(N({total})>0,{done}/{total}*100,"")'
        book.sheet.write_formula(row, 5, share, book["percent"], _percent(count))
    else:
        book.sheet.write_blank(row, 5, None, book["unused"])
    book.sheet.write(row, 6, neutral(count.note) if count else "", book["text"])


def _percent(count: Count | None) -> float | str:
    return 100 * count.numerator / count.denominator if count and count.denominator else ""
