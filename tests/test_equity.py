"""Every measure of inequality: the vector of the method, by hand, and beside the report files.

Three communes of Vũ Quang on 31/10/2026, all remote:

| commune           | border | minority village | numbers | share |
| Vũ Quang, 18313   | yes    | yes              |  50/100 | 50 %  |
| Mai Hoa, 18322    | no     | unknown          | 150/200 | 75 %  |
| Thượng Đức, 18328 | no     | unknown          |  80/100 | 80 %  |
| together          |        |                  | 280/400 | 70 %  |

Border against the others: 50 % of 100 against 230/300 = 76 2/3 % of 300.
"""

from datetime import date
from functools import lru_cache
from math import log, sqrt

import duckdb
import pandas as pd
import pytest
from sample_facts import JUNE, LAST, facts, newest

import queries
from data.reference import rows

DAY = {"indicator": "adult_vneid", "as_of": "2026-10-31"}
HERE = DAY | {"district": "Huyện Vũ Quang"}
NOW = "2026-10-31"
THREE = (("18313", NOW, 50, 100), ("18322", NOW, 150, 200), ("18328", NOW, 80, 100))
ORDERED = ["aci", "sii"]
PAIR = ["difference", "ratio", "par", "paf"]
SUMS = ["bgv", "bgsd", "theil", "theil_within", "theil_total"]
GROUPINGS = [
    "border", "former_district", "has_minority_village", "kind", "minority_area", "mountainous",
    "peer_group", "remote",
]  # fmt: skip
ALL_UNKNOWN = "cả 3 xã chưa rõ phân loại"


def of(table: pd.DataFrame, grouping: str) -> dict[str, pd.Series]:
    """The rows of one grouping, by measure."""
    return {row["measure"]: row for _, row in table.iterrows() if row["grouping"] == grouping}


def values(table: pd.DataFrame, grouping: str) -> dict[str, float]:
    return {name: row["value"] for name, row in of(table, grouping).items()}


def refusals(table: pd.DataFrame, grouping: str) -> dict[str, str | None]:
    return {
        name: None if pd.isna(row["refused_because"]) else row["refused_because"]
        for name, row in of(table, grouping).items()
    }


def all_measures(sentence: str | None) -> dict[str, str | None]:
    return dict.fromkeys([*ORDERED, *PAIR, *SUMS], sentence)


# The formulas


def test_the_vector_of_the_method_comes_out_to_four_decimals(database_of):
    connection = database_of(THREE)
    shares, thousands = (52, 58, 63, 69, 75), (20, 30, 35, 40, 25)
    groups = pd.DataFrame(
        {
            "indicator": "adult_vneid",
            "as_of": date(2026, 10, 31),
            "grouping_name": "peer_group",
            "member": list("abcde"),
            "place": [1, 2, 3, 4, 5],
            "measure": "coverage",
            "unreported_most_percent": 15.0,
            "communes_total": 1,
            "communes_reported": 1,
            "communes_unknown": 0,
            "is_estimated": False,
            "adults": [1000 * one for one in thousands],
            "silent_adults": 0,
            "numerator": [10 * y * n for y, n in zip(shares, thousands, strict=True)],
            "denominator": [1000 * one for one in thousands],
            "percent": [float(one) for one in shares],
            "log_sum": [10 * y * n * log(y) for y, n in zip(shares, thousands, strict=True)],
        }
    )
    connection.register("vector", groups)
    (row,) = connection.sql("from equity_of_groups('vector')").df().to_dict("records")
    expected = {
        "mean_percent": 64.1333,
        "difference": 23,
        "ratio": 1.4423,
        "par": 10.8667,
        "paf": 16.9438,
        "bgv": 53.4489,
        "bgsd": 7.3109,
        "theil": 6.5514,
        "aci": 4.1111,
        "sii": 25.8741,
    }
    # PAF is 16.94387: the method gives it cut off, not rounded.
    assert {name: row[name] for name in expected} == pytest.approx(expected, abs=1e-4)
    # Every group is one commune, so that nothing lies within.
    assert row["theil_within"] == pytest.approx(0, abs=1e-9)
    assert row["theil_total"] == pytest.approx(row["theil"])


def test_two_groups_are_measured_as_by_hand(database_of):
    table = queries.equity(database_of(THREE), **HERE)
    shown = values(table, "border")
    assert shown["difference"] == pytest.approx(76 + 2 / 3 - 50)
    assert shown["ratio"] == pytest.approx(230 / 300 / 0.5)
    assert shown["par"] == pytest.approx(76 + 2 / 3 - 70)
    assert shown["paf"] == pytest.approx(100 * (6 + 2 / 3) / 70)
    # A quarter of the people 20 points below the mean, three quarters 6 2/3 above: 100 + 33 1/3.
    assert shown["bgv"] == pytest.approx(133 + 1 / 3)
    assert shown["bgsd"] == pytest.approx(sqrt(133 + 1 / 3))
    # Middles at 1/8 and 5/8: 2 (1/4 · -20 · -3/8 + 3/4 · 6 2/3 · 1/8) = 2 (15/8 + 5/8).
    assert shown["aci"] == pytest.approx(5)
    # s ln(y/mean), s the part of the 280 people confirmed.
    between = 50 / 280 * log(50 / 70) + 230 / 280 * log(230 / 300 / 0.7)
    total = sum(n / 280 * log(n / d / 0.7) for n, d in ((50, 100), (150, 200), (80, 100)))
    assert shown["theil"] == pytest.approx(1000 * between)
    assert shown["theil_total"] == pytest.approx(1000 * total)
    assert shown["theil"] + shown["theil_within"] == pytest.approx(shown["theil_total"])


def test_a_row_says_all_that_is_needed_to_judge_it(database_of):
    row = of(queries.equity(database_of(THREE), **HERE), "border")["difference"]
    assert dict(row.drop(["value", "worse_percent", "better_percent", "mean_percent"])) == {
        "indicator": "adult_vneid",
        "grouping": "border",
        "measure": "difference",
        "unit": "điểm",
        "refused_because": row["refused_because"],
        "worse_group": "yes",
        "better_group": "no",
        "worse_communes": 1,
        "better_communes": 2,
        "worse_denominator": 100,
        "better_denominator": 300,
        "target_percent": 80.0,
        "communes_total": 3,
        "communes_reported": 3,
        "communes_unknown": 0,
        "is_estimated": False,
    }
    assert pd.isna(row["refused_because"])
    shares = [row["worse_percent"], row["mean_percent"], row["better_percent"]]
    assert shares == pytest.approx([50, 70, 76 + 2 / 3])


def test_every_measure_has_its_unit(database_of):
    rows_of = of(queries.equity(database_of(THREE), **HERE), "border")
    units = {name: row["unit"] for name, row in rows_of.items()}
    assert units == {
        "difference": "điểm",
        "ratio": "lần",
        "par": "điểm",
        "paf": "%",
        "bgv": "điểm²",
        "bgsd": "điểm",
        "aci": "điểm",
        "sii": "điểm",
        "theil": "phần nghìn",
        "theil_within": "phần nghìn",
        "theil_total": "phần nghìn",
    }


def test_a_target_year_changes_the_target_alone(database_of):
    connection = database_of(THREE)
    of_2026 = queries.equity(connection, **HERE)
    of_2025 = queries.equity(connection, **HERE, target_year=2025)
    assert set(of_2025["target_percent"]) == {70.0}
    pd.testing.assert_frame_equal(
        of_2026.drop(columns="target_percent"), of_2025.drop(columns="target_percent")
    )


def test_every_grouping_and_measure_has_a_row_whatever_was_reported(database_of):
    connection = database_of(THREE)
    for day in ("2025-05-01", NOW):
        table = queries.equity(connection, **DAY | {"as_of": day})
        pairs = list(zip(table["grouping"], table["measure"], strict=True))
        assert pairs == [
            (grouping, name) for grouping in GROUPINGS for name in sorted(ORDERED + PAIR + SUMS)
        ]


def test_the_lead_of_a_border_commune_is_a_negative_difference_and_nothing_to_gain(database_of):
    said = (("18313", NOW, 90, 100), ("18322", NOW, 100, 200), ("18328", NOW, 50, 100))
    shown = values(queries.equity(database_of(said), **HERE), "border")
    # 50 % of 300 against 90 %: the mean is 60 %, already above those without a border.
    assert (shown["difference"], shown["par"], shown["paf"]) == (-40, 0, 0)


# What is unknown


def test_communes_are_compared_with_unknown_ones_where_none_is_no(database_of):
    table = queries.equity(database_of(THREE), **HERE)
    row = of(table, "has_minority_village")["difference"]
    assert (row["worse_group"], row["better_group"]) == ("yes", "unknown")
    assert (row["better_communes"], row["communes_unknown"]) == (2, 2)
    assert row["value"] == pytest.approx(76 + 2 / 3 - 50)


def test_unknown_communes_leave_a_grouping_without_order(database_of):
    table = queries.equity(database_of(THREE), **HERE)
    sentence = "2 xã chưa rõ phân loại nên các nhóm không có thứ tự"
    assert refusals(table, "has_minority_village") == all_measures(None) | dict.fromkeys(
        ORDERED, sentence
    )


def test_unknown_communes_are_a_group_of_their_own_in_the_sums(sample):
    # Of the 69 communes 4 have a minority village; nobody knows of the other 65.
    rows_of = of(queries.equity(sample, **DAY), "has_minority_village")
    row = rows_of["bgv"]
    shares = (row["worse_percent"], row["better_percent"])
    people = (row["worse_denominator"], row["better_denominator"])
    spread = sum(
        n / sum(people) * (y - row["mean_percent"]) ** 2
        for y, n in zip(shares, people, strict=True)
    )
    assert row["value"] == pytest.approx(spread)


# Refusals


@pytest.mark.parametrize(
    ("grouping", "sentence"),
    [
        ("minority_area", ALL_UNKNOWN),
        ("remote", "mọi xã đều thuộc nhóm này"),
        ("kind", "chỉ có một nhóm"),
        ("peer_group", "chỉ có một nhóm"),
        ("former_district", "chỉ có một nhóm"),
    ],
)
def test_groups_that_cannot_be_compared_are_refused(database_of, grouping, sentence):
    table = queries.equity(database_of(THREE), **HERE)
    assert refusals(table, grouping) == all_measures(sentence)
    assert set(pd.isna(list(values(table, grouping).values()))) == {True}


def test_a_district_without_a_border_has_nobody_to_compare(database_of):
    said = (("18115", NOW, 50, 100), ("18118", NOW, 80, 100))
    table = queries.equity(database_of(said), **DAY | {"district": "Thị xã Hồng Lĩnh"})
    sentence = "không có xã nào được biết là thuộc nhóm này"
    assert refusals(table, "border") == all_measures(sentence)


def test_an_indicator_that_is_no_share_is_refused(sample):
    table = queries.equity(sample, **DAY | {"indicator": "digital_ambassadors"})
    assert set(table["refused_because"]) == {"chỉ tính cho chỉ tiêu là tỷ lệ"}
    empty = ["value", "mean_percent", "worse_percent", "better_percent", "worse_denominator"]
    assert table[empty].isna().all(axis=None)


def test_before_the_first_report_there_is_nothing_to_measure(database_of):
    table = queries.equity(database_of(THREE), **DAY | {"as_of": "2025-05-01"})
    assert set(table["refused_because"]) == {"chưa có số liệu", "cả 69 xã chưa rõ phân loại"}


def test_one_group_with_numbers_is_not_compared_with_silence(database_of):
    table = queries.equity(database_of(THREE[:1]), **HERE)
    assert refusals(table, "border") == all_measures("chỉ có một nhóm có số liệu")


def test_silent_communes_stop_all_but_the_ordered_measures(database_of):
    """Of 24 528 reference adults in Vũ Quang the 6 810 of Thượng Đức are silent: 27.8 %."""
    said = (*THREE[:2], ("18328", "2026-07-30", 80, 100))
    table = queries.equity(database_of(said), **HERE)
    sentence = "xã im lặng chiếm 27,8 % số người lớn, quá 15 %"
    assert refusals(table, "border") == all_measures(sentence) | {
        "aci": None,
        "sii": "cần ít nhất 3 nhóm có thứ tự",
    }
    # The silent commune still counts with its last value.
    assert values(table, "border")["aci"] == pytest.approx(5)
    assert set(table["communes_reported"]) == {2}


def test_the_slope_needs_three_ordered_groups(database_of):
    table = queries.equity(database_of(THREE), **HERE)
    assert refusals(table, "border") == all_measures(None) | {"sii": "cần ít nhất 3 nhóm có thứ tự"}


def test_districts_have_no_order(sample):
    refused = refusals(queries.equity(sample, **DAY), "former_district")
    assert refused == all_measures(None) | dict.fromkeys(ORDERED, "các nhóm không có thứ tự")


CITY = ("18073", "18100", "18604", "18619", "18628", "18652", "18685")


@pytest.mark.parametrize(
    ("missing", "pair"),
    [
        ("18685", "một trong hai nhóm so sánh chưa có số liệu"),
        ("coastal", "xã im lặng chiếm 22,7 % số người lớn, quá 15 %"),
    ],
)
def test_an_ordered_measure_needs_every_group(database_of, missing, pair):
    """Of the city's peer groups, midland (Cẩm Bình alone), coastal and urban, one is not heard.

    The coastal communes Thạch Khê, Đồng Tiến and Thạch Lạc have 11 919 + 12 658 + 12 024 of
    161 336 reference adults: 22.7 %.
    """
    silent = ("18604", "18619", "18628") if missing == "coastal" else (missing,)
    said = tuple((code, NOW, 60, 100) for code in CITY if code not in silent)
    refused = refusals(
        queries.equity(database_of(said), **DAY | {"district": "Thành phố Hà Tĩnh"}), "peer_group"
    )
    sentence = "cần số liệu của mọi nhóm, 1 nhóm chưa có"
    assert [refused[name] for name in ORDERED] == [sentence, sentence]
    assert {refused[name] for name in PAIR} == {pair}


def test_nothing_is_divided_by_zero(database_of):
    table = queries.equity(database_of((("18313", NOW, 0, 100), *THREE[1:])), **HERE)
    assert refusals(table, "border") == all_measures(None) | {
        "ratio": "phải chia cho 0 %",
        "sii": "cần ít nhất 3 nhóm có thứ tự",
    }
    # r ln r is 0 where r is 0: all that was confirmed is in the other group, of 300 in 400.
    assert values(table, "border")["theil"] == pytest.approx(1000 * log(400 / 300))


def test_a_mean_of_zero_leaves_the_relative_measures_out(database_of):
    said = tuple((code, day, 0, total) for code, day, _, total in THREE)
    table = queries.equity(database_of(said), **HERE)
    zero = {name for name, why in refusals(table, "border").items() if why == "phải chia cho 0 %"}
    assert zero == {"ratio", "paf", "theil", "theil_within", "theil_total"}
    shown = values(table, "border")
    assert [shown[name] for name in ("difference", "par", "bgv", "bgsd", "aci")] == [0] * 5


def test_a_total_of_zero_does_not_weigh(database_of):
    table = queries.equity(database_of((*THREE[:2], ("18328", NOW, 0, 0))), **HERE)
    row = of(table, "border")["theil_total"]
    assert (row["better_percent"], row["better_denominator"]) == (75.0, 200)
    assert row["value"] == pytest.approx(
        1000 * (50 / 200 * log(0.5 / (2 / 3)) + 150 / 200 * log(0.75 / (2 / 3)))
    )


# Beside the report files

LADDERS = (("yes", "no"), ("xã", "phường"), ("remote", "midland", "coastal", "urban"))


@lru_cache
def members() -> dict[str, dict[str, str]]:
    """Grouping to commune to group, from the reference files."""
    classes = {
        (row["classification"], row["commune_code"]): row["value"]
        for row in rows("classifications.csv")
    }
    found: dict[str, dict[str, str]] = {grouping: {} for grouping in GROUPINGS}
    for row in rows("communes.csv"):
        code = row["code"]
        border, mountains = classes["border", code], classes["mountainous", code]
        remote = "no" if (border, mountains) == ("no", "no") else "unknown"
        remote = "yes" if "yes" in (border, mountains) else remote
        lowland = "coastal" if classes["coastal", code] == "yes" else "midland"
        found["border"][code] = border
        found["mountainous"][code] = mountains
        found["remote"][code] = remote
        found["has_minority_village"][code] = classes["has_minority_village", code]
        found["minority_area"][code] = classes.get(
            ("ethnic_minority_area_2026_2030", code), "unknown"
        )
        found["kind"][code] = row["kind"]
        found["former_district"][code] = row["former_district"]
        easier = "urban" if row["kind"] == "phường" else lowland
        found["peer_group"][code] = "remote" if remote == "yes" else easier
    return found


def said_on(indicator: str, day: date) -> dict[str, tuple[int, int]]:
    """What every commune said last of an indicator on or before a day."""
    said = {}
    for (code, name), series in facts().series.items():
        if name == indicator and min(series) <= day:
            count = newest(series, day)
            said[code] = (count.numerator, count.denominator or 0)
    return said


def measured(said: dict[str, tuple[int, int]], group_of: dict[str, str]) -> dict[str, float]:
    """The measures of one grouping, as method.md writes them, from the communes."""
    done = pd.Series({code: one[0] for code, one in said.items()}, dtype=float)
    total = pd.Series({code: one[1] for code, one in said.items()}, dtype=float)
    groups = pd.Series(group_of)[done.index]
    mean = 100 * done.sum() / total.sum()
    y = 100 * done.groupby(groups).sum() / total.groupby(groups).sum()
    p = total.groupby(groups).sum() / total.sum()
    (ladder,) = [one for one in LADDERS if set(y.index) <= set(one)] or [None]
    low, high = y.idxmin(), y.idxmax()
    if ladder:
        low, high = (end for end in ladder if end in y.index and end in (ladder[0], ladder[-1]))
    elif "unknown" in y.index:
        low, high = "yes", "no" if "no" in y.index else "unknown"
    found = {
        "difference": y[high] - y[low],
        "ratio": y[high] / y[low],
        "par": max(y[high] - mean, 0),
        "paf": 100 * max(y[high] - mean, 0) / mean,
        "bgv": (p * (y - mean) ** 2).sum(),
        "bgsd": sqrt((p * (y - mean) ** 2).sum()),
        "theil": 1000 * (p * y / mean * (y / mean).map(log)).sum(),
    }
    ratios = 100 * done / total / mean
    found["theil_total"] = 1000 * (total / total.sum() * ratios * ratios.map(log)).sum()
    inside = 100 * done / total / groups.map(y)
    found["theil_within"] = 1000 * (done / done.sum() * inside.map(log)).sum()
    return found | (on_ladder(y[list(ladder)], p[list(ladder)], mean) if ladder else {})


def on_ladder(y: pd.Series, p: pd.Series, mean: float) -> dict[str, float]:
    """The ordered measures, with the slope of a weighted regression solved as 2 x 2."""
    x = p.cumsum() - p / 2
    found = {"aci": 2 * (p * (y - mean) * (x - 0.5)).sum()}
    if len(y) >= 3:
        sx, sy, sxx, sxy = ((p * one).sum() for one in (x, y, x * x, x * y))
        found["sii"] = (sxy - sx * sy) / (sxx - sx * sx)
    return found


@pytest.mark.parametrize("day", [JUNE, LAST])
@pytest.mark.parametrize("indicator", ["adult_vneid", "digital_families", "cadre_skills"])
def test_the_sample_is_measured_as_from_its_files(sample, indicator, day):
    table = queries.equity(sample, indicator=indicator, as_of=day.isoformat())
    said = said_on(indicator, day)
    for grouping, group_of in members().items():
        if set(group_of.values()) == {"unknown"}:
            assert refusals(table, grouping) == all_measures("cả 69 xã chưa rõ phân loại")
            continue
        shown = {name: one for name, one in values(table, grouping).items() if pd.notna(one)}
        assert shown == pytest.approx(measured(said, group_of), rel=1e-9), grouping


def test_every_date_of_the_sample_is_as_from_its_files(sample):
    table = queries.equity_over_time(sample, **DAY)
    days = sorted({day for (_, name), one in facts().series.items() if name == "adult_vneid"
                   for day in one})  # fmt: skip
    assert sorted(set(table["as_of"].dt.date)) == days
    for row in table.to_dict("records"):
        group_of = members()[row["grouping"]]
        if row["grouping"] == "minority_area":
            assert pd.isna(row["difference_points"])
            continue
        expected = measured(said_on("adult_vneid", row["as_of"].date()), group_of)
        shown = [row[one] for one in ("difference_points", "ratio", "theil_between", "theil_total")]
        names = ("difference", "ratio", "theil", "theil_total")
        assert shown == pytest.approx([expected[name] for name in names], rel=1e-9)


# Over time

EARLY = "2026-08-31"


def over_time(connection: duckdb.DuckDBPyConnection, **other: str) -> dict[str, object]:
    """The newest row of the grouping `border`."""
    table = queries.equity_over_time(connection, **HERE | other)
    newest_rows = table[(table["grouping"] == "border") & (table["as_of"] == table["as_of"].max())]
    (row,) = newest_rows.to_dict("records")
    return row


def before(*counts: int, day: str = EARLY) -> tuple[tuple[str, str, int, int], ...]:
    """What the three communes said earlier."""
    return tuple(
        (code, day, done, total) for (code, _, _, total), done in zip(THREE, counts, strict=True)
    )


def test_an_alarm_sounds_when_the_mean_rises_and_the_gap_widens(database_of):
    # 40 % against 160/300 = 53 1/3 %, mean 200/400 = 50 %; then 50 % against 76 2/3 %, mean 70 %.
    row = over_time(database_of((*before(40, 100, 60), *THREE)))
    assert row["is_alarm"] is True
    assert row["compared_with"] == pd.Timestamp(EARLY)
    assert row["mean_change_points"] == pytest.approx(20)
    assert row["difference_change_points"] == pytest.approx((76 + 2 / 3 - 50) - (53 + 1 / 3 - 40))


@pytest.mark.parametrize(
    ("counts", "why"),
    [
        ((20, 150, 60), "the gap was 70 - 20 = 50 points and closed to 26 2/3"),
        ((80, 150, 80), "the mean fell from 310/400 to 280/400"),
        ((50, 150, 80), "nothing moved"),
    ],
)
def test_no_alarm_sounds_when_the_gap_closes_or_the_mean_falls(database_of, counts, why):
    row = over_time(database_of((*before(*counts), *THREE)))
    assert row["is_alarm"] is False, why


def test_a_gap_too_small_to_be_called_one_is_no_alarm(database_of):
    # 50 % against 50 %, then 60 % against 185/300 = 61 2/3 %: wider, but within 2 points.
    now = (("18313", NOW, 60, 100), ("18322", NOW, 125, 200), ("18328", NOW, 60, 100))
    row = over_time(database_of((*before(50, 100, 50), *now)))
    assert row["difference_points"] == pytest.approx(1 + 2 / 3)
    assert row["difference_change_points"] > 0
    assert row["is_alarm"] is False


def test_the_earliest_date_of_the_window_is_compared_with_and_no_earlier_one(database_of):
    """Ninety days before 31/10/2026 is 02/08/2026: 0 + 30 + 31 + 29 days."""
    said = (*before(10, 20, 10, day="2026-08-01"), *before(40, 100, 60, day="2026-08-02"),
            *before(50, 150, 79, day="2026-09-30"), *THREE)  # fmt: skip
    row = over_time(database_of(said))
    assert row["compared_with"] == pd.Timestamp("2026-08-02")
    assert row["mean_change_points"] == pytest.approx(20)


def test_a_first_date_has_nothing_to_be_compared_with(database_of):
    row = over_time(database_of(THREE))
    changes = ["compared_with", "mean_change_points", "difference_change_points"]
    assert all(pd.isna(row[name]) for name in changes)
    assert row["is_alarm"] is False


def test_a_commune_counts_with_its_newest_value_on_every_date(database_of):
    # On 31/10 only Vũ Quang reports again: the others stay at 160/300.
    row = over_time(database_of((*before(40, 100, 60), THREE[0])))
    assert (row["worse_percent"], row["better_percent"]) == (50.0, pytest.approx(53 + 1 / 3))


def test_what_is_refused_today_is_empty_over_time(database_of):
    # From 31/10 on Thượng Đức, with 27.8 % of the adults, has been silent for 93 days.
    said = (*THREE[:2], ("18328", "2026-07-30", 80, 100), ("18313", "2026-07-30", 40, 100),
            ("18322", "2026-07-30", 100, 200))  # fmt: skip
    row = over_time(database_of(said))
    empty = ["difference_points", "ratio", "theil_between", "theil_total"]
    assert all(pd.isna(row[name]) for name in [*empty, "difference_change_points"])
    assert row["is_alarm"] is False
    assert row["mean_percent"] == pytest.approx(70)


def test_the_newest_date_over_time_is_what_the_day_itself_says(sample):
    today = queries.equity(sample, **DAY).pivot(index="grouping", columns="measure", values="value")
    table = queries.equity_over_time(sample, **DAY)
    last = table[table["as_of"] == NOW].set_index("grouping")
    pairs = {"difference_points": "difference", "ratio": "ratio", "theil_between": "theil"}
    for column, measure in pairs.items():
        pd.testing.assert_series_equal(last[column], today[measure], check_names=False)


def test_dates_on_which_nobody_reported_the_indicator_are_left_out(database_of):
    said = (*THREE, ("18313", "2026-09-30", 3, None, "elderly_classes"))
    table = queries.equity_over_time(database_of(said), **HERE)
    assert set(table["as_of"]) == {pd.Timestamp(NOW)}
