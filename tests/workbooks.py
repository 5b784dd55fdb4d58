"""Small report files, made in memory for the tests."""

import io
from collections.abc import Mapping, Sequence

import openpyxl

Row = Sequence[object]

FORM_HEADER = ("STT", "Chỉ tiêu", "Đơn vị tính", "Tổng số", "Số đạt", "Tỷ lệ (%)", "Ghi chú")
LONG_HEADER = "commune,indicator,as_of,numerator,denominator,note"
LIST_HEADER = "commune,classification,value,source"
VNEID = "Xác nhận trên VNeID"


def workbook(sheets: Mapping[str, Sequence[Row]]) -> bytes:
    """An .xlsx file with these rows on these sheets."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def form_rows(
    *rows: Row, unit: object = "Xã Cẩm Bình", day: object = "31/10/2026", header: Row = FORM_HEADER
) -> list[Row]:
    """A commune form with its headings in line 4."""
    return [
        ["BÁO CÁO PHONG TRÀO “BÌNH DÂN HỌC VỤ SỐ”"],
        ["Đơn vị báo cáo:", unit],
        ["Số liệu đến ngày:", day],
        header,
        *rows,
    ]


def form(*rows: Row, **options: object) -> bytes:
    """The file of a commune form: the first indicator in line 5, Tổng số in D, Số đạt in E."""
    return workbook({"Biểu": form_rows(*rows, **options)})


def summary_rows(
    *rows: Row, day: str = "31/10/2026", indicators: Sequence[str] = (VNEID,)
) -> list[Row]:
    """A summary with its headings in lines 3 and 4."""
    return [
        ["BIỂU TỔNG HỢP"],
        [f"Số liệu đến ngày: {day}"],
        [
            "Mã xã",
            "Xã, phường",
            "Huyện cũ",
            *(cell for name in indicators for cell in (name, None)),
        ],
        [None, None, None, *["Tổng số", "Số đạt"] * len(indicators)],
        *rows,
    ]


def summary(*rows: Row, **options: object) -> bytes:
    """The file of a summary: the first commune in line 5, the first Tổng số in D, Số đạt in E."""
    return workbook({"Tổng hợp": summary_rows(*rows, **options)})


def long_csv(*lines: str, header: str = LONG_HEADER, encoding: str = "utf-8") -> bytes:
    """A long table as CSV; the first row of numbers is line 2."""
    return "\n".join([header, *lines]).encode(encoding)


def list_csv(*lines: str, header: str = LIST_HEADER, encoding: str = "utf-8") -> bytes:
    """A classification list as CSV; the first commune is in line 2."""
    return long_csv(*lines, header=header, encoding=encoding)
