"""The task list of both plans, commune by commune: on the screen, and as a workbook to hand out."""

import math
from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Any

from charts import theme
from charts.formats import place
from charts.listing import EXCEL, SHOWN, Kind
from charts.pace import estimate
from charts.rows import Row, is_minority, is_missing
from charts.table import PlainTable
from charts.teaching import PLANS
from data.neutral import neutral

NAME, NOTE = "Xã, phường", "Ghi chú"
START: Mapping[str, Kind] = {
    NAME: "text",
    "Huyện cũ": "text",
    "Nhóm": "text",
    "Tỷ lệ nay": "percent",
    "Không hướng dẫn thêm": "percent",
    "Thiếu đến hạn": "count",
}
OF_PLAN: Mapping[str, tuple[str, Kind]] = {
    "hướng dẫn thêm": ("people", "count"),
    "mỗi tuần": ("people_per_week", "decimal"),
    "cả kế hoạch": ("wanted_people", "count"),
    "đạt tới": ("percent", "percent"),
}
END: Mapping[str, Kind] = {"Hạn": "day", "Số liệu ngày": "day", NOTE: "text"}
PLAN_COLUMNS: Mapping[str, Kind] = {
    f"{label}: {what}": kind for label in PLANS.values() for what, (_, kind) in OF_PLAN.items()
}
KINDS: Mapping[str, Kind] = {**START, **PLAN_COLUMNS, **END}
# What a screen has room for; the workbook has all.
ON_SCREEN = [
    name
    for name in KINDS
    if name not in ("Huyện cũ", "Hạn", "Số liệu ngày") and not name.endswith("mỗi tuần")
]
WIDTHS = {"text": 24, "day": 12}
LINE_LENGTH, LINE_HEIGHT = 180, 16


def task_list(rows: Sequence[Row], *, is_sample: bool) -> PlainTable:
    """Every commune that lacks people at the deadline, in the order of plan `fewest`; typed.

    `rows` as of `queries.teaching_plan`. Communes without data stand at the end: unknown, and so
    in no plan. Columns: the names of `KINDS`.
    """
    lacking = [row for row in rows if (row["shortage_people"] or 0) > 0]
    lacking.sort(key=lambda row: (-row["shortage_people"], row["fewest_order"] or math.inf))
    unknown = [row for row in rows if row["level"] == "no_data"]
    lines = [_line(row, is_sample) for row in [*lacking, *unknown]]
    return PlainTable.of(lines, list(KINDS))


def shown(tasks: PlainTable) -> PlainTable:
    """The same list as text, as the screen shows it: the mark of the sample stands over it once."""
    lines = [
        {name: SHOWN[KINDS[name]](row[name]) for name in ON_SCREEN}
        | {NOTE: row[NOTE].removeprefix(theme.SAMPLE_MARK).lstrip("; ")}
        for row in tasks.rows()
    ]
    return PlainTable.of(lines, ON_SCREEN)


def numbers() -> list[str]:
    """The columns of `shown` that are set to the right."""
    return [name for name in ON_SCREEN if KINDS[name] != "text"]


def as_xlsx(tasks: PlainTable, heading: Sequence[str]) -> bytes:
    """The list as a workbook of one sheet: lines of heading, then typed cells, wide on A4."""
    import xlsxwriter

    output = BytesIO()
    with xlsxwriter.Workbook(output, {"in_memory": True, "strings_to_formulas": False}) as book:
        sheet = book.add_worksheet("Việc của từng xã")
        wrapped = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        for line, text in enumerate(heading):
            sheet.set_row(line, LINE_HEIGHT * (1 + len(text) // LINE_LENGTH))
            sheet.merge_range(line, 0, line, len(KINDS) - 1, neutral(text), wrapped)
        _write_table(book, sheet, tasks, top=len(heading))
        sheet.freeze_panes(len(heading) + 1, 1)
        sheet.repeat_rows(len(heading))
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
    return output.getvalue()


def _write_table(book: Any, sheet: Any, tasks: PlainTable, *, top: int) -> None:
    style = {"bold": True, "text_wrap": True, "valign": "top", "bg_color": theme.PANEL}
    header = book.add_format(style)
    for column, name in enumerate(tasks.columns):
        kind = KINDS[name]
        cell_format = book.add_format({"num_format": EXCEL[kind]})
        sheet.write_string(top, column, name, header)
        sheet.set_column(column, column, WIDTHS.get(kind, 11))
        for line, value in enumerate(tasks.column(name), start=top + 1):
            _write(sheet, (line, column), value, kind, cell_format)


def _write(sheet: Any, cell: tuple[int, int], value: Any, kind: Kind, cell_format: Any) -> None:
    if is_missing(value):
        sheet.write_blank(*cell, None, cell_format)
    elif kind == "text":
        sheet.write_string(*cell, neutral(value), cell_format)
    elif kind == "day":
        sheet.write_datetime(*cell, value, cell_format)
    else:
        sheet.write_number(*cell, float(value), cell_format)


def _line(row: Row, is_sample: bool) -> dict[str, Any]:
    return {
        NAME: place(row["kind"], row["commune"]),
        "Huyện cũ": str(row["former_districts"]).replace(";", " và "),
        "Nhóm": _group(row),
        "Tỷ lệ nay": row["value"],
        "Không hướng dẫn thêm": row["expected_percent"],
        "Thiếu đến hạn": row["shortage_people"],
        **{
            f"{label}: {what}": row[f"{plan}_{column}"]
            for plan, label in PLANS.items()
            for what, (column, _) in OF_PLAN.items()
        },
        "Hạn": row["deadline"],
        "Số liệu ngày": row["reported_on"],
        NOTE: _remark(row, is_sample),
    }


def _group(row: Row) -> str:
    """Remote, minority, both; else that it is not known, or known to be neither."""
    groups = [("vùng xa", row["remote"] == "yes"), ("dân tộc thiểu số", is_minority(row))]
    known = ", ".join(name for name, holds in groups if holds)
    flags = (row["remote"], row["has_minority_village"], row["minority_area"])
    return known or ("chưa rõ" if "unknown" in flags else "không")


def _remark(row: Row, is_sample: bool) -> str:
    has_data = row["level"] != "no_data"
    remarks = (
        (theme.SAMPLE_MARK, is_sample),
        (estimate(row), True),
        ("chưa có số liệu, không vào kế hoạch", not has_data),
        ("im lặng đã lâu", row["is_silent"] and has_data),
    )
    return "; ".join(text for text, holds in remarks if holds and text)
