"""Lists of communes as readers take them away: one set of columns for screen, XLSX and CSV."""

from collections.abc import Callable, Mapping
from io import BytesIO
from typing import Any, Literal

from charts import theme
from charts.formats import NOTHING, YES_NO, day, number, percent, place
from charts.hiding import Rule
from charts.rows import Row, Table, is_missing, records
from charts.table import PlainTable
from data.neutral import neutral

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
PLACE: Mapping[str, Kind] = {
    "Xã, phường": "text",
    "Huyện cũ": "text",
    "Vùng xa": "text",
    "Thôn dân tộc thiểu số": "text",
    "Vùng dân tộc thiểu số 2026–2030": "text",
}
SHARES: Mapping[str, Kind] = {
    "Số đạt": "count",
    "Tổng số": "count",
    "Tỷ lệ": "percent",
    "Còn thiếu": "count",
    "Thiếu (điểm)": "points",
    "Phần số thiếu của tỉnh": "percent",
}
RATIOS: Mapping[str, Kind] = {
    "Tử số": "count",
    "Mẫu số": "count",
    "Kết quả": "decimal",
    "Mục tiêu": "decimal",
}
COUNTS: Mapping[str, Kind] = {"Số lượng": "count", "Mục tiêu mỗi xã": "count"}
HELD: Mapping[str, Kind] = {"Đã tổ chức": "text"}
OF_MEASURE = {"coverage": SHARES, "ratio": RATIOS, "count": COUNTS, "yes_no": HELD}
END: Mapping[str, Kind] = {"Số liệu ngày": "day", "Ghi chú": "text"}
KINDS: Mapping[str, Kind] = {**PLACE, **SHARES, **RATIOS, **COUNTS, **HELD, **END}


def commune_list(table: Table, *, is_sample: bool, small: Rule | None = None) -> PlainTable:
    """The list to act on, typed, one row per row of `queries.gaps` or `coverage_by_commune`.

    Columns: names of `KINDS`, those of the measure. What is small by the rule is marked: insiders
    see it, a public file does not.
    """
    rows = records(table)
    of_measure = OF_MEASURE[rows[0]["measure"]] if rows else {}
    columns = [*PLACE, *of_measure, *END]
    if not any("share_of_province_gap_percent" in row for row in rows):
        columns = [name for name in columns if name != "Phần số thiếu của tỉnh"]
    return PlainTable.of([_line(row, is_sample, small) for row in rows], columns=columns)


def shown(listing: PlainTable) -> PlainTable:
    """The same list as text, as the screen shows it."""
    show = [SHOWN[KINDS[name]] for name in listing.columns]
    lines = [[one(cell) for one, cell in zip(show, line, strict=True)] for line in listing.lines]
    return PlainTable(listing.columns, lines)


def numbers(listing: PlainTable) -> list[str]:
    """The columns that hold numbers or dates: set to the right."""
    return [name for name in listing.columns if KINDS[name] != "text"]


def as_csv(listing: PlainTable) -> bytes:
    """The list as CSV: text as shown."""
    return shown(listing).as_csv()


def as_xlsx(listing: PlainTable, heading: str) -> bytes:
    """The list as a workbook: a heading line, then typed cells in the formats of the screen."""
    import xlsxwriter

    output = BytesIO()
    with xlsxwriter.Workbook(output, {"in_memory": True, "strings_to_formulas": False}) as book:
        sheet = book.add_worksheet("Danh sách xã")
        bold = book.add_format({"bold": True, "text_wrap": True, "bg_color": theme.PANEL})
        sheet.write_string(0, 0, neutral(heading), book.add_format({"bold": True}))
        for column, name in enumerate(listing.columns):
            kind = KINDS[name]
            cell_format = book.add_format({"num_format": EXCEL[kind]})
            sheet.write_string(1, column, name, bold)
            sheet.set_column(column, column, 26 if kind == "text" else 13)
            for line, value in enumerate(listing.column(name), start=2):
                _write(sheet, line, column, value, kind, cell_format)
        sheet.freeze_panes(2, 1)
    return output.getvalue()


def _line(row: Row, is_sample: bool, small: Rule | None) -> dict[str, Any]:
    return {
        "Xã, phường": place(row["kind"], row["commune"]),
        "Huyện cũ": str(row["former_districts"]).replace(";", " và "),
        "Vùng xa": YES_NO[row["remote"]],
        "Thôn dân tộc thiểu số": YES_NO[row["has_minority_village"]],
        "Vùng dân tộc thiểu số 2026–2030": YES_NO[row["minority_area"]],
        "Số đạt": row["numerator"],
        "Tổng số": row["denominator"],
        "Tỷ lệ": row["share_percent"],
        "Còn thiếu": row["people_missing"],
        "Thiếu (điểm)": row["gap_points"],
        "Phần số thiếu của tỉnh": row.get("share_of_province_gap_percent"),
        "Tử số": row["numerator"],
        "Mẫu số": row["denominator"],
        "Kết quả": row["value"],
        "Mục tiêu": row["target"],
        "Số lượng": row["value"],
        "Mục tiêu mỗi xã": row["target"],
        "Đã tổ chức": _held(row),
        "Số liệu ngày": row["reported_on"],
        "Ghi chú": _remark(row, is_sample, small),
    }


def _held(row: Row) -> str:
    """Yes or no; of a former district, by how many communes."""
    if row["measure"] != "yes_no" or is_missing(row["value"]):
        return NOTHING
    if not row["kind"]:
        return f"{number(row['value'])}/{number(row['communes_total'])} xã"
    return "có" if row["value"] else "chưa"


def _write(sheet: Any, line: int, column: int, value: Any, kind: Kind, cell_format: Any) -> None:
    if kind == "text":
        sheet.write_string(line, column, neutral(value), cell_format)
    elif is_missing(value):
        sheet.write_blank(line, column, None, cell_format)
    elif kind == "day":
        sheet.write_datetime(line, column, value, cell_format)
    else:
        sheet.write_number(line, column, float(value), cell_format)


def _remark(row: Row, is_sample: bool, small: Rule | None) -> str:
    remarks = (
        (theme.SAMPLE_MARK, is_sample),
        ("ước tính", row["is_estimated"]),
        (f"nay thuộc {row.get('now_in', '').replace(';', ' và ')}", "now_in" in row),
        ("chưa có số liệu", row["level"] == "no_data"),
        ("không có đối tượng", row["level"] == "not_applicable"),
        ("số nhỏ, không công bố", small is not None and small.is_small([row])),
        ("im lặng đã lâu", row["is_silent"] and row["level"] != "no_data"),
    )
    return "; ".join(text for text, holds in remarks if holds)
