"""One commune: found by any name, its figures beside others, its history, reports, questions.

The hand-made province. Hà Huy Tập (18652) is made of half of Đại Nài (18082), Thạch Đài (18643)
and Tân Lâm Hương, whose old code is 18652 too. It is a ward, so its peers are the other 8 wards.

| 31/05/2025, old units | confirmed | adults | %     |
| Đại Nài, whole        | 401       | 1 001  | 40,06 |
| – half of it          | 200       | 500    |       | 401 − round(200,5), 1 001 − round(500,5)
| Thạch Đài             | 100       | 400    | 25    |
| Tân Lâm Hương         | 300       | 600    | 50    |
| Hà Huy Tập together   | 600       | 1 500  | 40    |

| 31/10/2026     | confirmed    | ambassadors | classes | festival |
| Hà Huy Tập     | 700 / 1 000  | 12 / 3      | 4       | no       |
| Thành Sen      | 900 / 1 000  |             | 3       | yes      |
| Trần Phú       | 300 / 500    | 15 / 3      | 6       | no       |
| xã Thạch Hà    | 100 / 500    |             |         |          |
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime

import duckdb
import pandas as pd
import pytest
import small_data
from sample_facts import LAST, classified, facts, newest

import queries
from data import database, reference
from data.reference import rows

HALF = "18652"
BEFORE = (
    ("18082", "2025-05-31", 401, 1001),
    ("18643", "2025-05-31", 100, 400),
    ("18652", "2025-05-31", 300, 600),
)
AFTER = (
    ("18652", "2026-10-31", 700, 1000),
    ("18073", "2026-10-31", 900, 1000),
    ("18100", "2026-10-31", 300, 500),
    ("18562", "2026-10-31", 100, 500),
    ("18652", "2026-10-31", 12, 3, "digital_ambassadors"),
    ("18100", "2026-10-31", 15, 3, "digital_ambassadors"),
    ("18652", "2026-10-31", 4, None, "elderly_classes"),
    ("18073", "2026-10-31", 3, None, "elderly_classes"),
    ("18100", "2026-10-31", 6, None, "elderly_classes"),
    ("18652", "2026-10-31", 0, None, "learning_festival"),
    ("18073", "2026-10-31", 1, None, "learning_festival"),
    ("18100", "2026-10-31", 0, None, "learning_festival"),
)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    path = tmp_path_factory.mktemp("small") / "hatinh.duckdb"
    small_data.write(path, BEFORE, AFTER)
    with queries.load(path) as connection:
        yield connection


def figure(connection, indicator: str, as_of: str = "2026-10-31", code: str = HALF) -> pd.Series:
    table = queries.commune_profile(connection, commune_code=code, as_of=as_of)
    (row,) = (row for _, row in table.iterrows() if row["indicator"] == indicator)
    return row


# find_communes


def found(connection, text: str) -> list[tuple[str, str, bool]]:
    table = queries.find_communes(connection, text)
    return list(zip(table["commune"], table["matched_name"], table["is_old_name"], strict=True))


def test_without_a_text_all_communes_are_there_in_vietnamese_order(small):
    names = [name for name, *_ in found(small, "")]
    assert len(names) == 69
    assert names[:3] == ["Bắc Hồng Lĩnh", "Can Lộc", "Cẩm Bình"]
    assert names.index("Đan Hải") > names.index("Cổ Đạm")


def test_a_name_without_tones_finds_every_spelling_new_names_first(small):
    both = [("Thạch Hà", "Thạch Hà", False), ("Trần Phú", "Thạch Hạ", True)]
    assert found(small, "thach ha")[:2] == both


@pytest.mark.parametrize(("text", "first"), [("Thạch Hạ", "Trần Phú"), ("Thạch Hà", "Thạch Hà")])
def test_exact_tones_come_first_and_the_others_still_follow(small, text, first):
    names = [name for name, *_ in found(small, text)]
    assert names[0] == first
    assert {"Trần Phú", "Thạch Hà"} <= set(names)


@pytest.mark.parametrize(
    "text",
    ["Xã Cẩm Bình", "xa cam binh", "  CẨM   BÌNH ", unicodedata.normalize("NFD", "Cẩm Bình"),
     "18685", "Thạch Bình", "xã thach binh"],
)  # fmt: skip
def test_kind_case_spaces_unicode_code_and_old_names_do_not_matter(small, text):
    assert [name for name, *_ in found(small, text)] == ["Cẩm Bình"]


def test_a_name_of_two_units_finds_the_new_one_first(small):
    assert found(small, "tran phu") == [
        ("Trần Phú", "Trần Phú", False),
        ("Thành Sen", "Trần Phú", True),
    ]


def test_a_split_unit_finds_both_communes_that_it_went_to(small):
    names = {name for name, *_ in found(small, "dai nai")}
    assert names == {"Thành Sen", "Hà Huy Tập"}


def test_d_with_and_without_a_stroke_are_the_same_and_beginnings_come_first(small):
    names = [name for name, *_ in found(small, "duc")]
    assert names[:2] == ["Đức Đồng", "Đức Minh"]
    assert "Nam Hồng Lĩnh" not in names[:2]


def test_a_word_is_found_from_its_beginning_only_and_nothing_is_nothing(small):
    assert found(small, "ạch Hà") == []
    assert found(small, "Hà Nội") == []


def test_a_sign_of_a_pattern_is_a_sign_like_any_other(small):
    assert found(small, "%") == found(small, "_") == found(small, ".*") == []


# commune_profile


def test_there_is_a_row_for_every_indicator_in_the_order_of_the_plan(small):
    table = queries.commune_profile(small, commune_code=HALF, as_of="2026-10-31")
    assert list(table["indicator"]) == [row["code"] for row in rows("indicators.csv")]


def test_a_share_stands_beside_the_sum_of_its_peers_and_of_the_province(small):
    """Peers (900 + 300) / 1 500 = 80 %; province 2 000 / 3 000; missing 800 − 700."""
    row = figure(small, "adult_vneid")
    assert (row["value"], row["target"], row["people_missing"]) == (70.0, 80.0, 100)
    assert (row["peers"], row["peers_communes"], row["peers_counted"]) == ("urban", 8, 2)
    assert (row["peers_value"], row["province_counted"]) == (80.0, 4)
    assert row["province_value"] == pytest.approx(200 / 3)
    assert (row["reported_on"], row["deadline"]) == (
        pd.Timestamp("2026-10-31"),
        pd.Timestamp("2026-12-10"),
    )
    assert not row["is_silent"]


def test_ratios_counts_and_yes_or_no_have_something_to_stand_beside(small):
    """15 / 3 and 27 / 6; (3 + 6) / 2 and 13 / 3 classes a commune; 1 of 2 and 1 of 3 festivals."""
    ratio = figure(small, "digital_ambassadors")
    assert (ratio["value"], ratio["peers_value"], ratio["province_value"]) == (4.0, 5.0, 4.5)
    count = figure(small, "elderly_classes")
    assert (count["value"], count["peers_value"]) == (4.0, 4.5)
    assert count["province_value"] == pytest.approx(13 / 3)
    festival = figure(small, "learning_festival")
    assert (festival["value"], festival["peers_value"], festival["peers_counted"]) == (0, 1, 2)
    assert (festival["province_value"], festival["province_counted"]) == (1, 3)


def test_an_indicator_that_nobody_reported_has_no_values(small):
    row = figure(small, "digital_families")
    assert pd.isna(row["value"]) and pd.isna(row["peers_value"]) and pd.isna(row["province_value"])
    assert (row["label"], row["peers_counted"], row["is_silent"]) == ("Chưa có số liệu", 0, True)


def test_before_the_merger_its_old_units_are_added_up_and_marked_as_estimated(small):
    row = figure(small, "adult_vneid", "2025-06-30")
    assert (row["numerator"], row["denominator"], row["value"]) == (600, 1500, 40.0)
    assert (row["target"], row["target_year"], row["is_estimated"]) == (70.0, 2025, True)


@pytest.mark.parametrize(
    ("code", "as_of", "peers", "province"),
    [
        (HALF, "2025-06-30", False, True),
        ("18073", "2025-06-30", True, True),
        (HALF, "2026-10-31", False, False),
        ("18073", "2026-10-31", False, False),
    ],
)
def test_peers_and_province_say_whether_they_rest_on_a_split_unit(
    small, code, as_of, peers, province
):
    """Of the wards only the one that got half of Đại Nài has a value before the merger."""
    row = figure(small, "adult_vneid", as_of, code=code)
    assert (row["peers_is_estimated"], row["province_is_estimated"]) == (peers, province)


def test_a_commune_is_silent_after_92_days(small):
    assert not figure(small, "adult_vneid", "2027-01-31")["is_silent"]
    assert figure(small, "adult_vneid", "2027-02-01")["is_silent"]


def test_the_pace_is_that_of_the_query_of_paces(sample):
    for indicator in ("adult_vneid", "digital_ambassadors", "learning_festival"):
        asked = {"indicator": indicator, "as_of": "2026-10-31"}
        paces = queries.pace_by_commune(sample, **asked).set_index("commune_code")
        for code in ("18073", "18685"):
            row = figure(sample, indicator, code=code)
            same = ["value", "label", "pace", "ratio", "people_missing", "is_estimated"]
            expected = paces.loc[code, same]
            assert row[same].astype(object).equals(expected.astype(object))


def peers_of_the_files() -> dict[str, str]:
    """The group of every commune, from the reviewed files."""
    remote = classified("border") | classified("mountainous")
    coastal = classified("coastal")
    return {
        row["code"]: "remote"
        if row["code"] in remote
        else "urban"
        if row["kind"] == "phường"
        else "coastal"
        if row["code"] in coastal
        else "midland"
        for row in rows("communes.csv")
    }


ANEW = {one["code"] for one in rows("indicators.csv") if one["is_cumulative"] == "no"}


def is_counted(indicator: str, day: date) -> bool:
    """Whether a report says something of the last day: of this year, where it is counted anew."""
    return day <= LAST and (indicator not in ANEW or day.year == LAST.year)


@pytest.mark.parametrize("code", ["18073", "18313", "18652", "18685", "18781", "18832"])
def test_peers_and_province_are_the_sums_of_the_sample_reports(sample, code):
    """All indicators but the weeks with a class, of which `series` has none before the merger."""
    groups = peers_of_the_files()
    peers = {one for one in groups if groups[one] == groups[code] and one != code}
    table = queries.commune_profile(sample, commune_code=code, as_of="2026-10-31")
    for _, row in table[table["indicator"] != "weekly_classes"].iterrows():
        said = {
            commune: newest(series, LAST)
            for (commune, name), series in facts().series.items()
            if name == row["indicator"] and any(is_counted(name, day) for day in series)
        }
        for column, communes in (("peers", peers), ("province", set(groups))):
            counts = [said[one] for one in communes if one in said]
            done = sum(one.numerator for one in counts)
            total = sum(one.denominator or 0 for one in counts)
            expected = {
                "coverage": lambda done=done, total=total: 100 * done / total,
                "ratio": lambda done=done, total=total: done / total,
                "count": lambda done=done, counts=counts: done / len(counts),
                "yes_no": lambda done=done: done,
            }[row["measure"]]()
            assert row[f"{column}_value"] == pytest.approx(expected)
            assert row[f"{column}_counted"] == len(counts)


# commune_history


def history(connection, code: str, as_of: str = "2026-10-31") -> list[tuple[object, ...]]:
    table = queries.commune_history(
        connection, commune_code=code, indicator="adult_vneid", as_of=as_of
    )
    columns = ["as_of", "unit", "is_old_unit", "share_percent", "numerator", "denominator"]
    return [
        (f"{row['as_of']:%d/%m/%Y}", *row[columns[1:]], round(row["value"], 2), row["is_estimated"])
        for _, row in table.iterrows()
    ]


def test_old_units_stand_beside_their_sum_with_what_they_said_themselves(small):
    assert history(small, HALF) == [
        ("31/05/2025", "Hà Huy Tập", False, 100.0, 600, 1500, 40.0, True),
        ("31/05/2025", "Đại Nài", True, 50.0, 401, 1001, 40.06, True),
        ("31/05/2025", "Thạch Đài", True, 100.0, 100, 400, 25.0, False),
        ("31/05/2025", "Tân Lâm Hương", True, 100.0, 300, 600, 50.0, False),
        ("31/10/2026", "Hà Huy Tập", False, 100.0, 700, 1000, 70.0, False),
    ]


def test_the_history_stops_at_the_day_asked_for(small):
    assert [row[0] for row in history(small, HALF, "2025-12-31")] == ["31/05/2025"] * 4
    assert history(small, HALF, "2025-05-30") == []


def test_a_commune_whose_old_units_did_not_all_report_shows_those_that_did(small):
    assert history(small, "18073") == [
        ("31/05/2025", "Đại Nài", True, 50.0, 401, 1001, 40.06, True),
        ("31/10/2026", "Thành Sen", False, 100.0, 900, 1000, 90.0, False),
    ]


def test_the_target_is_that_of_the_year_of_the_date(small):
    table = queries.commune_history(
        small, commune_code=HALF, indicator="adult_vneid", as_of="2026-10-31"
    )
    assert list(table["target"]) == [70.0] * 4 + [80.0]


def test_the_path_of_the_sample_is_that_of_coverage_over_time(sample):
    asked = {"indicator": "adult_vneid", "as_of": "2026-10-31"}
    over_time = queries.coverage_over_time(sample, **asked, by="commune")
    theirs = over_time[over_time["place_code"] == "18754"].dropna(subset=["value"])
    table = queries.commune_history(sample, commune_code="18754", **asked)
    ours = table[~table["is_old_unit"]]
    assert list(ours["value"]) == list(theirs["value"])
    assert list(ours["as_of"]) == list(theirs["as_of"])


# reports_of_commune


def reports(connection, code: str, as_of: str = "2027-12-31") -> pd.DataFrame:
    return queries.reports_of_commune(connection, commune_code=code, as_of=as_of)


def received(path, *reports: tuple[str, small_data.Said]) -> duckdb.DuckDBPyConnection:
    """A database of reports of one number each, with the day on which each was received."""
    entries = []
    for number, (day, said) in enumerate(reports, start=1):
        entry, reading = small_data.report(said, number=number)
        moment = datetime.combine(date.fromisoformat(day), entry.received_at.time())
        entries.append((replace(entry, received_at=moment), reading))
    database.write(path, reference.load(), entries)
    return queries.load(path)


@pytest.mark.parametrize(
    ("dated", "arrived", "is_late"),
    [
        ("2025-11-30", "2025-12-08", False),  # 8 days, before 10/12/2025
        ("2025-12-08", "2025-12-10", False),  # on the deadline
        ("2025-12-08", "2025-12-11", True),  # 3 days, but after the deadline
        ("2025-12-31", "2026-01-10", False),  # 10 days; no deadline of 2025 for this date
        ("2025-12-31", "2026-01-11", True),  # 11 days
        ("2026-03-31", "2026-04-11", True),  # 11 days, long before the deadline
        ("2027-01-31", "2027-02-03", False),  # a year without a deadline
    ],
)
def test_a_report_is_late_after_the_deadline_or_after_10_days(tmp_path, dated, arrived, is_late):
    connection = received(tmp_path / "a.duckdb", (arrived, ("18652", dated, 7, 10)))
    (late,) = reports(connection, HALF)["is_late"]
    assert late == is_late


def test_another_number_for_the_same_cell_is_a_revision_and_the_same_number_is_none(tmp_path):
    day = "2026-10-31"
    connection = received(
        tmp_path / "a.duckdb",
        ("2026-11-01", ("18652", day, 7, 10)),
        ("2026-11-02", ("18652", day, 7, 10)),
        ("2026-11-03", ("18652", day, 8, 10)),
        ("2026-11-04", ("18652", day, 8, 11)),
        ("2026-11-05", ("18073", day, 1, 10)),
    )
    table = reports(connection, HALF)
    columns = ["report_number", "observations", "in_force", "is_revision"]
    assert table[columns].to_numpy().tolist() == [
        [4, 1, 1, True],
        [3, 1, 0, True],
        [2, 1, 0, False],
        [1, 1, 0, False],
    ]


def test_reports_of_old_units_count_and_codes_belong_to_a_date(tmp_path):
    """18100 was Thạch Hạ, now in Trần Phú; 18094 was Trần Phú, now in Thành Sen (18073)."""
    connection = received(
        tmp_path / "a.duckdb",
        ("2025-06-02", ("18100", "2025-05-31", 7, 10)),
        ("2025-06-03", ("18094", "2025-05-31", 7, 10)),
        ("2026-11-01", ("18100", "2026-10-31", 7, 10)),
    )
    numbers = {
        code: list(reports(connection, code)["report_number"])
        for code in ("18100", "18073", "18652")
    }
    assert numbers == {"18100": [3, 1], "18073": [2], "18652": []}


def test_the_late_reports_of_the_sample_are_those_that_came_late(sample):
    deadlines = {int(row["target_year"]): row["deadline"] for row in rows("deadlines.csv")}
    late = set()
    for report, reading in zip(facts().reports, facts().readings, strict=True):
        arrived, dated = report.received_at.date(), reading.as_of
        deadline = date.fromisoformat(deadlines[dated.year])
        if (arrived - dated).days > 10 or dated <= deadline < arrived:
            late.add(report.name)
    assert len(late) >= 4
    tables = [reports(sample, row["code"]) for row in rows("communes.csv")]
    said = pd.concat(tables)
    assert set(said[said["is_late"]]["file_name"]) == late
    assert set(said["file_name"]) == {report.name for report in facts().reports}


def test_of_a_report_only_what_is_dated_until_the_day_is_counted(tmp_path):
    """One file of two dates; the second file is dated after the first of them."""
    path = tmp_path / "a.duckdb"
    small_data.write(
        path,
        (("18652", "2026-06-30", 7, 10), ("18652", "2026-09-30", 8, 10)),
        (("18652", "2026-10-31", 9, 10),),
    )
    connection = queries.load(path)
    columns = ["report_number", "as_of", "observations", "in_force"]

    def said(as_of: str) -> list[list[object]]:
        return reports(connection, HALF, as_of)[columns].to_numpy().tolist()

    june, september, october = map(pd.Timestamp, ("2026-06-30", "2026-09-30", "2026-10-31"))
    assert said("2026-06-29") == []
    assert said("2026-06-30") == [[1, june, 1, 1]]
    assert said("2026-09-30") == [[1, september, 2, 2]]
    assert said("2026-10-31") == [[2, october, 1, 1], [1, september, 2, 2]]


# warnings_of_commune


def questions(connection, code: str, as_of: str = "2027-12-31") -> pd.DataFrame:
    return queries.warnings_of_commune(connection, commune_code=code, as_of=as_of)


def test_a_question_about_a_later_number_is_not_asked_yet(database_of):
    connection = database_of(
        (("18100", "2026-08-31", 800, 1000), ("18100", "2026-09-30", 790, 1000)),
        (("18100", "2026-10-31", 780, 1000),),
    )
    fell = {
        as_of: (questions(connection, "18100", as_of)["kind"] == "count_fell").sum()
        for as_of in ("2026-09-29", "2026-09-30", "2026-10-30", "2026-10-31")
    }
    assert list(fell.values()) == [0, 1, 1, 2]


def test_a_question_about_a_name_of_two_units_is_asked_of_the_right_one(database_of):
    """The old Trần Phú (18094) is in Thành Sen; the new one is 18100. Both counts fell."""
    connection = database_of(
        (("18094", "2025-05-31", 900, 1000), ("18100", "2026-09-30", 800, 1000)),
        (("18094", "2025-06-30", 890, 1000), ("18100", "2026-10-31", 790, 1000)),
    )

    def fell(code: str) -> list[str]:
        table = questions(connection, code)
        asked = table[table["kind"] == "count_fell"]
        return [f"{row['unit']} {row['as_of']:%d/%m/%Y}" for _, row in asked.iterrows()]

    assert fell("18100") == ["Trần Phú 31/10/2026"]
    assert fell("18073") == ["Trần Phú 30/06/2025"]
    assert fell("18652") == []


def test_missing_parts_are_asked_of_the_commune_of_today(small):
    table = questions(small, "18073").set_index("kind")
    assert table.loc["parts_missing", "unit"] == "Thành Sen"
    assert table.loc["parts_missing", "as_of"] == pd.Timestamp("2025-05-31")


def test_every_question_of_the_sample_that_names_a_unit_is_asked_of_a_commune(sample):
    tables = [questions(sample, row["code"]) for row in rows("communes.csv")]
    asked = queries.warnings(sample)
    assert sum(map(len, tables)) == asked["unit"].notna().sum() > 0
