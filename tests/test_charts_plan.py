import pytest
from pace_samples import day

from charts import plan
from charts.html import Card

COLUMNS = [
    "Chỉ tiêu",
    "Năm",
    "Mục tiêu",
    "Kết quả",
    "Khoảng có thể",
    "Tiến độ",
    "Xã đạt",
    "Báo cáo",
    "Cơ quan chủ trì",
    "Mục",
]


def row(**other):
    """A row of `queries.plan_scorecard`: slow towards 80 % of 2026."""
    return {
        "short_name": "VNeID",
        "indicator_group": "chi_tieu",
        "target_year": 2026,
        "target": 80.0,
        "value": 74.0,
        "measure": "coverage",
        "unit": "người",
        "lowest_percent": 73.95,
        "highest_percent": 74.94,
        "ratio": 0.476,
        "label": "Chậm",
        "label_then": None,
        "communes_met": 10,
        "communes_known": 69,
        "communes_reported": 67,
        "communes_total": 69,
        "reported_on": day("2026-10-31"),
        "is_estimated": False,
        "pace_is_estimated": False,
        "lead_agency": "Công an tỉnh",
        "plan_section": "III; VII.6",
        **other,
    }


NO_BOUNDS = {"lowest_percent": None, "highest_percent": None}
NO_TARGET = {
    "target_year": None,
    "target": None,
    "ratio": None,
    "label": "Không có mục tiêu",
    "communes_met": 0,
}
NO_DATA = NO_BOUNDS | {
    "value": None,
    "ratio": None,
    "label": "Chưa có số liệu",
    "communes_met": 0,
    "communes_reported": 0,
    "reported_on": None,
}
NOBODY = NO_TARGET | NO_DATA | {"label": None, "communes_met": None, "communes_total": None}


def line(**other):
    """The cells of one row, without name, agency and section."""
    table = plan.scorecard([row(**other)], "chi_tieu")
    assert table.columns == COLUMNS
    return "|".join(table.lines[0][1:8])


@pytest.mark.parametrize(
    ("change", "cells"),
    [
        ({}, "2026|≥ 80 %|74,0 %|74,0 % – 74,9 %|Chậm (48 %)|10/69|67/69"),
        (
            {"label": "Đạt", "ratio": None},
            "2026|≥ 80 %|74,0 %|74,0 % – 74,9 %|Đạt|10/69|67/69",
        ),
        (
            {"label": "Không đạt", "ratio": 0.0, "target_year": 2025, "target": 70.0},
            "2025|≥ 70 %|74,0 %|74,0 % – 74,9 %|Không đạt|10/69|67/69",
        ),
        (
            {"label": "Giảm", "ratio": -0.04},
            "2026|≥ 80 %|74,0 %|74,0 % – 74,9 %|Giảm|10/69|67/69",
        ),
        (
            {"label": "Đúng tiến độ", "ratio": 1.881},
            "2026|≥ 80 %|74,0 %|74,0 % – 74,9 %|Đúng tiến độ (188 %)|10/69|67/69",
        ),
    ],
)
def test_a_share_has_its_target_bounds_and_how_fast_it_moves(change, cells):
    assert line(**change) == cells


def test_bounds_that_are_one_are_said_once():
    assert line(lowest_percent=74.0, highest_percent=74.04).split("|")[3] == "74,0 %"


def test_an_estimate_says_so():
    shown = line(is_estimated=True, pace_is_estimated=True)
    assert shown.split("|")[2:5:2] == ["74,0 % (ước tính)", "Chậm (≈48 %)"]
    shown = line(pace_is_estimated=True)
    assert shown.split("|")[2:5:2] == ["74,0 %", "Chậm (≈48 %)"]


@pytest.mark.parametrize(
    ("change", "cells"),
    [
        (
            {"measure": "yes_no", "target": 1.0, "value": 52.0, "unit": None, "label": "Giảm"},
            "2026|mỗi xã tổ chức|52 xã đã tổ chức|–|Giảm|10/69|67/69",
        ),
        (
            {"measure": "count", "target": 1.0, "value": 170.0, "label": "Đạt", "ratio": None},
            "2026|mỗi xã 1 người|170 người|–|Đạt|10/69|67/69",
        ),
        (
            {
                "measure": "ratio",
                "target": 5.0,
                "value": 6.04,
                "unit": "người học/người hướng dẫn",
                "label": "Đạt",
                "ratio": None,
            },
            "2026|≥ 5|6,0|–|Đạt|10/69|67/69",
        ),
    ],
)
def test_every_measure_has_its_own_target_and_result(change, cells):
    assert line(**NO_BOUNDS | change) == cells


def test_without_a_target_there_is_a_result_and_nothing_to_meet():
    assert line(**NO_TARGET) == ("–|không đặt|74,0 %|74,0 % – 74,9 %|Không có mục tiêu|–|67/69")


def test_an_indicator_that_nobody_reported_says_so():
    assert line(**NO_DATA) == "2026|≥ 80 %|chưa xã nào báo cáo|–|Chưa có số liệu|0/69|–"


def test_a_value_without_a_speed_is_not_the_same_as_no_value():
    change = {"label": "Chưa có số liệu", "ratio": None}
    assert line(**change).split("|")[4] == "Chưa có số liệu tốc độ"


def test_when_every_report_is_old_its_date_is_said():
    change = {"communes_reported": 0, "reported_on": day("2025-12-31")}
    assert line(**change).split("|")[6] == "0/69 (31/12/2025)"


def test_a_row_names_its_indicator_its_agency_and_its_section():
    table = plan.scorecard([row()], "chi_tieu")
    assert [table.rows()[0][name] for name in ("Chỉ tiêu", "Cơ quan chủ trì", "Mục")] == [
        "VNeID",
        "Công an tỉnh",
        "III; VII.6",
    ]


def test_the_longest_agency_is_said_by_its_short_name():
    table = plan.scorecard([row(lead_agency="Ủy ban nhân dân cấp cơ sở")], "chi_tieu")
    assert table.column("Cơ quan chủ trì") == ["UBND cấp cơ sở"]


def test_each_part_of_the_plan_has_its_own_rows():
    rows = [row(), row(indicator_group="mo_hinh", short_name="Đại sứ số")]
    assert plan.scorecard(rows, "mo_hinh").column("Chỉ tiêu") == ["Đại sứ số"]
    assert len(plan.scorecard(rows, "thi_dua")) == 0


@pytest.mark.parametrize(
    ("labels", "year", "text"),
    [
        (
            ["Đạt", "Đúng tiến độ", "Chậm", "Cần tăng tốc", "Giảm"],
            2026,
            "Hà Tĩnh: 1 trong 5 chỉ tiêu năm 2026 đã đạt, 3 chậm hơn mức cần, 1 đúng tiến độ",
        ),
        (
            ["Đạt", "Không đạt", "Không đạt"],
            2026,
            "Hà Tĩnh: 1 trong 3 chỉ tiêu năm 2026 đã đạt, 2 không đạt",
        ),
        (["Đạt"], 2027, "Hà Tĩnh: kế hoạch không đặt mục tiêu cho năm 2027"),
    ],
)
def test_the_message_counts_the_targets_of_the_year(labels, year, text):
    rows = [row(label=label) for label in labels] + [row(target_year=2025), row(**NO_TARGET)]
    assert plan.message(rows, where="Hà Tĩnh", year=year) == text


def test_the_message_says_of_what_nothing_is_known():
    rows = [row(), row(**NO_DATA), row(label="Chưa có số liệu"), row(label="Chưa có số liệu")]
    rows += [row(label="Đúng tiến độ"), row(label="Chưa đạt")]
    assert plan.message(rows, where="Hà Tĩnh", year=2026) == (
        "Hà Tĩnh: 0 trong 6 chỉ tiêu năm 2026 đã đạt, 1 chậm hơn mức cần, 1 đúng tiến độ, "
        "1 chưa đạt, 2 chưa có số liệu tốc độ, 1 chưa có số liệu"
    )


def test_where_no_commune_is_asked_for_there_is_nothing_to_judge():
    rows = plan.judged([row(**NOBODY), row(**NOBODY)])
    assert rows == []
    assert plan.message(rows, where="Hà Tĩnh", year=2026) == (
        "Hà Tĩnh: không có xã nào thuộc nhóm này"
    )
    assert plan.judged([row()]) == [row()]


def test_each_target_year_has_a_card():
    rows = [
        row(target_year=2025, label="Đạt"),
        row(label="Đạt"),
        row(),
        row(label="Giảm"),
        row(**NO_DATA),
        row(**NO_TARGET),
    ]
    assert plan.cards(rows) == [
        Card("Chỉ tiêu năm 2025", "1/1 đạt", ""),
        Card("Chỉ tiêu năm 2026", "1/4 đạt", "Chậm 1 · Giảm 1 · Chưa có số liệu 1", True),
    ]


def test_a_target_met_after_its_year_is_met_late():
    late = row(target_year=2025, target=70.0, label="Đạt", label_then="Không đạt", ratio=None)
    in_time = row(target_year=2025, target=70.0, label="Đạt", label_then="Đạt", ratio=None)
    table = plan.scorecard([late, in_time], "chi_tieu")
    assert table.column("Tiến độ") == ["Đạt muộn", "Đạt"]
    (card,) = plan.cards([late, in_time])
    assert (card.value, card.note, card.is_alert) == ("2/2 đạt", "trong đó 1 đạt muộn", False)
    assert plan.message([late, in_time, row(label="Đạt")], where="Hà Tĩnh", year=2025) == (
        "Hà Tĩnh: 2 trong 2 chỉ tiêu năm 2025 đã đạt (1 đạt muộn), 0 chậm hơn mức cần"
    )
