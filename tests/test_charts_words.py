import pandas as pd
import pytest
from chart_samples import (
    COUNT,
    MET,
    NO_DATA,
    NO_TARGET,
    NOBODY,
    NOBODY_ASKED,
    NONE_KNOWN,
    PROVINCE,
    YES_NO,
    ZERO,
    commune,
)

from charts import words


@pytest.mark.parametrize(
    ("change", "text"),
    [
        ({}, "Hà Tĩnh đạt 74,0 %, còn thiếu 60.000 người để đạt 80 %"),
        (
            {"value": 80.0, "people_missing": 0},
            "Hà Tĩnh đạt 80,0 %, hoàn thành mục tiêu 80 %",
        ),
        (NO_TARGET, "Hà Tĩnh: VNeID – 74,0 % (năm này không có mục tiêu)"),
        (NONE_KNOWN, "Hà Tĩnh: chưa có số liệu về «VNeID»"),
        (COUNT, "Hà Tĩnh: VNeID – 10 xã đạt mục tiêu (3 người)"),
        (YES_NO, "Hà Tĩnh: VNeID – 10 xã đã tổ chức, 18 xã chưa"),
        (NOBODY_ASKED, "Hà Tĩnh: không có xã nào thuộc nhóm này"),
    ],
)
def test_the_message_says_where_how_far_and_who_is_missing(change, text):
    assert words.message(PROVINCE | change, where="Hà Tĩnh", name="VNeID", unit="người") == text


@pytest.mark.parametrize(
    ("met", "text"),
    [
        ("đã đạt", "Hà Tĩnh đạt 74,0 %, hoàn thành mục tiêu 70 %"),
        ("đạt muộn", "Hà Tĩnh đạt 74,0 %, hoàn thành muộn mục tiêu 70 %"),
        ("nay đạt", "Hà Tĩnh đạt 74,0 %, nay đủ mục tiêu 70 %"),
    ],
)
def test_the_message_says_what_was_met_late(met, text):
    row = PROVINCE | {"target": 70.0, "people_missing": 0}
    assert words.message(row, where="Hà Tĩnh", name="VNeID", unit="người", met=met) == text


def test_what_the_map_shows_is_also_said():
    assert words.map_alt(PROVINCE, "VNeID") == (
        "Bản đồ 69 xã, phường tô theo VNeID: 10 đạt, 39 gần đạt, 18 tụt hậu, 2 chưa có số liệu."
    )


def test_what_a_map_of_any_measure_shows_is_said_in_the_words_of_its_legend():
    levels = ["behind", "met", "behind", "no_data"]
    told = words.levels_alt([{"level": one} for one in levels], "Ngày hội")
    assert told == ("Bản đồ 4 xã, phường tô theo Ngày hội: tụt hậu: 2, đạt: 1, chưa có số liệu: 1.")


def test_what_the_bars_show_is_also_said():
    assert words.gaps_alt([ZERO, MET, MET, MET], "người") == (
        "4 xã dưới mục tiêu, đứng đầu là Hương Khê 0,0 %, Thành Sen 80,0 %, Thành Sen 80,0 %."
    )
    assert words.gaps_alt([], "người") == "Không có xã nào dưới mục tiêu."


def test_what_the_path_shows_is_also_said_from_the_first_to_the_last_known_value():
    rows = [
        {
            "place": "Hương Khê",
            "value": value,
            "measure": "coverage",
            "as_of": pd.Timestamp(day),
            "is_estimated": value == 0.0,
        }
        for value, day in ((None, "2025-05-31"), (0.0, "2025-06-30"), (54.4, "2026-10-31"))
    ]
    assert words.path_alt(rows, "người") == (
        "Hương Khê: từ ≈0,0 % (30/06/2025) đến 54,4 % (31/10/2026)."
    )
    assert words.path_alt(rows[:1], "người") == "Chưa có số liệu theo thời gian."


OLD_UNITS = [
    {"old_unit": "xã Gia Phố", "share_percent": 100},
    {"old_unit": "phường Đại Nài", "share_percent": 50},
    {"old_unit": "thị trấn Hương Khê", "share_percent": 100},
    {"old_unit": "xã Kỳ Lợi", "share_percent": 0},
]


def test_the_facts_of_a_commune_are_in_words():
    assert words.commune_facts(ZERO, OLD_UNITS, "người") == {
        "Kết quả": "0,0 % – tụt hậu",
        "Số đạt / tổng số": "0 / 1.000",
        "Còn thiếu": "800 người; 80,0 điểm",
        "Số liệu ngày": "30/07/2026 (im lặng)",
        "Gồm đơn vị cũ": "xã Gia Phố, phường Đại Nài (một phần) và thị trấn Hương Khê",
        "Huyện cũ": "Huyện Hương Khê",
        "Phân loại": ("biên giới; miền núi; thôn dân tộc thiểu số; chưa rõ: vùng dân tộc thiểu số"),
    }


@pytest.mark.parametrize(
    ("classes", "text"),
    [
        ({"mountainous": "no", "has_minority_village": "no", "minority_area": "no"}, ""),
        (
            {"mountainous": "no", "has_minority_village": "no", "minority_area": "yes"},
            "vùng dân tộc thiểu số",
        ),
        (
            {"border": "yes", "minority_area": "no"},
            "biên giới; chưa rõ: miền núi, thôn dân tộc thiểu số",
        ),
    ],
)
def test_what_a_commune_is_and_what_is_not_known_of_it_are_told_apart(classes, text):
    assert words.commune_facts(MET | classes, [], "người")["Phân loại"] == text


def test_zero_no_data_and_nobody_are_three_different_results():
    zero, no_data, nobody = (
        words.commune_facts(row, OLD_UNITS[:1], "người") for row in (ZERO, NO_DATA, NOBODY)
    )
    assert [one["Kết quả"] for one in (zero, no_data, nobody)] == [
        "0,0 % – tụt hậu",
        "Chưa có số liệu",
        "Không có đối tượng",
    ]
    assert "Số đạt / tổng số" not in no_data
    assert nobody["Số đạt / tổng số"] == "0 / 0"
    assert "Còn thiếu" not in {**no_data, **nobody}


def test_the_two_counts_of_a_ratio_have_names_of_their_own():
    row = MET | {"measure": "ratio", "numerator": 85, "denominator": 20, "value": 4.25}
    facts = words.commune_facts(row, [], "người học/người hướng dẫn")
    assert facts["Tử số / mẫu số"] == "85 / 20"
    assert "Số đạt / tổng số" not in facts


def test_a_commune_past_its_target_misses_nothing():
    row = MET | {"gap_points": -5.0, "value": 85.0, "share_percent": 85.0}
    assert words.commune_facts(row, [], "người")["Còn thiếu"] == "0 người; 0,0 điểm"


def test_an_estimate_says_what_it_rests_on_and_unknown_classes_are_said():
    facts = words.commune_facts(MET | {"is_estimated": True}, OLD_UNITS[:1], "người")
    assert facts["Ghi chú"] == "ước tính: có đơn vị cũ bị tách, tỷ lệ tách là giả định"
    assert facts["Gồm đơn vị cũ"] == "xã Gia Phố"
    assert facts["Phân loại"] == ("chưa rõ: miền núi, thôn dân tộc thiểu số, vùng dân tộc thiểu số")


def test_a_commune_of_two_former_districts_names_both():
    row = MET | {"former_districts": "Huyện Can Lộc;Huyện Lộc Hà"}
    assert words.commune_facts(row, [], "người")["Huyện cũ"] == "Huyện Can Lộc và Huyện Lộc Hà"


@pytest.mark.parametrize(
    ("rows", "change", "text"),
    [
        (
            [ZERO, MET],
            {},
            "Hà Tĩnh: 2 xã dưới 80 %, thiếu 800 người; 1 là vùng xa hoặc dân tộc thiểu số",
        ),
        (
            [ZERO | {"people_missing": None}],
            YES_NO,
            "Hà Tĩnh: 1 xã chưa tổ chức; xã ấy là vùng xa hoặc dân tộc thiểu số",
        ),
        ([], {}, "Hà Tĩnh: không có xã nào dưới mục tiêu"),
        ([], NO_TARGET, "Hà Tĩnh: năm này không có mục tiêu"),
        ([], NONE_KNOWN, "Hà Tĩnh: chưa có số liệu"),
        ([], NOBODY_ASKED, "Hà Tĩnh: không có xã nào thuộc nhóm này"),
    ],
)
def test_the_message_of_the_list_counts_or_says_why_it_is_empty(rows, change, text):
    said = words.gaps_message(rows, PROVINCE | change, where="Hà Tĩnh", unit="người")
    assert said == text


@pytest.mark.parametrize(
    ("noun", "text"),
    [
        ("huyện cũ", "Hà Tĩnh: 2 huyện cũ dưới 80 %, thiếu 1.600 người"),
        ("đơn vị cũ", "Hà Tĩnh: 2 đơn vị cũ dưới 80 %, thiếu 1.600 người"),
        (
            "xã",
            "Hà Tĩnh: 2 xã dưới 80 %, thiếu 1.600 người; cả 2 là vùng xa hoặc dân tộc thiểu số",
        ),
    ],
)
def test_only_of_communes_the_list_counts_the_remote(noun, text):
    said = words.gaps_message([ZERO, ZERO], PROVINCE, where="Hà Tĩnh", unit="người", noun=noun)
    assert said == text


def test_the_message_of_the_map_counts_who_lags():
    minority = commune("1", "A", has_minority_village="yes", level="behind")
    near = commune("2", "B", remote="yes", level="near")
    area = commune("3", "C", minority_area="yes", level="behind")
    plain = commune("4", "D", level="behind")
    rows = [ZERO, minority, near, area, plain]
    assert words.lagging_message(rows, where="Hà Tĩnh", name="VNeID") == (
        "Hà Tĩnh: 4 xã tụt hậu, 3 trong đó là vùng xa hoặc dân tộc thiểu số"
    )
    assert words.lagging_message([minority, area, near], where="Hà Tĩnh", name="VNeID") == (
        "Hà Tĩnh: 2 xã tụt hậu, cả 2 là vùng xa hoặc dân tộc thiểu số"
    )
    assert words.lagging_message([minority, near], where="Hà Tĩnh", name="VNeID") == (
        "Hà Tĩnh: 1 xã tụt hậu, xã ấy là vùng xa hoặc dân tộc thiểu số"
    )
    assert words.lagging_message([MET, near], where="Hà Tĩnh", name="VNeID") == (
        "Hà Tĩnh: không có xã nào tụt hậu về «VNeID»"
    )
    assert words.lagging_message([NO_DATA, NO_DATA], where="Hà Tĩnh", name="VNeID") == (
        "Hà Tĩnh: chưa có số liệu về «VNeID»"
    )
    aimless = [commune("1", "A", level="no_target"), NO_DATA]
    assert words.lagging_message(aimless, where="Hà Tĩnh", name="VNeID") == (
        "Hà Tĩnh: VNeID – năm này không có mục tiêu"
    )
    assert words.lagging_message([], where="Hà Tĩnh", name="VNeID") == (
        "Hà Tĩnh: không có xã nào thuộc nhóm này"
    )


def test_why_the_sum_of_communes_is_more_than_the_province_is_said():
    rows = [ZERO, ZERO | {"people_missing": 70000}, NO_DATA]
    assert words.sum_note(PROVINCE, rows, "người") == (
        "Cộng riêng từng xã thiếu 70.800 người; tính gộp chỉ thiếu 60.000 vì nơi vượt mục tiêu bù "
        "cho nơi chưa đạt."
    )
    assert words.sum_note(PROVINCE | {"communes_met": 0}, rows, "người") == ""
    assert words.sum_note(PROVINCE, [NO_DATA], "người") == ""


def test_the_communes_that_never_reported_are_named():
    assert words.unknown_communes([MET, NO_DATA, NOBODY]) == "Chưa có số liệu (1): Xã Trần Phú."
    assert words.unknown_communes([MET]) == ""


def test_a_place_has_its_kind_before_its_name():
    assert words.place_name(MET) == "Phường Thành Sen"


def test_every_mark_is_explained():
    legend = words.marks_legend()
    assert legend == (
        "▲ vùng xa (biên giới hoặc miền núi) · ◆ thôn hoặc vùng dân tộc thiểu số · "
        "! im lặng đã lâu · ? chưa có số liệu"
    )
