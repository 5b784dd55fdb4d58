"""What the queries of a day start from is worked out once, however many ask, in whatever order."""

from concurrent.futures import ThreadPoolExecutor

import pytest

import queries

ASKED = {"indicator": "adult_vneid", "district": None, "group": None, "target_year": None}
PACE = {**ASKED, "by": "province"}
FILTERS = {"district": None, "group": None}


@pytest.fixture
def connection(database_of):
    return database_of(
        (("18073", "2026-01-31", 400, 1000), ("18073", "2026-02-28", 500, 1000)),
    )


def counted(connection, table: str) -> int:
    return connection.execute(f"select count(*) from {table}").fetchone()[0]  # noqa: S608 - a name of ours


def test_nothing_is_worked_out_before_somebody_asks(connection):
    assert (counted(connection, "standings"), counted(connection, "paces")) == (0, 0)


def test_a_day_is_worked_out_once_for_everybody(connection):
    """69 communes times 20 indicators, however many ask at the same time."""
    with ThreadPoolExecutor(8) as pool:
        answers = list(
            pool.map(
                lambda _: queries.rows(
                    connection, "coverage_by_commune", as_of="2026-02-28", **ASKED
                ),
                range(16),
            )
        )
    assert counted(connection, "standings") == 69 * 20
    assert all(one == answers[0] for one in answers)
    assert len(answers[0]) == 69


def test_a_target_year_is_a_question_of_its_own(connection):
    of_year = {**ASKED, "as_of": "2026-02-28"}
    first = queries.rows(connection, "coverage_by_commune", **of_year)
    second = queries.rows(connection, "coverage_by_commune", **of_year | {"target_year": 2025})
    assert (first[0]["target"], second[0]["target"]) == (80.0, 70.0)
    assert counted(connection, "standings") == 2 * 69 * 20


def test_another_day_does_not_change_the_first(connection):
    def people(day: str) -> list[object]:
        rows = queries.rows(connection, "pace_by_place", as_of=day, **PACE)
        return [(row["numerator"], row["observed_people_per_week"]) for row in rows]

    # 100 people in the 28 days between the reports are 25 a week.
    assert people("2026-02-28") == [(500, 25.0)]
    assert people("2026-01-31") == [(400, None)]
    assert people("2026-02-28") == [(500, 25.0)]


def test_a_day_can_be_worked_out_before_anybody_asks(connection):
    """Readers of other days and years ask meanwhile; then nothing is left to work out."""

    def people(day: str, target_year: int | None = None) -> list[object]:
        asked = {**PACE, "as_of": day, "target_year": target_year}
        rows = queries.rows(connection, "pace_by_place", **asked)
        return [(row["numerator"], row["observed_people_per_week"]) for row in rows]

    with ThreadPoolExecutor(4) as pool:
        filled = pool.submit(queries.fill_day, connection, "2026-02-28")
        others = [pool.submit(people, "2026-01-31", year) for year in (None, 2025, 2026) * 4]
    filled.result()
    assert {str(one.result()) for one in others} == {"[(400, None)]"}
    ready = [counted(connection, table) for table in ("standings", "paces", "scorecards")]
    assert people("2026-02-28") == [(500, 25.0)]
    for query in ("coverage_by_commune", "plan_scorecard"):
        queries.rows(connection, query, **ASKED if query[0] == "c" else FILTERS, as_of="2026-02-28")
    assert [counted(connection, table) for table in ("standings", "paces", "scorecards")] == ready


def test_what_was_worked_out_takes_little_room(connection):
    """Of each part of a column 256 KB were kept, 20 MB a day; all rows are 2 MB at most."""
    before = room(connection)
    queries.fill_day(connection, "2026-02-28")
    assert room(connection) - before < 2_000_000


def room(connection) -> int:
    tagged = "select memory_usage_bytes from duckdb_memory() where tag = 'IN_MEMORY_TABLE'"
    return connection.execute(tagged).fetchone()[0]


def test_the_first_year_of_all_has_none_before_it(connection):
    rows = queries.rows(connection, "plan_scorecard", as_of="0001-06-01", district=None, group=None)
    assert {row["value"] for row in rows} == {None}


def test_the_end_of_the_year_before_is_worked_out_once_for_all_scorecards(connection):
    for day in ("2026-02-28", "2026-01-31", "2026-02-28"):
        for district in (None, "Huyện Hương Khê"):
            queries.rows(connection, "plan_scorecard", as_of=day, district=district, group=None)
    province = connection.execute(
        "select judged_on::varchar from scorecards where indicator = 'adult_vneid' "
        "and target_year = 2026 and coalesce(district_part, group_part) is null"
    )
    assert sorted(province.fetchall()) == [("2025-12-31",), ("2026-01-31",), ("2026-02-28",)]
