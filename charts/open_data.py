"""The published numbers as an open data package: CSV tables and what describes them, in one ZIP.

Frictionless Data Package 2.0: https://datapackage.org/standard/data-package/
"""

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from csv import writer
from hashlib import sha256
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any, NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from charts import hiding, small_numbers
from charts.rows import Row
from charts.scope import Scope
from charts.whole import unwritten, write_whole
from data.neutral import neutral

PROFILES = "https://datapackage.org/profiles/2.0"
LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the same numbers are the same file, whenever it is made
SAMPLE_LICENCE = {
    "name": "MIT",
    "path": "https://opensource.org/license/mit",
    "title": "Như mã nguồn làm ra số liệu mẫu",
}
NO_LICENCE = {"name": "notspecified", "title": "Theo quy định của cơ quan công bố báo cáo"}
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


def package(scope: Scope) -> bytes:
    """The ZIP: every indicator on every report date, and what is needed to read it.

    What small numbers would tell is left out (`hiding.hidden`), on every date. The filters
    of the scope do not count.
    """
    files: dict[str, bytes] = {}
    resources = []
    for table in _tables(scope):
        content = _csv(table)
        files[f"{table.name}.csv"] = content
        resources.append(_resource(table, content))
    descriptor = json.dumps(_descriptor(scope, resources), ensure_ascii=False, indent=2)
    return _zipped({"datapackage.json": descriptor.encode(), **files})


def add_command(
    subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]",
) -> argparse.ArgumentParser:
    """Adds `package` with the file to write; the caller adds the filters, which do not count."""
    parser = subparsers.add_parser("package", help="the published numbers as open data, one ZIP")
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="FILE.zip")
    parser.set_defaults(run=run)
    return parser


def run(scope: Scope, options: argparse.Namespace) -> int:
    """Write the file; 0 when it is there, 2 with a sentence when it cannot be written."""
    try:
        write_whole(options.output, package(scope))
    except OSError as error:
        print(unwritten(options.output, error), file=sys.stderr)
        return 2
    print(f"Đã ghi {options.output}")
    return 0


def file_name(scope: Scope) -> str:
    """An ASCII name for the ZIP, which says when it is a sample."""
    return "-".join(["hatinh-du-lieu-mo", *["so-lieu-mau"] * scope.is_sample]) + ".zip"


def _tables(scope: Scope) -> Sequence[Table]:
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


def _csv(table: Table) -> bytes:
    """RFC 4180, UTF-8 without a byte order mark, as the standard wants it."""
    text = StringIO(newline="")
    lines = writer(text)
    lines.writerow(field.name for field in table.fields)
    lines.writerows([_cell(row[field.name]) for field in table.fields] for row in table.rows)
    return text.getvalue().encode()


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    return value.isoformat()[:10] if hasattr(value, "isoformat") else neutral(str(value))


def _resource(table: Table, content: bytes) -> Mapping[str, Any]:
    fields = [field._asdict() for field in table.fields]
    return {
        "$schema": f"{PROFILES}/dataresource.json",
        "name": table.name,
        "title": table.title,
        "type": "table",
        "path": f"{table.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{sha256(content).hexdigest()}",
        "schema": {
            "$schema": f"{PROFILES}/tableschema.json",
            "fields": fields,
            "primaryKey": list(table.key),
            "missingValues": [""],
        },
    }


def _descriptor(scope: Scope, resources: Sequence[Mapping[str, Any]]) -> Mapping[str, Any]:
    mark = f" – {scope.kind}, không phải số thật" if scope.is_sample else ""
    sources = dict.fromkeys(row["source"] for row in scope.ask("reference_sources"))
    return {
        "$schema": f"{PROFILES}/datapackage.json",
        "name": file_name(scope).removesuffix(".zip"),
        "title": f"Bình dân học vụ số Hà Tĩnh: kết quả theo xã, phường{mark}",
        "description": f"{scope.source}. Số nhỏ và số suy ra được từ chúng không công bố.",
        "version": scope.facts["data_version"],
        "created": scope.facts["updated_at"].replace(" ", "T") + "+07:00",
        "is_sample": scope.is_sample,
        "licenses": [SAMPLE_LICENCE if scope.is_sample else NO_LICENCE],
        "sources": [{"title": f"{scope.kind} của xã, phường"}, *({"title": s} for s in sources)],
        "resources": resources,
    }


def _zipped(files: Mapping[str, bytes]) -> bytes:
    output = BytesIO()
    with ZipFile(output, "w", ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(ZipInfo(name, LONG_AGO), content, ZIP_DEFLATED)
    return output.getvalue()
