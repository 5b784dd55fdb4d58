"""The two plans by hand, again in pandas over the sample, and what must hold of any numbers.

By hand, on 29/10/2025, six weeks before 10/12/2025, against 70 %:

| commune          | 01/10     | 29/10     | a week | expected | goal | shortage | gap  | it is   |
| Hương Khê, 18496 | 500/1000  | 540/1000  | 10     | 600      | 700  | 100      | 10   | remote  |
| Hương Sơn, 18133 | 60/200    | 60/200    | 0      | 60       | 140  | 80       | 40   | remote  |
| Trần Phú, 18100  | 1000/2000 | 1040/2000 | 10     | 1100     | 1400 | 300      | 15   | unclear |
| Thành Sen, 18073 | 1100/1200 | 1150/1200 | 12,5   | 1200 *   | 840  | 0        | –    | unclear |
| together         |           | 2790/4400 |        | 2960     | 3080 | 480      |      |         |

* 1150 + 75 would be more than there are. Together 3080 − 2960 = 120 are missing, because Thành Sen
makes up for others: plan fewest takes 120, all in Trần Phú. Remote communes lack 100 + 80 = 180:
plan equity takes 180, a price of 60. For each commune its own target: 480 − 120 = 360 beyond.
"""

import math
from collections.abc import Iterator
from datetime import date, timedelta

import duckdb
import pandas as pd
import pytest
import small_data
from sample_facts import LAST, classified, facts

import queries
from data.reference import rows
from queries.__main__ import main

SMALL = (
    ("18496", "2025-10-01", 500, 1000),
    ("18133", "2025-10-01", 60, 200),
    ("18100", "2025-10-01", 1000, 2000),
    ("18073", "2025-10-01", 1100, 1200),
    ("18496", "2025-10-29", 540, 1000),
    ("18133", "2025-10-29", 60, 200),
    ("18100", "2025-10-29", 1040, 2000),
    ("18073", "2025-10-29", 1150, 1200),
)
CODES = ("18496", "18133", "18100", "18073")
DAY = {
    "indicator": "adult_vneid",
    "as_of": "2025-10-29",
    "people_per_week": 25,
    "keeps_pace": True,
}
NOW = DAY | {"as_of": LAST.isoformat(), "people_per_week": 1000}
PLANNED = [
    "expected_people", "expected_percent", "shortage_people", "fewest_order",
    "fewest_wanted_people", "fewest_people", "fewest_people_per_week", "fewest_percent",
    "equity_order", "equity_wanted_people", "equity_people", "equity_people_per_week",
    "equity_percent",
]  # fmt: skip


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    path = tmp_path_factory.mktemp("small") / "hatinh.duckdb"
    small_data.write(path, SMALL)
    with queries.load(path) as connection:
        yield connection


def plan(connection, **values) -> pd.DataFrame:
    return queries.teaching_plan(connection, **DAY | values).set_index("commune_code")


def totals(connection, **values) -> pd.DataFrame:
    return queries.teaching_totals(connection, **DAY | values).set_index("plan")


def given(table: pd.DataFrame, column: str) -> dict[str, int]:
    """Who gets people, by code."""
    return {code: int(people) for code, people in table[column].dropna().items() if people}


def test_every_commune_of_the_filters_has_a_row_in_code_order(small):
    codes = list(queries.teaching_plan(small, **DAY)["commune_code"])
    assert len(codes) == len(set(codes)) == 69
    assert codes == sorted(codes)
    assert list(plan(small, district="Huyện Vũ Quang", group="has_minority_village").index) == [
        "18313"
    ]


def test_a_commune_goes_on_at_its_pace_and_never_beyond_its_people(small):
    table = plan(small).loc[list(CODES)]
    assert list(table["observed_people_per_week"]) == [10, 0, 10, 12.5]
    assert list(table["expected_people"]) == [600, 60, 1100, 1200]
    assert list(table["expected_percent"]) == [60, 30, 55, 100]
    assert list(table["shortage_people"]) == [100, 80, 300, 0]
    assert set(table["weeks_left"]) == {6.0}


def test_without_the_pace_nothing_moves_by_itself(small):
    table = plan(small, keeps_pace=False).loc[list(CODES)]
    assert list(table["expected_people"]) == [540, 60, 1040, 1150]
    assert list(table["shortage_people"]) == [160, 80, 360, 0]


def test_the_fewest_people_go_where_most_are_missing_until_the_province_has_its_target(small):
    table = plan(small)
    assert given(table, "fewest_wanted_people") == {"18100": 120}
    assert given(table, "fewest_order") == {"18100": 1}


def test_equity_brings_remote_and_minority_communes_to_their_target_first(small):
    table = plan(small)
    assert given(table, "equity_wanted_people") == {"18133": 80, "18496": 100}
    # 40 points behind goes before 10 points behind, though fewer people are missing.
    assert given(table, "equity_order") == {"18133": 1, "18496": 2}
    assert totals(small).loc["equity", "price_people"] == 60


def test_equity_costs_nothing_where_the_remote_communes_lack_less_than_the_province(small):
    """Without pace 3080 − 2790 = 290 are missing; remote ones lack 160 + 80 = 240, the rest 50."""
    table = plan(small, keeps_pace=False)
    assert given(table, "fewest_wanted_people") == {"18100": 290}
    assert given(table, "equity_wanted_people") == {"18133": 80, "18496": 160, "18100": 50}
    sums = totals(small, keeps_pace=False)
    assert dict(sums["price_people"].dropna()) == {"fewest": 0, "equity": 0}
    assert set(sums["every_commune_people"]) == {160 + 80 + 360 - 290}


@pytest.mark.parametrize(
    ("people_per_week", "fewest", "equity"),
    [
        (0, {}, {}),
        # 60 people: under what both plans want.
        (10, {"18100": 60}, {"18133": 60}),
        # 150: the 120 of the one, not the 180 of the other.
        (25, {"18100": 120}, {"18133": 80, "18496": 70}),
        # 240: more than either.
        (40, {"18100": 120}, {"18133": 80, "18496": 100}),
    ],
)
def test_people_are_given_in_the_plans_order_until_all_are_used(
    small, people_per_week, fewest, equity
):
    table = plan(small, people_per_week=people_per_week)
    assert given(table, "fewest_people") == fewest
    assert given(table, "equity_people") == equity
    assert set(totals(small, people_per_week=people_per_week)["capacity_people"]) == {
        6 * people_per_week
    }


def test_a_commune_has_its_share_after_each_plan_and_its_people_a_week(small):
    row = plan(small).loc["18496"]
    # 600 and 70 of 1000, in six weeks.
    assert (row["fewest_percent"], row["equity_percent"]) == (60, 67)
    assert (row["fewest_people_per_week"], row["equity_people_per_week"]) == (0, 70 / 6)


def test_the_result_of_each_plan_with_150_people(small):
    """Remote: 660/1200 = 55 %, with 150 more 810/1200 = 67,5 %; the rest: 2300/3200 = 71,875 %,
    with 120 more 2420/3200 = 75,625 %."""
    expected = {
        # plan: wanted, given, done, missing, met, taught, first, rest, gap
        "none": (0, 0, 2960, 120, 1, 0, 55, 71.875, 16.875),
        "fewest": (120, 120, 3080, 0, 1, 1, 55, 75.625, 20.625),
        "equity": (180, 150, 3110, 0, 2, 2, 67.5, 71.875, 4.375),
    }
    columns = [
        "wanted_people", "given_people", "done_people", "people_missing", "communes_met",
        "communes_taught", "first_percent", "rest_percent", "gap_points",
    ]  # fmt: skip
    table = totals(small)
    assert {name: tuple(row) for name, row in table[columns].iterrows()} == expected
    assert table.loc["fewest", "done_percent"] == 70
    assert list(table["wanted_people_per_week"]) == [0, 20, 30]


def test_what_holds_of_all_plans_stands_in_every_row(small):
    for _, row in totals(small).iterrows():
        assert (row["state"], row["target"], row["weeks_left"]) == ("planned", 70, 6)
        assert row["deadline"] == pd.Timestamp("2025-12-10")
        assert (row["communes_total"], row["communes_counted"], row["communes_silent"]) == (
            69,
            4,
            0,
        )
        assert (row["communes_first"], row["communes_unclear"]) == (19, 50)
        assert (row["numerator"], row["denominator"]) == (2790, 4400)
        assert (row["least_people"], row["every_commune_people"]) == (120, 360)
    assert pd.isna(totals(small).loc["none", "price_people"])


def test_a_commune_without_data_is_in_no_plan(small):
    row = plan(small).loc["18844"]
    assert row["level"] == "no_data"
    assert row[PLANNED].isna().all()


def test_a_silent_commune_counts_at_its_last_report_and_does_not_move(database_of):
    # 10/07 to 29/10 are 111 days; it grew 10 a week before.
    said = (("18313", "2025-07-03", 10, 100), ("18313", "2025-07-10", 20, 100))
    connection = database_of(said)
    row = plan(connection).loc["18313"]
    assert row["is_silent"]
    assert (row["expected_people"], row["shortage_people"]) == (20, 50)
    assert set(totals(connection)["communes_silent"]) == {1}


def test_a_commune_that_fell_stays_where_it_is(database_of):
    said = (("18100", "2025-10-01", 60, 100), ("18100", "2025-10-29", 50, 100))
    row = plan(database_of(said)).loc["18100"]
    assert row["observed_people_per_week"] == -2.5
    assert (row["expected_people"], row["shortage_people"]) == (50, 20)


def test_of_two_reports_of_one_day_the_later_one_counts(database_of):
    first = (("18100", "2025-10-29", 60, 100),)
    row = plan(database_of(first, (("18100", "2025-10-29", 65, 100),))).loc["18100"]
    assert (row["expected_people"], row["shortage_people"]) == (65, 5)


def test_nobody_to_count_lacks_nobody_and_has_met_nothing(database_of):
    connection = database_of((("18100", "2025-10-29", 0, 0), ("18133", "2025-10-29", 1, 10)))
    row = plan(connection).loc["18100"]
    assert (row["expected_people"], row["shortage_people"], row["fewest_people"]) == (0, 0, 0)
    assert pd.isna(row["fewest_percent"])
    assert set(totals(connection)["communes_met"]) == {0, 1}


def test_before_the_merger_old_units_count_and_a_split_one_is_marked(database_of):
    """Đại Nài, 60 of 100, gives 30 of 50; 30/06 to 10/12/2025 are 163 days."""
    units = {row["old_code"] for row in rows("crosswalk.csv") if row["new_code"] == "18652"}
    others = sorted(units - {"18082"})
    said = [("18082", "2025-06-30", 60, 100), *((one, "2025-06-30", 7, 10) for one in others)]
    connection = database_of(tuple(said))
    row = plan(connection, as_of="2025-06-30").loc["18652"]
    total = 50 + 10 * len(others)
    assert row["is_estimated"]
    assert row["weeks_left"] == 163 / 7
    assert (row["denominator"], row["expected_people"]) == (total, 30 + 7 * len(others))
    # Seven of ten is the target: only the half of Đại Nài lacks 35 − 30.
    assert row["shortage_people"] == 5
    assert set(totals(connection, as_of="2025-06-30")["communes_estimated"]) == {1}


@pytest.mark.parametrize(
    ("asked", "state"),
    [
        ({"indicator": "elderly_classes"}, "not_people"),
        ({"indicator": "digital_ambassadors"}, "not_people"),
        ({"indicator": "weekly_classes"}, "not_people"),
        ({"target_year": 2031}, "no_target"),
        ({"as_of": "2025-12-10"}, "no_time"),
        ({"as_of": "2025-12-31"}, "no_time"),
        ({"as_of": "2025-07-31"}, "no_data"),
        ({"district": "Huyện Can Lộc", "group": "remote"}, "no_commune"),
    ],
)
def test_where_nothing_can_be_planned_it_is_said_and_no_number_is_made(small, asked, state):
    table, communes = totals(small, **asked), plan(small, **asked)
    assert list(table.index) == ["none", "fewest", "equity"]
    assert set(table["state"]) == {state}
    numbers = [
        "capacity_people", "wanted_people", "given_people", "communes_taught", "communes_met",
        "done_people", "done_percent", "people_missing", "first_percent", "rest_percent",
        "least_people", "price_people", "every_commune_people",
    ]  # fmt: skip
    assert table[numbers].isna().all(axis=None)
    assert communes[PLANNED].isna().all(axis=None)


def test_the_target_year_brings_its_own_deadline(small):
    """29/10/2025 to 10/12/2026 are 407 days; 80 % of 4400 are 3520."""
    table = totals(small, target_year=2026, keeps_pace=False)
    assert set(table["weeks_left"]) == {407 / 7}
    assert set(table["least_people"]) == {3520 - 2790}


def test_the_shell_asks_for_people_and_pace(tmp_path, monkeypatch, capsys):
    small_data.write(tmp_path / "hatinh.duckdb", SMALL)
    monkeypatch.setenv("HATINH_DATA_DIR", str(tmp_path))
    flags = ("--as-of", "2025-10-29", "--people-per-week", "10", "--no-keeps-pace")
    assert main(["teaching_totals", *flags]) == 0
    header, _, fewest, _ = (line.split(",") for line in capsys.readouterr().out.splitlines())
    said = dict(zip(header, fewest, strict=True))
    assert (said["least_people"], said["given_people"]) == ("290", "60")


# The sample, once more without SQL.


def paces(indicator: str) -> pd.DataFrame:
    """Each commune's newest count and its people a week over the 90 days before it."""
    said = []
    for (code, name), series in facts().series.items():
        if name != indicator:
            continue
        newest = max(series)
        first = min(day for day in series if day >= newest - timedelta(days=90))
        change = series[newest].numerator - series[first].numerator
        moves = newest > first and (LAST - newest).days <= 92
        said.append(
            {
                "code": code,
                "numerator": series[newest].numerator,
                "denominator": series[newest].denominator,
                "change": change if moves else 0,
                "days": (newest - first).days or 1,
            }
        )
    return pd.DataFrame(said).set_index("code").sort_index()


def hand_out(communes: pd.DataFrame, order: list[str], total: int) -> dict[str, int]:
    """Each commune in turn up to its own shortage."""
    left, result = total, {}
    for code in order:
        people = min(left, int(communes.loc[code, "shortage"]))
        left -= people
        if people:
            result[code] = people
    return result


@pytest.mark.parametrize("keeps_pace", [True, False])
@pytest.mark.parametrize("people_per_week", [1000, 9000, 20000])
@pytest.mark.parametrize("indicator", ["adult_vneid", "adult_skills"])
def test_the_sample_again_in_pandas(sample, indicator, people_per_week, keeps_pace):
    communes = paces(indicator)
    days = (date(2026, 12, 10) - LAST).days
    grown = (communes["change"].clip(lower=0) * days // communes["days"]) * keeps_pace
    communes["expected"] = (communes["numerator"] + grown).clip(upper=communes["denominator"])
    goal = {"adult_vneid": 80, "adult_skills": 100}[indicator]
    communes["shortage"] = (-(-goal * communes["denominator"] // 100) - communes["expected"]).clip(
        lower=0
    )
    communes["gap"] = goal - 100 * communes["expected"] / communes["denominator"]
    far = classified("border") | classified("mountainous") | classified("has_minority_village")
    communes["far"] = communes.index.isin(sorted(far))
    by_people = list(
        communes.sort_values(["shortage", "far"], ascending=False, kind="stable").index
    )
    first = communes[communes["far"]].sort_values(
        ["gap", "shortage"], ascending=False, kind="stable"
    )
    by_equity = [*first.index, *(code for code in by_people if not communes.loc[code, "far"])]
    least = max(
        0, math.ceil(goal * communes["denominator"].sum() / 100) - communes["expected"].sum()
    )
    dearer = max(least, first["shortage"].sum())
    capacity = people_per_week * days // 7

    asked = NOW | {
        "indicator": indicator,
        "people_per_week": people_per_week,
        "keeps_pace": keeps_pace,
    }
    table, sums = plan(sample, **asked), totals(sample, **asked)
    assert list(table["expected_people"].dropna()) == list(communes["expected"])
    assert given(table, "fewest_wanted_people") == hand_out(communes, by_people, least)
    assert given(table, "equity_wanted_people") == hand_out(communes, by_equity, dearer)
    assert given(table, "fewest_people") == hand_out(communes, by_people, min(least, capacity))
    assert given(table, "equity_people") == hand_out(communes, by_equity, min(dearer, capacity))
    assert (sums.loc["fewest", "wanted_people"], sums.loc["equity", "wanted_people"]) == (
        least,
        dearer,
    )
    after = (communes["expected"] + table["equity_people"]) / communes["denominator"]
    assert sums.loc["equity", "communes_met"] == sum(
        -(-goal * communes["denominator"] // 100) <= communes["expected"] + table["equity_people"]
    )
    assert table["equity_percent"].to_list() == pytest.approx(list(100 * after))


@pytest.mark.parametrize("keeps_pace", [True, False])
@pytest.mark.parametrize("district", [None, "Huyện Hương Khê", "Huyện Kỳ Anh"])
@pytest.mark.parametrize("people_per_week", [0, 7, 333, 10_000, 1_000_000])
def test_what_must_hold_of_any_plan(sample, people_per_week, district, keeps_pace):
    asked = NOW | {
        "people_per_week": people_per_week,
        "keeps_pace": keeps_pace,
        "district": district,
    }
    table, sums = plan(sample, **asked), totals(sample, **asked)
    capacity = sums["capacity_people"].iloc[0]
    for name in ("fewest", "equity"):
        wanted, people = table[f"{name}_wanted_people"], table[f"{name}_people"]
        total = sums.loc[name, "wanted_people"]
        assert wanted.sum() == total >= sums.loc[name, "least_people"]
        assert people.sum() == min(total, capacity) == sums.loc[name, "given_people"]
        assert (people <= wanted).all()
        assert (wanted <= table["shortage_people"]).all()
        assert (table["expected_people"] + wanted <= table["denominator"]).all()
        order = table[f"{name}_order"].dropna().sort_values()
        assert set(wanted[wanted > 0].index) == set(order.index)
        assert list(order) == list(range(1, len(order) + 1))
        reached = sums.loc[name, "people_missing"] == 0
        assert reached == (capacity >= sums.loc[name, "least_people"])
    assert sums.loc["fewest", "price_people"] == 0
    assert sums.loc["fewest", "wanted_people"] == sums.loc["fewest", "least_people"]
