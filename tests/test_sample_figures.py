"""The sample tells the story it promises, and has the faults that real reporting has."""

from datetime import date
from itertools import pairwise
from statistics import mean

import pytest
from sample_facts import JUNE, LAST, MAY, Facts, classified, facts, newest, percent

from data.reference import load, rows
from data.writing import Count

ROUNDS = [
    *(date(2025, month, day) for month, day in ((7, 31), (8, 31), (9, 30), (10, 31))),
    *(date(2025, month, day) for month, day in ((11, 30), (12, 31))),
    *(date(2026, month, day) for month, day in ((1, 31), (2, 28), (3, 31), (4, 30), (5, 31))),
    *(date(2026, month, day) for month, day in ((6, 30), (7, 31), (8, 31), (9, 30), (10, 31))),
]
MINORITY = {"18313", "18496", "18544", "18547"}
SILENT_SINCE = {
    "18304": JUNE,
    "18502": date(2026, 6, 30),
    "18766": date(2026, 8, 31),
    "18748": date(2026, 8, 31),
}
Series = dict[str, dict[date, Count]]


@pytest.fixture(scope="module")
def sample() -> Facts:
    return facts()


@pytest.fixture(scope="module")
def vneid(sample: Facts) -> Series:
    return {unit.code: sample.series[unit.code, "adult_vneid"] for unit in load().communes}


@pytest.fixture(scope="module")
def remote() -> set[str]:
    return classified("border") | classified("mountainous")


def province(vneid: Series, day: date) -> float:
    return percent(*(newest(counts, day) for counts in vneid.values()))


def at_the_end(vneid: Series) -> dict[str, float]:
    return {code: percent(newest(counts, LAST)) for code, counts in vneid.items()}


# --- the headline


def test_the_province_stands_near_58_percent_on_the_first_deadline(vneid: Series) -> None:
    before = province(vneid, date(2025, 11, 30))
    after = province(vneid, date(2025, 12, 31))
    assert before + (after - before) * 10 / 31 == pytest.approx(58, abs=1.0)


def test_the_province_stands_at_74_percent_in_the_end(vneid: Series) -> None:
    assert province(vneid, LAST) == pytest.approx(74, abs=0.5)


def test_communes_grow_from_between_8_and_35_to_between_45_and_93_percent(vneid: Series) -> None:
    first = [percent(counts[MAY]) for counts in vneid.values()]
    last = [percent(counts[LAST]) for counts in vneid.values() if LAST in counts]
    assert len(first) == 69
    assert min(first) >= 8
    assert max(first) <= 35
    assert len(last) == 69 - 4
    assert min(last) >= 45
    assert max(last) <= 93


def test_remote_communes_lag_12_to_25_points_behind_the_rest(
    vneid: Series, remote: set[str]
) -> None:
    last = at_the_end(vneid)
    rest = set(last) - remote
    assert (len(remote), len(rest)) == (19, 50)
    assert 12 <= mean(last[code] for code in rest) - mean(last[code] for code in remote) <= 25
    border = classified("border")
    assert len(border) == 7
    assert 12 <= mean(last[code] for code in rest) - mean(last[code] for code in border) <= 25


def test_every_remote_commune_is_behind_the_province(vneid: Series, remote: set[str]) -> None:
    last = at_the_end(vneid)
    assert max(last[code] for code in remote) < province(vneid, LAST)


def test_communes_with_a_minority_village_are_among_the_lowest(vneid: Series) -> None:
    last = at_the_end(vneid)
    assert set(sorted(last, key=last.__getitem__)[:6]) >= MINORITY


def test_a_few_communes_are_past_the_target_of_2026(vneid: Series) -> None:
    assert 5 <= sum(share > 80 for share in at_the_end(vneid).values()) <= 12


# --- what the plan asks for, and when


def test_all_20_indicators_are_reported_when_the_plan_asks_for_them(sample: Facts) -> None:
    always = {row["code"] for row in rows("indicators.csv")} - {
        *("student_skills_secondary", "student_skills_primary_up"),
        *("learning_festival", "honours"),
    }
    assert len(always) == 16
    for day in (MAY, JUNE, *ROUNDS):
        asked = set(always)
        asked.add(f"student_skills_{'secondary' if day.year == 2025 else 'primary_up'}")
        if day.month >= 10:
            asked.add("learning_festival")
        if day in (date(2025, 12, 31), LAST):
            asked.add("honours")
        assert {key[1] for key in sample.in_force if key[2] == day} == asked, day


def test_adults_are_68_percent_of_the_population(vneid: Series) -> None:
    for row in rows("communes.csv"):
        adults = round(0.68 * int(row["population"]))
        assert newest(vneid[row["code"]], date(2026, 1, 31)).denominator == adults, row["name"]


def test_old_units_add_up_to_the_adults_of_their_commune(vneid: Series) -> None:
    for row in rows("communes.csv"):
        adults = round(0.68 * int(row["population"]))
        counts = vneid[row["code"]]
        assert counts[MAY].denominator == counts[JUNE].denominator == adults, row["name"]


def test_every_old_unit_reports_adults_of_its_own(sample: Facts) -> None:
    adults = [sample.in_force[unit.code, "adult_vneid", MAY] for unit in load().old_units]
    assert len(adults) == 209
    assert min(count.denominator or 0 for count in adults) > 500
    assert max(count.denominator or 0 for count in adults) < 12_000


def test_weekly_classes_count_the_weeks_that_end_in_the_month(sample: Facts) -> None:
    weeks = {
        key[2]: count.denominator
        for key, count in sample.in_force.items()
        if key[1] == "weekly_classes"
    }
    # Sundays: 4, 11, 18, 25 May 2025; 1, 8, 15, 22, 29 June; 3 to 31 August; 4 to 25 October 2026.
    assert (weeks[MAY], weeks[JUNE], weeks[date(2025, 8, 31)], weeks[LAST]) == (4, 5, 5, 4)


def test_mentors_guide_3_to_9_people_each(sample: Facts) -> None:
    each = [
        count.numerator / (count.denominator or 0)
        for key, count in sample.in_force.items()
        if key[1] == "digital_ambassadors" and key[2] > JUNE
    ]
    assert 3 <= min(each) < 4
    assert 8 < max(each) <= 9


def test_some_communes_have_fewer_than_30_people_to_support(sample: Facts) -> None:
    people = {
        key[0]: count.denominator
        for key, count in sample.in_force.items()
        if key[1:] == ("minority_poor_support", LAST)
    }
    few = {code: number for code, number in people.items() if number is not None and number < 30}
    assert few == {"18100": 24, "18652": 28, "18781": 19, "18628": 12}


def test_nearly_every_village_has_a_team_in_the_end(sample: Facts) -> None:
    teams = [
        count for key, count in sample.in_force.items() if key[1:] == ("community_teams", LAST)
    ]
    assert 93 < percent(*teams) < 100


# --- what goes wrong


def test_four_communes_fall_silent_and_no_other(vneid: Series) -> None:
    newest_report = {code: max(counts) for code, counts in vneid.items()}
    assert {code: day for code, day in newest_report.items() if day < LAST} == SILENT_SINCE


def test_only_one_of_the_three_late_silences_is_older_than_92_days() -> None:
    ages = {code: (LAST - day).days for code, day in SILENT_SINCE.items() if day > JUNE}
    assert ages == {"18502": 123, "18766": 61, "18748": 61}


def test_a_commune_that_is_not_silent_misses_no_round(vneid: Series) -> None:
    for code, counts in vneid.items():
        until = SILENT_SINCE.get(code, LAST)
        assert list(counts) == [day for day in (MAY, JUNE, *ROUNDS) if day <= until], code


@pytest.mark.parametrize(
    ("commune", "day", "file"),
    [
        ("18328", date(2025, 11, 30), "2025-11-30-thuong-duc"),
        ("18790", date(2025, 11, 30), "2025-11-30-ky-khang"),
        ("18583", date(2026, 3, 31), "2026-03-31-phan-mem-khac"),
        ("18601", date(2026, 3, 31), "2026-03-31-phan-mem-khac"),
    ],
)
def test_a_late_commune_is_missing_from_the_summary_and_reports_alone(
    sample: Facts, commune: str, day: date, file: str
) -> None:
    summary = sample.said(f"{day}-toan-tinh")
    assert not any(key[0] == commune for key in summary)
    assert (commune, "adult_vneid", day) in sample.said(file)


def test_late_reports_of_2025_come_after_the_deadline(sample: Facts) -> None:
    received = {report.name[14:]: report.received_at.date() for report in sample.reports}
    assert received["thuong-duc.xlsx"] == date(2025, 12, 22)
    assert received["ky-khang.xlsx"] == date(2026, 1, 8)


def test_a_correction_lowers_a_count_by_7_percent_and_nothing_else(sample: Facts) -> None:
    key = ("18742", "adult_vneid", date(2025, 8, 31))
    first = sample.said("2025-08-31-toan-tinh")
    second = sample.said("2025-08-31-cam-trung")
    assert first[key].numerator == pytest.approx(1.07 * second[key].numerator, abs=1)
    assert sample.in_force[key] == second[key]
    others = {
        other: count for other, count in first.items() if other[0] == "18742" and other != key
    }
    assert {other: count for other, count in second.items() if other != key} == others


def test_one_commune_revises_its_adults_by_12_percent(vneid: Series) -> None:
    revised = {
        code: (day, count.denominator)
        for code, counts in vneid.items()
        for day, count in counts.items()
        if count.denominator != counts[MAY].denominator
    }
    assert set(revised) == {"18823"}
    before, after = vneid["18823"][date(2026, 1, 31)], vneid["18823"][date(2026, 2, 28)]
    # 21,339 people: 14,511 adults; 12 % of them are 1,741.
    assert (before.denominator, after.denominator) == (14_511, 16_252)
    assert after.numerator > before.numerator


def test_one_count_falls_and_only_once(sample: Facts) -> None:
    cumulative = {row["code"] for row in rows("indicators.csv") if row["is_cumulative"] == "yes"}
    falls = [
        (commune, indicator, day)
        for (commune, indicator), counts in sample.series.items()
        if indicator in cumulative
        for (_, before), (day, after) in pairwise(counts.items())
        if after.numerator < before.numerator
    ]
    assert falls == [("18418", "adult_vneid", date(2026, 4, 30))]


def test_nothing_goes_wrong_in_thanh_sen(vneid: Series) -> None:
    counts = list(vneid["18073"].values())
    assert len(counts) == 18
    assert {count.denominator for count in counts} == {61_868}
    assert counts == sorted(counts, key=lambda count: count.numerator)
