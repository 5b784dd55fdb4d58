"""Lists of communes as readers take them away: one set of columns for screen, XLSX and CSV."""

from collections.abc import Callable, Mapping
from io import BytesIO
from typing import Any, Literal

import pandas as pd
import xlsxwriter

from charts import theme
from charts.formats import YES_NO, day, number, percent, place
from charts.rows import Row, records

Kind = Literal["text", "count", "percent", "points", "decimal", "day"]

SHOWN: Mapping[Kind, Callable[[Any], str]] = {
    "text": str,
    "count": number,
    "percent": percent,
    "points": lambda value: number(value, 1),
    "decimal": lambda value: number(value, 1),
    "day": day,
}
EXCEL: Mapping[Kind, str] = {
    "text": "@",
    "count": "#,##0",
    "percent": '0.0" %"',
    "points": "0.0",
    "decimal": "0.0",
    "day": "dd/mm/yyyy",
}
GAPS: Mapping[str, Kind] = {
    "Xã, phường": "text",
    "Huyện cũ": "text",
    "Vùng xa": "text",
    "Thôn dân tộc thiểu số": "text",
    "Số đạt": "count",
    "Tổng số": "count",
    "Tỷ lệ": "percent",
    "Còn thiếu": "count",
    "Thiếu (điểm)": "points",
    "Phần trong số thiếu của tỉnh": "percent",
    "Số liệu ngày": "day",
    "Ghi chú": "text",
}


def gap_list(rows: pd.DataFrame, *, is_sample: bool) -> pd.DataFrame:
    """The list to act on: the columns of `GAPS`, typed, one row per row of `queries.gaps`.

    Works for `coverage_by_commune` too, where the province's part is left out.
    """
    lines = [
        {
            "Xã, phường": place(row["kind"], row["commune"]),
            "Huyện cũ": str(row["former_districts"]).replace(";", " và "),
            "Vùng xa": YES_NO[row["remote"]],
            "Thôn dân tộc thiểu số": YES_NO[row["has_minority_village"]],
            "Số đạt": row["numerator"],
            "Tổng số": row["denominator"],
            "Tỷ lệ": row["share_percent"],
            "Còn thiếu": row["people_missing"],
            "Thiếu (điểm)": row["gap_points"],
            "Phần trong số thiếu của tỉnh": row.get("share_of_province_gap_percent"),
            "Số liệu ngày": row["reported_on"],
            "Ghi chú": _remark(row, is_sample),
        }
        for row in records(rows)
    ]
    return pd.DataFrame(lines, columns=list(GAPS))


def shown(listing: pd.DataFrame) -> pd.DataFrame:
    """The same list as text, as the screen shows it."""
    return pd.DataFrame(
        {name: [SHOWN[GAPS[name]](one) for one in listing[name]] for name in listing.columns}
    )


def right_aligned() -> list[str]:
    """The columns that hold numbers."""
    return [name for name, kind in GAPS.items() if kind != "text"]


def as_csv(listing: pd.DataFrame) -> bytes:
    """The list as CSV with a byte order mark, so that Excel reads its accents; text as shown."""
    return shown(listing).to_csv(index=False, lineterminator="\r\n").encode("utf-8-sig")


def as_xlsx(listing: pd.DataFrame, heading: str) -> bytes:
    """The list as a workbook: a heading line, then typed cells in the formats of the screen."""
    output = BytesIO()
    with xlsxwriter.Workbook(output, {"in_memory": True, "strings_to_formulas": False}) as book:
        sheet = book.add_worksheet("Xã tụt hậu")
        bold = book.add_format({"bold": True, "text_wrap": True, "bg_color": theme.PANEL})
        sheet.write_string(0, 0, heading, book.add_format({"bold": True}))
        for column, (name, kind) in enumerate(GAPS.items()):
            cell_format = book.add_format({"num_format": EXCEL[kind]})
            sheet.write_string(1, column, name, bold)
            for line, value in enumerate(listing[name], start=2):
                _write(sheet, line, column, value, kind, cell_format)
        sheet.set_column(0, 1, 24)
        sheet.set_column(2, len(GAPS) - 2, 13)
        sheet.set_column(len(GAPS) - 1, len(GAPS) - 1, 30)
        sheet.freeze_panes(2, 1)
    return output.getvalue()


def _write(sheet: Any, line: int, column: int, value: Any, kind: Kind, cell_format: Any) -> None:
    if kind == "text":
        sheet.write_string(line, column, value, cell_format)
    elif value is None or pd.isna(value):
        sheet.write_blank(line, column, None, cell_format)
    elif kind == "day":
        sheet.write_datetime(line, column, value.to_pydatetime(), cell_format)
    else:
        sheet.write_number(line, column, float(value), cell_format)


def _remark(row: Row, is_sample: bool) -> str:
    remarks = (
        (theme.SAMPLE_MARK, is_sample),
        ("ước tính", row["is_estimated"]),
        ("chưa có số liệu", row["level"] == "no_data"),
        ("im lặng trên 92 ngày", row["is_silent"] and row["level"] != "no_data"),
    )
    return "; ".join(text for text, holds in remarks if holds)
