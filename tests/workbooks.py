"""Small report files, made in memory for the tests."""

import io
from collections.abc import Mapping, Sequence

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

Row = Sequence[object]


def workbook(sheets: Mapping[str, Sequence[Row]]) -> bytes:
    """An .xlsx file with these rows on these sheets."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        fill(book.create_sheet(name), rows)
    return saved(book)


def fill(sheet: Worksheet, rows: Sequence[Row]) -> None:
    for row in rows:
        sheet.append(list(row))


def saved(book: openpyxl.Workbook) -> bytes:
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def form(
    *rows: Row, unit: object = "Xã Cẩm Bình", day: object = "31/10/2026", sheet: str = "Biểu"
) -> bytes:
    """A commune form; the first row of the table stands in line 5."""
    return workbook({sheet: form_rows(*rows, unit=unit, day=day)})


def form_rows(*rows: Row, unit: object = "Xã Cẩm Bình", day: object = "31/10/2026") -> list[Row]:
    return [
        ["BÁO CÁO PHONG TRÀO BÌNH DÂN HỌC VỤ SỐ"],
        ["Đơn vị báo cáo:", unit],
        ["Số liệu đến ngày:", day],
        ["STT", "Chỉ tiêu", "Đơn vị tính", "Tổng số", "Số đạt", "Tỷ lệ (%)", "Ghi chú"],
        *rows,
    ]


def summary(*rows: Row, day: object = "31/10/2026", heads: Row = ("Xác nhận trên VNeID",)) -> bytes:
    """A summary; two columns per indicator from D on; the first commune stands in line 5."""
    return workbook({"Tổng hợp": summary_rows(*rows, day=day, heads=heads)})


def summary_rows(
    *rows: Row, day: object = "31/10/2026", heads: Row = ("Xác nhận trên VNeID",)
) -> list[Row]:
    return [
        ["BIỂU TỔNG HỢP"],
        [f"Số liệu đến ngày: {day}" if isinstance(day, str) else "Số liệu đến ngày:", day]
        if not isinstance(day, str)
        else [f"Số liệu đến ngày: {day}"],
        ["STT", "Mã xã", "Xã, phường", *(cell for head in heads for cell in (head, None))],
        [None, None, None, *(["Tổng số", "Số đạt"] * len(heads))],
        *rows,
    ]
