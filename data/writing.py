"""Reports as files: the three shapes that `data.reading` reads, written from plain counts."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO, StringIO
from typing import Any
from zipfile import ZipFile, ZipInfo

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_range, xl_rowcol_to_cell

from data.reference import Indicator, Unit, rows

LONG_COLUMNS = ("commune", "indicator", "as_of", "numerator", "denominator", "note")
FORM_COLUMNS = ("STT", "Chỉ tiêu", "Đơn vị tính", "Tổng số", "Số đạt", "Tỷ lệ (%)", "Ghi chú")
ID_COLUMNS = ("Mã xã", "Xã, phường", "Huyện cũ")
OLD_ID_COLUMNS = ("Mã xã", "Xã, phường, thị trấn", "Huyện, thị xã, thành phố")

_TITLE_ROW, _NOTE_ROW, _FIRST_LABEL_ROW, _HEADER_ROW = 0, 1, 2, 4
_WHOLE_NUMBER = {
    "validate": "integer",
    "criteria": ">=",
    "value": 0,
    "error_title": "Số không hợp lệ",
    "error_message": "Ô này chỉ nhận số nguyên từ 0 trở lên. Chưa có số liệu thì để trống.",
}
_FORMATS: dict[str, dict[str, object]] = {
    "title": {"bold": True, "font_size": 14},
    "note": {"bold": True, "font_color": "#b35806"},
    "label": {"bold": True},
    "date": {"num_format": "dd/mm/yyyy", "align": "left"},
    "header": {
        "bold": True,
        "border": 1,
        "text_wrap": True,
        "align": "center",
        "valign": "vcenter",
        "bg_color": "#e8eef6",
    },
    "text": {"border": 1, "text_wrap": True, "valign": "vcenter"},
    "count": {"border": 1, "num_format": "#,##0", "valign": "vcenter"},
    "unused": {"border": 1, "bg_color": "#d9d9d9"},
    "percent": {"border": 1, "num_format": "0.0", "valign": "vcenter"},
    "total": {"border": 1, "num_format": "#,##0", "bold": True, "bg_color": "#e8eef6"},
}


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
    book = _Book("Tổng hợp")
    book.top(title, note, {"Số liệu đến ngày:": as_of}, value_column=1)
    columns = _summary_header(book, id_columns, indicators)
    first, last = _HEADER_ROW + 2, _HEADER_ROW + 1 + len(units)
    for row, unit in enumerate(units, start=first):
        book.write_row(row, (unit.code, unit.name, unit.former_district), "text")
        for column, (code, part) in enumerate(columns, start=len(id_columns)):
            book.sheet.write(row, column, _part(counts.get((unit.code, code)), part), book["count"])
    book.write_row(last + 1, ("", "Tổng cộng", ""), "total")
    for column, (code, part) in enumerate(columns, start=len(id_columns)):
        total = sum(_part(counts.get((unit.code, code)), part) or 0 for unit in units)
        formula = f"=SUM({xl_range(first, column, last, column)})"
        book.sheet.write_formula(last + 1, column, formula, book["total"], total)
    book.sheet.data_validation(
        first, len(id_columns), last, len(id_columns) + len(columns) - 1, _WHOLE_NUMBER
    )
    book.sheet.ignore_errors({"number_stored_as_text": xl_range(first, 0, last, 0)})
    book.page(frozen=(first, len(id_columns)), widths=(18, 24, 26, *[11] * len(columns)))
    return book.content()


def commune_form(
    indicators: Sequence[Indicator],
    counts: Mapping[str, Count],
    *,
    note: str,
    unit: str = "",
    as_of: date | None = None,
) -> bytes:
    """The workbook of one commune: one row per indicator, `counts` by indicator code."""
    book = _Book("Báo cáo")
    labels = {"Đơn vị báo cáo:": unit, "Số liệu đến ngày:": as_of}
    book.top("BÁO CÁO PHONG TRÀO “BÌNH DÂN HỌC VỤ SỐ”", note, labels, value_column=2)
    header = _HEADER_ROW + 1
    book.write_row(header, FORM_COLUMNS, "header")
    measured_in = {row["code"]: row["unit_vi"] for row in rows("indicators.csv")}
    for number, indicator in enumerate(indicators, start=1):
        line = _Line(number, indicator, measured_in[indicator.code], counts.get(indicator.code))
        line.write(book, header + number)
    last = header + len(indicators)
    book.sheet.data_validation(header + 1, 3, last, 4, _WHOLE_NUMBER)
    book.page(frozen=(header + 1, 0), widths=(6, 70, 20, 12, 12, 10, 36))
    return book.content()


def long_table(lines: Iterable[tuple[str, str, date, Count]]) -> bytes:
    """The CSV of another system (UTF-8 with BOM): unit, indicator, date and count per line."""
    text = StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(LONG_COLUMNS)
    for unit, indicator, as_of, count in lines:
        denominator = "" if count.denominator is None else count.denominator
        writer.writerow(
            (unit, indicator, f"{as_of:%d/%m/%Y}", count.numerator, denominator, count.note)
        )
    return text.getvalue().encode("utf-8-sig")


@dataclass(frozen=True)
class _Line:
    """One row of the commune form."""

    number: int
    indicator: Indicator
    measured_in: str
    count: Count | None

    def write(self, book: "_Book", row: int) -> None:
        """Number, indicator, unit, total, count, percentage, note."""
        book.write_row(row, (self.number, self.indicator.name, self.measured_in), "text")
        total_format = "count" if self.indicator.has_denominator else "unused"
        book.sheet.write(row, 3, _part(self.count, "denominator"), book[total_format])
        book.sheet.write(row, 4, _part(self.count, "numerator"), book["count"])
        if self.indicator.measure == "coverage":
            total, done = xl_rowcol_to_cell(row, 3), xl_rowcol_to_cell(row, 4)
            formula = f'=IF(N({total})>0,{done}/{total}*100,"")'
            book.sheet.write_formula(row, 5, formula, book["percent"], self._percent())
        else:
            book.sheet.write_blank(row, 5, None, book["unused"])
        book.sheet.write(row, 6, self.count.note if self.count else "", book["text"])

    def _percent(self) -> float | str:
        if self.count is None or not self.count.denominator:
            return ""
        return 100 * self.count.numerator / self.count.denominator


class _Book:
    """One workbook of one sheet, the same bytes for the same content on every machine."""

    def __init__(self, sheet_name: str) -> None:
        self._buffer = BytesIO()
        self._workbook = Workbook(self._buffer, {"in_memory": True})
        # Without a date of our own the moment of writing would be part of the file.
        self._workbook.set_properties({"created": datetime(2025, 5, 1)})
        self._formats = {name: self._workbook.add_format(look) for name, look in _FORMATS.items()}
        self.sheet: Any = self._workbook.add_worksheet(sheet_name)

    def __getitem__(self, name: str) -> Any:
        return self._formats[name]

    def top(
        self, title: str, note: str, labels: Mapping[str, date | str | None], value_column: int
    ) -> None:
        """Title, note, and the labelled values that a report must carry."""
        self.sheet.write_string(_TITLE_ROW, 0, title, self["title"])
        self.sheet.write_string(_NOTE_ROW, 0, note, self["note"])
        for row, (label, value) in enumerate(labels.items(), start=_FIRST_LABEL_ROW):
            self.sheet.write_string(row, value_column - 1, label, self["label"])
            self.sheet.write(row, value_column, value, self["date"])

    def write_row(self, row: int, values: Iterable[object], look: str) -> None:
        """Consecutive cells from the first column on."""
        for column, value in enumerate(values):
            self.sheet.write(row, column, value, self[look])

    def page(self, *, frozen: tuple[int, int], widths: Iterable[float]) -> None:
        """What the reader sees of the sheet, on screen and printed."""
        self.sheet.freeze_panes(*frozen)
        for column, width in enumerate(widths):
            self.sheet.set_column(column, column, width)
        self.sheet.set_landscape()
        self.sheet.set_paper(9)
        self.sheet.fit_to_pages(1, 0)

    def content(self) -> bytes:
        """The finished file; not compressed, because compressors differ between machines."""
        self._workbook.close()
        stored = BytesIO()
        with ZipFile(self._buffer) as packed, ZipFile(stored, "w") as target:
            for name in packed.namelist():
                entry = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
                entry.create_system = 0
                target.writestr(entry, packed.read(name))
        return stored.getvalue()


def _summary_header(
    book: _Book, id_columns: tuple[str, str, str], indicators: Sequence[Indicator]
) -> list[tuple[str, str]]:
    """Write both header rows; the (indicator code, part) of each column after the first three."""
    for column, name in enumerate(id_columns):
        book.sheet.merge_range(_HEADER_ROW, column, _HEADER_ROW + 1, column, name, book["header"])
    columns: list[tuple[str, str]] = []
    for indicator in indicators:
        start = len(id_columns) + len(columns)
        if indicator.has_denominator:
            book.sheet.merge_range(
                _HEADER_ROW, start, _HEADER_ROW, start + 1, indicator.short_name, book["header"]
            )
            book.sheet.write(_HEADER_ROW + 1, start, "Tổng số", book["header"])
            columns.append((indicator.code, "denominator"))
        else:
            book.sheet.write(_HEADER_ROW, start, indicator.short_name, book["header"])
        column = len(id_columns) + len(columns)
        book.sheet.write(_HEADER_ROW + 1, column, "Số đạt", book["header"])
        columns.append((indicator.code, "numerator"))
    book.sheet.set_row(_HEADER_ROW, 48)
    return columns


def _part(count: Count | None, part: str) -> int | None:
    if count is None:
        return None
    return count.numerator if part == "numerator" else count.denominator
