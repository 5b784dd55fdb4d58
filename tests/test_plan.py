"""The scorecard of the plan, worked out by hand.

| indicator                      | reports                                            |
| adult_vneid (share)            | 18073 650/1000 on 31/08, 730/1000 on 31/10/2026    |
| learning_festival (yes or no)  | 18073 and 18100 yes on 31/12/2025, then 18073 only |
| service_desk_support (count)   | 18073 2, 18100 0 on 31/10/2026                     |
| digital_ambassadors (ratio)    | 18073 12/3, 18100 18/2 on 31/10/2026               |
| elderly_classes (no target)    | 18073 4 on 31/10/2026                              |
"""

import pandas as pd
import pytest

import queries

FESTIVAL, DESK, MENTORS = "learning_festival", "service_desk_support", "digital_ambassadors"
ANEW = (FESTIVAL, DESK, MENTORS, "weekly_classes")
REPORTS = (
    ("18073", "2025-12-31", 1, None, FESTIVAL),
    ("18100", "2025-12-31", 1, None, FESTIVAL),
    ("18073", "2026-08-31", 650, 1000),
    ("18073", "2026-10-31", 730, 1000),
    ("18073", "2026-10-31", 1, None, FESTIVAL),
    ("18100", "2026-10-31", 0, None, FESTIVAL),
    ("18073", "2026-10-31", 2, None, DESK),
    ("18100", "2026-10-31", 0, None, DESK),
    ("18073", "2026-10-31", 12, 3, MENTORS),
    ("18100", "2026-10-31", 18, 2, MENTORS),
    ("18073", "2026-10-31", 4, None, "elderly_classes"),
)


@pytest.fixture
def card(database_of):
    connection = database_of(REPORTS)

    def ask(indicator: str, year: int | None = None, **filters) -> dict[str, object]:
        table = queries.plan_scorecard(connection, as_of="2026-10-31", **filters)
        found = table[table["indicator"] == indicator]
        if year:
            found = found[found["target_year"] == year]
        (row,) = found.to_dict("records")
        return row

    return ask


def test_every_target_of_the_plan_has_a_row_and_so_has_what_has_none(card, database_of):
    table = queries.plan_scorecard(database_of(REPORTS), as_of="2026-10-31")
    # 24 targets, and 7 indicators without one.
    assert len(table) == 31
    assert table["indicator"].nunique() == 20
    assert int(table["target_year"].isna().sum()) == 7


def test_a_share_has_both_years_with_its_level_and_pace(card):
    past, present = card("adult_vneid", 2025), card("adult_vneid", 2026)
    assert (past["value"], past["label"], past["communes_met"]) == (73, "Đạt", 1)
    assert (present["target"], present["people_missing"], present["communes_met"]) == (80, 70, 0)
    # 8 points in 61 days; 7 points missing, 40 days left.
    assert present["ratio"] == pytest.approx((8 / 61) / (7 / 40))
    assert present["label"] == "Cần tăng tốc"
    assert (present["communes_known"], present["communes_total"]) == (1, 69)


def test_a_period_that_counts_anew_is_judged_for_a_past_year_by_its_last_day(card):
    past, present = card(FESTIVAL, 2025), card(FESTIVAL, 2026)
    assert (past["judged_on"], past["value"]) == (pd.Timestamp("2025-12-31"), 2)
    assert (present["judged_on"], present["value"]) == (pd.Timestamp("2026-10-31"), 1)
    assert (past["communes_met"], present["communes_met"]) == (2, 1)
    # An event is held or not: it has no pace.
    assert (past["label"], present["label"]) == ("Không đạt", "Chưa đạt")
    assert pd.isna(present["ratio"])


def test_last_years_festival_is_none_of_this_year(database_of):
    connection = database_of((("18073", "2025-12-31", 1, None, FESTIVAL),))
    table = queries.plan_scorecard(connection, as_of="2026-03-01")
    past, present = table[table["indicator"] == FESTIVAL].to_dict("records")
    assert (past["value"], past["communes_met"], past["label"]) == (1, 1, "Không đạt")
    assert pd.isna(present["value"])
    assert (present["communes_met"], present["label"]) == (0, "Chưa có số liệu")


def test_a_year_that_nobody_reported_of_yet_has_no_numbers_of_this_one(database_of):
    """In 2025 nothing is known of 2026 of what is counted anew; a sum goes on."""
    connection = database_of(
        (("18073", "2025-11-30", 40, 52, "weekly_classes"), ("18073", "2025-11-30", 500, 1000))
    )
    table = queries.plan_scorecard(connection, as_of="2025-11-30")
    now, next_year = table[table["indicator"] == "weekly_classes"].to_dict("records")
    assert (now["target_year"], now["communes_reported"], now["numerator"]) == (2025, 1, 40)
    assert (next_year["target_year"], next_year["communes_reported"]) == (2026, 0)
    numbers = ["value", "numerator", "denominator", "gap_points", "lowest_percent", "reported_on"]
    assert [one for one in numbers if not pd.isna(next_year[one])] == []
    people = table[table["indicator"] == "adult_vneid"]
    assert people["communes_reported"].tolist() == [1, 1]


def test_silence_is_told_on_the_day_asked(database_of):
    connection = database_of((("18073", "2026-10-31", 730, 1000),))
    table = queries.plan_scorecard(connection, as_of="2027-03-01").set_index("indicator")
    assert table.loc["adult_vneid", "communes_reported"].tolist() == [0, 0]


def test_a_target_of_each_commune_is_met_when_all_meet_it(card):
    # 2 of 69 at the end of 2025: missed. In 2026 one of them has not held it again: fewer.
    assert card(FESTIVAL, 2025)["label"] == "Không đạt"
    desk = card(DESK, 2026)
    assert (desk["value"], desk["communes_met"], desk["label"]) == (2, 1, "Chậm")
    in_the_ward = card(DESK, 2026, district="Thành phố Hà Tĩnh")
    assert (in_the_ward["communes_met"], in_the_ward["communes_total"]) == (1, 7)


def test_a_target_met_after_its_year_keeps_what_was_said_then(database_of):
    connection = database_of(
        (("18073", "2025-12-31", 690, 1000), ("18073", "2026-10-31", 730, 1000))
    )
    table = queries.plan_scorecard(connection, as_of="2026-10-31")
    past, present = table[table["indicator"] == "adult_vneid"].to_dict("records")
    assert (past["label"], past["label_then"]) == ("Đạt", "Không đạt")
    assert pd.isna(present["label_then"])


def test_a_ratio_is_sum_over_sum(card):
    row = card(MENTORS, 2026)
    assert (row["value"], row["label"], row["communes_met"]) == (6, "Đạt", 1)


def test_what_has_no_target_and_what_nobody_reported_say_so(card):
    assert card("elderly_classes")["label"] == "Không có mục tiêu"
    assert card("honours")["label"] == "Chưa có số liệu"
    unreported = card("digital_families", 2026)
    assert (unreported["label"], unreported["communes_reported"]) == ("Chưa có số liệu", 0)
    assert pd.isna(unreported["value"])


def test_each_row_names_its_agency_and_the_section_of_the_plan(card):
    row = card("digital_identity", 2026)
    assert (row["lead_agency"], row["plan_section"]) == ("Công an tỉnh", "IV.3.4")
    assert card("adult_vneid", 2026)["comparison"] == "share_at_least_percent"


def test_the_sample_agrees_with_the_coverage_of_each_indicator(sample):
    table = queries.plan_scorecard(sample, as_of="2026-10-31")
    current = table[table["judged_on"] == "2026-10-31"]
    assert len(current) == 31 - 4
    for row in current.to_dict("records"):
        year = None if pd.isna(row["target_year"]) else int(row["target_year"])
        asked = {"indicator": row["indicator"], "as_of": "2026-10-31", "target_year": year}
        (province,) = queries.coverage_of_province(sample, **asked).to_dict("records")
        communes = queries.coverage_by_commune(sample, **asked)
        if row["indicator"] == FESTIVAL:
            assert row["value"] == row["communes_met"] == 50  # two said yes in 2025 only
        else:
            assert row["value"] == pytest.approx(province["value"])
        assert row["communes_reported"] == province["communes_reported"]
        if year:
            # What each period counts anew counts for the year it was reported of.
            counts = (communes["reported_on"].dt.year == year) | (row["indicator"] not in ANEW)
            assert row["communes_met"] == ((communes["level"] == "met") & counts).sum()


@pytest.mark.parametrize(
    "filters",
    [
        {"district": "Huyện Hương Khê"},
        {"group": "border"},
        {"district": "Huyện Hương Khê", "group": "border"},
    ],
)
def test_the_communes_of_a_place_are_those_of_the_filters(sample, filters):
    table = queries.plan_scorecard(sample, as_of="2026-08-31", **filters)
    assert len(table) == 31
    for row in table[table["target_year"] == 2026].to_dict("records"):
        communes = queries.coverage_by_commune(
            sample, indicator=row["indicator"], as_of="2026-08-31", **filters
        )
        of_year = (communes["reported_on"].dt.year == 2026) | (row["indicator"] not in ANEW)
        assert row["communes_total"] == len(communes)
        assert row["communes_met"] == ((communes["level"] == "met") & of_year).sum()
        assert row["communes_known"] == (communes["numerator"].notna() & of_year).sum()
