"""What holds whatever the reports say: found by trying many of them."""

from datetime import date, timedelta

import duckdb
import pandas as pd
import pytest
import small_data
from hypothesis import given, settings
from hypothesis import strategies as st
from workbooks import long_csv

import queries
from data import database, reference
from data.reading import read_report
from data.store import new_entry

# Every example builds a database: few of them, the same ones every time.
a_few_times = settings(max_examples=10, deadline=None, derandomize=True, database=None)

LINES = (
    "18409,adult_vneid,31/05/2025,10,100,",
    "18412,adult_vneid,30/06/2025,30,100,",
    "18082,adult_vneid,30/06/2025,7,101,",
    "18643,adult_vneid,30/06/2025,2,20,",
    "18652,adult_vneid,30/06/2025,3,30,",
    "Hồng Lộc,adult_vneid,31/07/2025,39,210,",
    "Trần Phú,adult_vneid,31/07/2025,50,100,",
    "18100,adult_vneid,31/08/2025,49,120,",
    "18100,digital_families,31/08/2025,1,2,tin",
    "18100,learning_festival,31/08/2025,1,,",
    "18313,digital_ambassadors,31/08/2025,11,2,",
)
DAY = st.dates(date(2025, 7, 1), date(2026, 10, 31))
CODES = ("18073", "18100", "18133", "18313", "18496")
TOLD = ("unit_code", "indicator", "as_of", "numerator", "denominator", "note")


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    """Where the next example builds its database."""
    folder = tmp_path_factory.mktemp("properties")
    return lambda: folder / f"{len(list(folder.iterdir()))}.duckdb"


def answers(connection: duckdb.DuckDBPyConnection, day: str) -> list[str]:
    asked = {"indicator": "adult_vneid", "as_of": day}
    tables: list[pd.DataFrame] = [
        queries.coverage_by_commune(connection, **asked),
        queries.coverage_of_province(connection, **asked),
        queries.gaps(connection, **asked),
        queries.coverage_by_group(connection, **asked),
        queries.coverage_over_time(connection, **asked, by="commune"),
        queries.warnings(connection).drop(columns="cell"),
    ]
    return [table.to_csv() for table in tables]


def of_lines(path, lines):
    """What a long table with these lines says, and what the queries answer to it."""
    content = long_csv(*lines)
    today = date(2026, 11, 1)
    reading = read_report(content, "a.csv", reference.load(), today)
    assert reading.is_accepted
    entry = new_entry(1, content, "a.csv", "long", pd.Timestamp(today), "tester")
    database.write(path, reference.load(), [(entry, reading)])
    said = {tuple(getattr(one, name) for name in TOLD) for one in reading.observations}
    with queries.load(path) as connection:
        return said, answers(connection, "2025-08-31")


@pytest.fixture(scope="module")
def in_order(tmp_path_factory):
    return of_lines(tmp_path_factory.mktemp("order") / "a.duckdb", LINES)


@a_few_times
@given(lines=st.permutations(LINES))
def test_the_order_of_the_rows_of_a_report_makes_no_difference(path, in_order, lines):
    assert of_lines(path(), lines) == in_order


@a_few_times
@given(
    reports=st.lists(
        st.dictionaries(st.sampled_from(CODES), st.integers(0, 100), min_size=1),
        min_size=1,
        max_size=6,
    )
)
def test_the_last_report_counts_and_no_value_is_ever_lost(path, reports):
    file = path()
    small_data.write(
        file,
        *(
            tuple((code, "2025-12-31", done, 100) for code, done in report.items())
            for report in reports
        ),
    )
    last = {code: done for report in reports for code, done in report.items()}
    everything = [
        (number, code, done)
        for number, report in enumerate(reports, start=1)
        for code, done in sorted(report.items())
    ]
    with duckdb.connect(file, read_only=True) as connection:
        told = "select report_number, unit_code, numerator from observations order by 1, 2"
        assert connection.execute(told).fetchall() == everything
    with queries.load(file) as connection:
        table = queries.coverage_by_commune(
            connection, indicator="adult_vneid", as_of="2025-12-31"
        ).dropna(subset=["numerator"])
        assert dict(zip(table["commune_code"], table["numerator"], strict=True)) == last
        assert queries.reports_in_force(connection)["in_force"].sum() == len(last)


@a_few_times
@given(
    said=st.dictionaries(
        st.tuples(st.sampled_from(CODES), DAY),
        st.integers(0, 30_000).flatmap(lambda most: st.tuples(st.integers(0, most), st.just(most))),
        min_size=1,
        max_size=12,
    ),
    days_later=st.integers(0, 200),
)
def test_the_share_lies_between_the_lowest_and_the_highest(path, said, days_later):
    file = path()
    small_data.write(
        file, tuple((code, str(day), *numbers) for (code, day), numbers in said.items())
    )
    asked = max(day for _, day in said) + timedelta(days=days_later)
    newest = {code: numbers for (code, _), numbers in sorted(said.items())}
    done = sum(numerator for numerator, _ in newest.values())
    total = sum(denominator for _, denominator in newest.values())
    with queries.load(file) as connection:
        (row,) = queries.coverage_of_province(
            connection, indicator="adult_vneid", as_of=str(asked)
        ).to_dict("records")
    assert (row["numerator"], row["denominator"]) == (done, total)
    assert 0 <= row["silent_at_zero_percent"] <= row["lowest_percent"] <= row["highest_percent"]
    assert row["highest_percent"] <= 100
    if total:
        assert row["share_percent"] == pytest.approx(100 * done / total)
        slack = 1e-9
        assert row["lowest_percent"] <= row["share_percent"] + slack
        assert row["share_percent"] <= row["highest_percent"] + slack
