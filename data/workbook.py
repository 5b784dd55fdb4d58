"""One-sheet workbooks that look alike and are the same bytes on every machine."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from io import BytesIO
from typing import Any
from zipfile import ZipFile, ZipInfo

from xlsxwriter import Workbook

from data.neutral import neutral

A3_PAPER, A4_PAPER = 8, 9
_TITLE_ROW, _NOTE_ROW, _FIRST_LABEL_ROW = 0, 1, 2
_HEADER_COLOUR, _UNUSED_COLOUR, _NOTE_COLOUR = "#e8eef6", "#d9d9d9", "#b35806"
FAULTY_COLOUR, DOUBTFUL_COLOUR = "#f4b6a6", "#ffe699"
_FORMATS: Mapping[str, Mapping[str, object]] = {
    "title": {"bold": True, "font_size": 14},
    "note": {"bold": True, "font_color": _NOTE_COLOUR},
    "label": {"bold": True},
    "date": {"num_format": "dd/mm/yyyy", "align": "left"},
    "header": {
        "bold": True,
        "border": 1,
        "text_wrap": True,
        "align": "center",
        "valign": "vcenter",
        "bg_color": _HEADER_COLOUR,
    },
    "text": {"border": 1, "text_wrap": True, "valign": "vcenter"},
    "count": {"border": 1, "num_format": "#,##0", "valign": "vcenter"},
    "unused": {"border": 1, "bg_color": _UNUSED_COLOUR},
    "percent": {"border": 1, "num_format": "0.0", "valign": "vcenter"},
    "total": {"border": 1, "num_format": "#,##0", "bold": True, "bg_color": _HEADER_COLOUR},
}
_WHOLE_NUMBER = {
    "validate": "integer",
    "criteria": ">=",
    "value": 0,
    "error_title": "Số không hợp lệ",
    "error_message": "Ô này chỉ nhận số nguyên từ 0 trở lên. Chưa có số liệu thì để trống.",
}


class Book:
    """A workbook of one sheet; `book["count"]` is the look of that name."""

    def __init__(self, sheet_name: str) -> None:
        """An empty sheet with all looks ready."""
        self._buffer = BytesIO()
        self._workbook = Workbook(self._buffer, {"in_memory": True})
        # Without a date of our own the moment of writing would be part of the file.
        self._workbook.set_properties({"created": datetime(2025, 5, 1)})
        self._looks = {
            name: self._workbook.add_format(dict(look)) for name, look in _FORMATS.items()
        }
        self.sheet: Any = self._workbook.add_worksheet(sheet_name)

    def __getitem__(self, look: str) -> Any:
        """A look by name."""
        return self._looks[look]

    def top(
        self, title: str, note: str, labels: Mapping[str, date | str | None], *, value_column: int
    ) -> None:
        """Title, note, and each label in the cell before its value."""
        self.sheet.write_string(_TITLE_ROW, 0, neutral(title), self["title"])
        self.sheet.write_string(_NOTE_ROW, 0, neutral(note), self["note"])
        for row, (label, value) in enumerate(labels.items(), start=_FIRST_LABEL_ROW):
            self.sheet.write_string(row, value_column - 1, label, self["label"])
            self.sheet.write(row, value_column, _neutral(value), self["date"])

    def row(self, row: int, values: Iterable[object], look: str) -> None:
        """Consecutive cells from the first column on."""
        for column, value in enumerate(values):
            self.sheet.write(row, column, _neutral(value), self[look])

    def number(self, row: int, column: int, value: int | None, look: str) -> None:
        """A count, or a blank cell of the same look where there is none."""
        if value is None:
            self.sheet.write_blank(row, column, None, self[look])
        else:
            self.sheet.write_number(row, column, value, self[look])

    def whole_numbers_only(self, first: tuple[int, int], last: tuple[int, int]) -> None:
        """Refuse anything but counts while the cells from `first` to `last` are typed in."""
        self.sheet.data_validation(*first, *last, _WHOLE_NUMBER)

    def page(self, *, frozen: tuple[int, int], widths: Iterable[float], paper: int) -> None:
        """What stays on screen while scrolling, the columns, and the sheet of paper."""
        self.sheet.freeze_panes(*frozen)
        for column, width in enumerate(widths):
            self.sheet.set_column(column, column, width)
        self.sheet.set_landscape()
        self.sheet.set_paper(paper)
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


def _neutral(value: object) -> object:
    return neutral(value) if isinstance(value, str) else value
