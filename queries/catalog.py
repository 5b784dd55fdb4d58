"""What can be asked for: indicators, dates, former districts, groups; and what the data is."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import duckdb

from queries.db import QueryError, run

if TYPE_CHECKING:
    import pandas as pd

GROUPS = ("remote", "border", "mountainous", "has_minority_village", "minority_area")
HEADLINE = "adult_vneid"


def build_facts(connection: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """What is this data, and by which rules? One row per fact.

    Columns: key, value. All as text: data_version, code_version, as_of, is_sample ("true" or
    "false"), updated_at, and the settings.
    """
    return run(connection, "build_facts")


def indicators(connection: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """What does the plan measure? One row per indicator, in the plan's order.

    Columns: indicator, indicator_group, name, short_name, numerator_name, denominator_name,
    measure, unit, is_cumulative (a report says all until its day, else its period alone),
    lead_agency, plan_section.
    """
    return run(connection, "indicators")


def targets(connection: duckdb.DuckDBPyConnection, indicator: str | None) -> pd.DataFrame:
    """What must an indicator reach, and when? One row per target year.

    Columns: indicator, year, target, deadline.
    """
    return run(connection, "targets", indicator=indicator)


def report_dates(connection: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """Of which days are there reports? One row per date, newest first: as_of."""
    return run(connection, "report_dates")


def day_versions(connection: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """What do the answers of a day rest on? One row per date, newest first, and one before all.

    Two databases of one version of a day answer the same of it; a day without a row has that of
    the date before. Columns: as_of, version (a few letters).
    """
    return run(connection, "day_versions")


def former_districts(connection: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """Which districts were there until 30/06/2025? One row each: former_district, communes."""
    return run(connection, "former_districts")


def find_indicator(connection: duckdb.DuckDBPyConnection, code: str) -> str:
    """The code itself when the plan has it. Raises QueryError that lists what there is."""
    known = list(indicators(connection)["indicator"])
    if code not in known:
        raise QueryError(f"unknown indicator {code!r}; known: {', '.join(known)}")
    return code


def find_commune(connection: duckdb.DuckDBPyConnection, code: str) -> str:
    """The code itself when it is of one of the 69 communes. Raises QueryError."""
    if code not in set(run(connection, "find_communes", text="")["commune_code"]):
        raise QueryError(f"unknown commune {code!r}; --commune takes the code of one of the 69")
    return code


def find_district(connection: duckdb.DuckDBPyConnection, name: str) -> str:
    """The full name of a former district, from it or from its last words when only one fits.

    Raises QueryError that lists the candidates, or all of them.
    """
    known = [str(one) for one in former_districts(connection)["former_district"]]
    wanted = unicodedata.normalize("NFC", name).strip().casefold()
    exact = [one for one in known if one.casefold() == wanted]
    endings = [one for one in known if one.casefold().endswith(" " + wanted)]
    found = exact or endings
    if len(found) != 1:
        raise QueryError(
            f"unknown or ambiguous district {name!r}; known: {', '.join(found or known)}"
        )
    return found[0]
