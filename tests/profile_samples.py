"""The profile of one commune as the page asks for it, from any database."""

from datetime import date
from typing import Any

import duckdb

import queries
from charts.profile import Profile

MERGER = date(2025, 7, 1)
HALF, THREE = "18652", "18073"
REPORTS = (
    ("18082", "2025-05-31", 401, 1001),
    ("18643", "2025-05-31", 100, 400),
    ("18652", "2025-05-31", 300, 600),
    ("18652", "2026-10-31", 700, 1000),
    ("18073", "2026-10-31", 900, 1000),
    ("18100", "2026-10-31", 300, 500),
    ("18652", "2026-10-31", 12, 3, "digital_ambassadors"),
    ("18100", "2026-10-31", 15, 3, "digital_ambassadors"),
    ("18652", "2026-10-31", 0, None, "learning_festival"),
    ("18652", "2026-10-31", 4, None, "elderly_classes"),
)


def profile_of(
    connection: duckdb.DuckDBPyConnection,
    code: str,
    *,
    indicator: str = "adult_vneid",
    as_of: str = "2026-10-31",
    beside: tuple[str, ...] = (),
    is_sample: bool = True,
) -> Profile:
    """One commune with the communes `beside` it; rows as plain values, as on the page."""

    def ask(query: str, **values: Any) -> list[dict[str, Any]]:
        return queries.rows(connection, query, **values)

    asked = {"indicator": indicator, "as_of": as_of}
    filters = asked | {"target_year": None, "district": None, "group": None}
    communes = {row["commune_code"]: row for row in ask("coverage_by_commune", **filters)}
    (pace,) = ask("pace_by_commune", **filters, commune_code=code)
    named = next(row for row in ask("indicators") if row["indicator"] == indicator)
    return Profile(
        commune=communes[code],
        pace=pace,
        indicator=named,
        as_of=date.fromisoformat(as_of),
        targets={
            row["year"]: row["target"]
            for row in ask("targets", indicator=indicator)
            if named["is_cumulative"] or row["year"] == int(as_of[:4])
        },
        figures=ask("commune_profile", commune_code=code, as_of=as_of, target_year=None),
        old_units=ask("old_units_of", commune_code=code),
        history=ask("commune_history", commune_code=code, **asked),
        province=ask("coverage_over_time", by="province", **filters),
        neighbours=[communes[one] for one in beside],
        reports=ask("reports_of_commune", commune_code=code, as_of=as_of),
        warnings=ask("warnings_of_commune", commune_code=code, as_of=as_of),
        rules={row["key"]: row["value"] for row in ask("build_facts")},
        merger=MERGER,
        source="SỐ LIỆU MẪU; đến ngày 31/10/2026; phiên bản dữ liệu 0123456789",
        is_sample=is_sample,
    )
