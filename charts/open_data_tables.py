"""The tables of the open data package: their columns, what those say, and their rows."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from charts import hiding, small_numbers
from charts.rows import Row
from charts.scope import Scope

NUMBERS = ("numerator", "denominator", "share_percent", "value")


class Field(NamedTuple):
    """A column: its name, its type in the standard, and what it says."""

    name: str
    type: str
    description: str


class Table(NamedTuple):
    """A CSV file of the package."""

    name: str
    title: str
    key: Sequence[str]
    fields: Sequence[Field]
    rows: Sequence[Row]


INDICATOR = Field("indicator", "string", "Mã chỉ tiêu, xem bảng indicators")
COMMUNE = Field("commune_code", "string", "Mã xã, phường từ 01/07/2025")
COVERAGE = (
    Field("as_of", "date", "Ngày của số liệu"),
    INDICATOR,
    COMMUNE,
    Field("reported_on", "date", "Ngày của báo cáo mới nhất đến ngày as_of"),
    Field("numerator", "integer", "numerator_name của chỉ tiêu; trống khi chưa báo cáo hoặc bị ẩn"),
    Field("denominator", "integer", "denominator_name của chỉ tiêu; trống với count và yes_no"),
    Field("share_percent", "number", "100 × numerator / denominator"),
    Field("value", "number", "Kết quả theo đơn vị của chỉ tiêu không phải tỷ lệ"),
    Field("is_estimated", "boolean", "Có phần dựa trên đơn vị cũ bị tách: ước tính"),
    Field("is_silent", "boolean", "Chưa báo cáo, hoặc báo cáo mới nhất đã quá cũ"),
    Field("is_hidden", "boolean", "Số nhỏ, không công bố (docs/method.md, mục 11)"),
    Field("kind", "string", "Số liệu báo cáo hay số liệu mẫu"),
)
KNOWN = "yes, no hoặc unknown (chưa rõ)"
COMMUNES = (
    COMMUNE,
    Field("commune", "string", "Tên"),
    Field("kind", "string", "xã hoặc phường"),
    Field("former_district", "string", "Huyện cũ (chính)"),
    Field("former_districts", "string", "Mọi huyện cũ, cách nhau bằng dấu ;"),
    Field("border", "string", f"Biên giới: {KNOWN}"),
    Field("mountainous", "string", f"Miền núi: {KNOWN}"),
    Field("remote", "string", f"Vùng xa (biên giới hoặc miền núi): {KNOWN}"),
    Field("has_minority_village", "string", f"Có thôn dân tộc thiểu số: {KNOWN}"),
    Field("minority_area", "string", f"Vùng dân tộc thiểu số 2026–2030: {KNOWN}"),
)
INDICATORS = (
    INDICATOR,
    Field("name", "string", "Tên chỉ tiêu của kế hoạch"),
    Field("numerator_name", "string", "Cột numerator là số gì"),
    Field("denominator_name", "string", "Cột denominator là số gì; trống với count và yes_no"),
    Field("measure", "string", "coverage (tỷ lệ), count (số lượng), ratio, yes_no"),
    Field("unit", "string", "Đơn vị tính"),
    Field("lead_agency", "string", "Cơ quan chủ trì"),
    Field("plan_section", "string", "Mục của kế hoạch"),
)
TARGETS = (
    INDICATOR,
    Field("year", "integer", "Năm của mục tiêu"),
    Field("target", "number", "Mục tiêu, theo đơn vị của chỉ tiêu"),
    Field("deadline", "date", "Hạn báo cáo"),
)


def tables(scope: Scope) -> Sequence[Table]:
    """Every indicator on every report date, and what is needed to read it.

    What small numbers would tell is left out (`hiding.hidden`), on every date. The filters of
    the scope do not count.
    """
    indicators = scope.ask("indicators")
    communes = scope.ask("coverage_by_commune", district=None, group=None)
    targets = [
        {"indicator": one["indicator"], **row}
        for one in indicators
        for row in scope.ask("targets", indicator=one["indicator"])
    ]
    coverage = [row for one in indicators for row in _coverage(scope, one)]
    key = ("as_of", "indicator", "commune_code")
    return (
        Table("coverage", "Kết quả theo xã, ngày và chỉ tiêu", key, COVERAGE, coverage),
        Table("communes", "69 xã, phường", ("commune_code",), COMMUNES, communes),
        Table("indicators", "Chỉ tiêu của kế hoạch", ("indicator",), INDICATORS, indicators),
        Table("targets", "Mục tiêu theo năm", ("indicator", "year"), TARGETS, targets),
    )


def _coverage(scope: Scope, indicator: Row) -> Sequence[Row]:
    """The communes on every date, those hidden on one date hidden wherever the report is shown."""
    code = indicator["indicator"]
    days = {
        row["as_of"]: scope.ask(
            "coverage_by_commune",
            indicator=code,
            as_of=row["as_of"].isoformat(),
            district=None,
            group=None,
            target_year=None,
        )
        for row in reversed(scope.ask("report_dates"))
    }
    rule = small_numbers.rule_for(indicator, scope.facts)
    secret: set[tuple[str, object]] = set()
    for rows in days.values():
        if rule is None:
            break
        hidden = hiding.hidden(rows, rule).communes
        secret |= {_report(row) for row in rows if row["commune_code"] in hidden}
    return [
        _line(row, code, day, scope.kind, _report(row) in secret)
        for day, rows in days.items()
        for row in rows
    ]


def _report(row: Row) -> tuple[str, object]:
    return row["commune_code"], row["reported_on"]


def _line(row: Row, indicator: str, day: object, kind: str, is_hidden: bool) -> dict[str, Any]:
    numbers = dict.fromkeys(NUMBERS) if is_hidden else {name: row[name] for name in NUMBERS}
    said = {"as_of": day, "indicator": indicator, "is_hidden": is_hidden, "kind": kind}
    return {**row, **numbers, **said}
