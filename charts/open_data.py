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
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from charts.open_data_tables import Table, tables
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


def package(scope: Scope) -> bytes:
    """The ZIP of every table, and what describes them; the filters of the scope do not count."""
    files: dict[str, bytes] = {}
    resources = []
    for table in tables(scope):
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
