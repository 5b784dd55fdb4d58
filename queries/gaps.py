"""Who is below the target, and by how many people."""

from __future__ import annotations

from typing import TYPE_CHECKING

import duckdb

from queries.db import run

if TYPE_CHECKING:
    import pandas as pd


def gaps(
    connection: duckdb.DuckDBPyConnection,
    *,
    indicator: str | None,
    as_of: str,
    district: str | None = None,
    group: str | None = None,
    target_year: int | None = None,
) -> pd.DataFrame:
    """Which communes are below their target? One row each, most people missing first.

    When tied, remote and minority communes come first. Columns: those of `coverage_by_commune`
    and share_of_province_gap_percent (of all people missing in the province, whatever the
    filters). A commune that never reported is not here: unknown is not below.
    """
    return run(
        connection,
        "gaps",
        indicator=indicator,
        as_of=as_of,
        district=district,
        group=group,
        target_year=target_year,
    )
