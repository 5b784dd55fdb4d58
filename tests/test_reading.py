"""What is understood of a report; what is refused, and in which words: test_reading_messages."""

import random
from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.reading import read_report
from data.reference import load
from tests.workbooks import (
    FORM_HEADER,
    VNEID,
    form,
    form_rows,
    long_csv,
    summary,
    summary_rows,
    workbook,
)

TODAY = date(2026, 11, 22)
DAY = date(2026, 10, 31)


def read(content, today=TODAY):
    return read_report(content, "bao-cao.xlsx", load(), today)


def counts(reading):
    """(commune, indicator, numerator, denominator) of every observation, without any problem."""
    assert reading.problems == ()
    names = {unit.code: unit.name for unit in load().units_on(reading.as_of)}
    return [
        (names[seen.unit_code], seen.indicator, seen.numerator, seen.denominator)
        for seen in reading.observations
    ]


def cells(reading):
    return [(problem.cell, problem.severity) for problem in reading.problems]


# ---- the form of a commune


def test_a_commune_form_gives_one_observation_per_filled_row():
    reading = read(
        form(
            [1, VNEID, "người", "12.345", 6000, None, "đang cập nhật"],
            [2, "adult_skills", "người", None, None],
            [3, "Vinh danh", None, None, 3],
        )
    )
    assert reading.shape == "commune"
    assert reading.as_of == DAY
    assert counts(reading) == [
        ("Cẩm Bình", "adult_vneid", 6000, 12345),
        ("Cẩm Bình", "honours", 3, None),
    ]
    first = reading.observations[0]
    assert (first.sheet, first.cell, first.note) == ("Biểu", "E5", "đang cập nhật")


def test_the_columns_of_a_form_may_stand_in_any_order():
    header = ["Số đạt", "Ghi chú", "Tổng số", "Chỉ tiêu"]
    assert counts(read(form([5, "", 10, VNEID], header=header))) == [
        ("Cẩm Bình", "adult_vneid", 5, 10)
    ]


def test_unit_and_date_may_stand_in_the_cell_of_their_label():
    rows = [
        ["Đơn vị báo cáo: UBND xã Cẩm Bình"],
        ["(Kỳ báo cáo: tháng 10/2026)"],
        FORM_HEADER,
        [1, VNEID, None, 10, 5],
    ]
    assert counts(read(workbook({"Biểu": rows}))) == [("Cẩm Bình", "adult_vneid", 5, 10)]


def test_a_blank_label_does_not_take_the_value_of_the_next_one():
    rows = form_rows([1, VNEID, None, 10, 5])
    rows[1:3] = [["Đơn vị báo cáo:", None, "Số liệu đến ngày:", DAY]]
    assert [problem.message for problem in read(workbook({"Biểu": rows})).problems] == [
        "Thiếu tên đơn vị báo cáo. Hãy điền vào ô này."
    ]


def test_titles_numbering_and_signatures_of_a_form_are_passed_over():
    reading = read(
        form(
            ["A", "B", "C", 1, 2, "3=2/1"],
            ["I", "CHỈ TIÊU CHUNG"],
            [1, VNEID, "người", 10, 5],
            [None, None, None, None, "Hà Tĩnh, ngày 31 tháng 10 năm 2026"],
            [None, None, None, None, "05/11/2026"],
            [None, "Người lập biểu", None, None, "Chủ tịch"],
        )
    )
    assert counts(reading) == [("Cẩm Bình", "adult_vneid", 5, 10)]


@pytest.mark.parametrize(
    ("typed", "count"), [(1, 1), ("0", 0), ("Có", 1), ("chưa", 0), ("KHÔNG", 0), (True, 1)]
)
def test_yes_and_no_are_read_in_words_and_in_figures(typed, count):
    reading = read(form([1, "Ngày hội toàn dân học tập số", None, None, typed]))
    assert counts(reading) == [("Cẩm Bình", "learning_festival", count, None)]


def test_an_indicator_is_found_by_name_short_name_and_code():
    for indicator in load().indicators:
        for text in (
            indicator.name,
            indicator.short_name.upper(),
            indicator.code,
            f"1. {indicator.name}",
        ):
            reading = read(form([1, text, None, 9 if indicator.has_denominator else None, 1]))
            assert [seen.indicator for seen in reading.observations] == [indicator.code]


def test_a_ratio_may_exceed_one():
    assert counts(read(form([1, "Đại sứ số", None, 2, 10]))) == [
        ("Cẩm Bình", "digital_ambassadors", 10, 2)
    ]


def test_a_ratio_that_may_mean_two_things_is_not_guessed():
    assert [
        (one.cell, one.message) for one in read(form([1, "Đại sứ số", None, 2, "1.234"])).problems
    ] == [
        (
            "E5",
            "“1.234” có thể là 1234 hoặc 1,234, mà tổng số chỉ có 2. Hãy ghi liền các chữ số, "
            "không dùng dấu chấm hay dấu phẩy.",
        )
    ]


def test_nothing_to_reach_is_no_fault():
    assert counts(read(form([1, VNEID, None, 0, 0]))) == [("Cẩm Bình", "adult_vneid", 0, 0)]


# ---- the summary


def test_a_summary_gives_one_observation_per_filled_pair():
    reading = read(
        summary(
            ["18073", None, None, 100, 50, None, 7],
            [18100, "Trần Phú", "Thành phố Hà Tĩnh", 10, 5, None, None],
            [None, "Cẩm Bình", None, None, None, None, None],
            [None, "Tổng cộng", None, 110, 55, None, 7],
            indicators=(VNEID, "Vinh danh"),
        )
    )
    assert reading.shape == "summary"
    assert counts(reading) == [
        ("Thành Sen", "adult_vneid", 50, 100),
        ("Thành Sen", "honours", 7, None),
        ("Trần Phú", "adult_vneid", 5, 10),
    ]
    assert [seen.cell for seen in reading.observations] == ["E5", "G5", "E6"]


@pytest.mark.parametrize("second", [None, VNEID, VNEID.upper()])
def test_an_indicator_stands_over_its_first_column_or_over_both(second):
    rows = summary_rows(["18073", None, None, 10, 5], ["Tổng cộng", None, None, 10, 5])
    rows[2] = ["Mã xã", "Xã, phường", "Huyện cũ", VNEID, second]
    assert counts(read(workbook({"A": rows}))) == [("Thành Sen", "adult_vneid", 5, 10)]


def test_shares_remarks_numbering_and_signatures_of_a_summary_are_passed_over():
    rows = [
        ["Số liệu đến ngày:", datetime(2026, 10, 31)],
        ["STT", "Đơn vị", VNEID, None, None, "Ghi chú"],
        [None, None, "Số đạt", "Tổng số", "Tỷ lệ (%)", None],
        ["A", "B", "(1)", "(2)", "(3)", "(4)"],
        [1, "Phường Thành Sen", 5, 10, 50.0, "x"],
        ["Tổng cộng toàn tỉnh", None, 5, 10, 50.0],
        [None, None, None, "05/11/2026"],
        [None, "Người lập biểu", None, "Giám đốc"],
    ]
    assert counts(read(workbook({"A": rows}))) == [("Thành Sen", "adult_vneid", 5, 10)]


def test_a_summary_before_the_merger_names_old_units():
    reading = read(
        summary(
            [None, "Thạch Hạ", "Thành phố Hà Tĩnh", 10, 5],
            [None, "Thạch Hà", "Thạch Hà", 20, 6],
            ["Tổng cộng", None, None, 30, 11],
            day="30/06/2025",
        )
    )
    assert counts(reading) == [
        ("Thạch Hạ", "adult_vneid", 5, 10),
        ("Thạch Hà", "adult_vneid", 6, 20),
    ]


def test_an_unreadable_number_leaves_out_the_total_of_its_column_alone():
    reading = read(
        summary(
            [None, "Thành Sen", None, 100, "nhiều"],
            [None, "Trần Phú", None, 10, 5],
            [None, "Tổng cộng", None, 111, 55],
        )
    )
    assert cells(reading) == [("E5", "error"), ("D7", "error")]


def test_an_unknown_commune_does_not_break_the_total():
    reading = read(
        summary(
            [None, "Paris", None, 100, 50],
            [None, "Trần Phú", None, 10, 5],
            [None, "Tổng cộng", None, 110, 55],
        )
    )
    assert cells(reading) == [("B5", "error")]


def test_a_day_that_cannot_be_told_does_not_make_every_commune_unknown():
    reading = read(
        summary(
            [None, "Thạch Hạ", None, 10, 5],
            [None, "Thành Sen", None, 10, 5],
            [None, "Paris", None, 10, 5],
            [None, "Tổng cộng", None, 30, 15],
            day="cuối năm",
        )
    )
    assert cells(reading) == [("A2", "error"), ("B7", "error")]
    assert reading.as_of is None


# ---- the long table


def test_a_long_table_may_mix_dates_units_and_the_order_of_columns():
    content = long_csv(
        "x;30/06/2025;Vinh danh;3;;Nam Hà",
        ";2026-10-31;adult_vneid;5;10;18073",
        header="NOTE;As_Of;Indicator;Numerator;Denominator;Commune",
    )
    reading = read(content)
    assert reading.shape == "long"
    assert reading.as_of == DAY
    assert [
        (seen.unit_code, seen.as_of, seen.numerator, seen.cell, seen.note)
        for seen in reading.observations
    ] == [("18073", date(2025, 6, 30), 3, "D2", "x"), ("18073", DAY, 5, "D3", "")]


def test_a_long_table_may_be_a_workbook():
    rows = [
        ["commune", "indicator", "as_of", "numerator", "denominator"],
        [18073, "adult_vneid", DAY, 5, 10],
    ]
    assert counts(read(workbook({"A": rows}))) == [("Thành Sen", "adult_vneid", 5, 10)]


def test_the_same_numbers_twice_are_kept_once():
    line = "18073,adult_vneid,2026-10-31,5,10"
    assert counts(read(long_csv(line, line))) == [("Thành Sen", "adult_vneid", 5, 10)]


LINES = [
    f"{commune},{indicator},{day},{count},100"
    for commune, count in (("Thành Sen", 1), ("Trần Phú", 20), ("Cẩm Bình", 33))
    for indicator in ("adult_vneid", "adult_skills")
    for day in ("2026-09-30", "31/10/2026")
]


@settings(max_examples=25, deadline=None)
@given(st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter(shuffler: random.Random):
    def seen(lines):
        return {
            (each.unit_code, each.indicator, each.as_of, each.numerator, each.denominator)
            for each in read(long_csv(*lines)).observations
        }

    shuffled = [*LINES]
    shuffler.shuffle(shuffled)
    assert seen(shuffled) == seen(LINES)
    assert len(seen(LINES)) == len(LINES)


# ---- whole files


def test_every_sheet_of_one_shape_is_read():
    sheets = {
        "Cẩm Bình": form_rows([1, VNEID, None, 10, 5]),
        "Trống": [],
        "Thành Sen": form_rows([1, VNEID, None, 20, 6], unit="Thành Sen"),
    }
    assert counts(read(workbook(sheets))) == [
        ("Cẩm Bình", "adult_vneid", 5, 10),
        ("Thành Sen", "adult_vneid", 6, 20),
    ]


def test_the_same_cell_on_two_sheets_with_other_numbers_names_both_sheets():
    sheets = {
        "Một": form_rows([1, VNEID, None, 10, 5]),
        "Hai": form_rows([1, VNEID, None, 10, 6]),
    }
    (problem,) = read(workbook(sheets)).problems
    assert (problem.sheet, problem.cell) == ("Hai", "E5")
    assert "5/10 ở ô Một!E5 và 6/10 ở ô Hai!E5" in problem.message


@pytest.mark.parametrize("text", ["SỐ LIỆU MẪU", "Chỉ là số liệu mẫu, không dùng"])
def test_sample_data_is_known_by_its_words(text):
    rows = form_rows([1, VNEID, None, 10, 5])
    assert not read(workbook({"A": rows})).is_sample
    rows[0] = [text]
    assert read(workbook({"A": rows})).is_sample


def test_the_file_name_does_not_tell_the_shape():
    content = long_csv("18073,adult_vneid,2026-10-31,5,10")
    readings = [
        read_report(content, name, load(), TODAY) for name in ("a.xlsx", "bieu-cua-xa.csv", "")
    ]
    assert readings[0] == readings[1] == readings[2]


def test_a_report_is_accepted_with_warnings_and_refused_with_errors():
    warned = read(form([1, VNEID, None, 10, 5], unit="Cam Binh"))
    assert cells(warned) == [("B2", "warning")]
    assert warned.is_accepted
    assert len(warned.observations) == 1
    assert not read(form([1, VNEID, None, 10, 15])).is_accepted


def test_seven_faults_give_seven_problems_in_the_order_of_cells():
    reading = read(
        summary(
            [None, "Thạch Hạ", None, 100, 50],  # an old unit
            ["18100", "Thành Sen", None, 10, 5],  # code and name of two communes
            ["18652", None, None, 10, 12],  # more than all
            ["18676", None, None, "70%", 5],  # a percentage
            ["18073", None, None, 10, None],  # one of two missing
            ["99999", None, None, 10, 5],  # no such code
            ["Tổng cộng", None, None, 210, 78],  # E: 50 + 5 + 12 + 5 + 5 = 77
        )
    )
    assert [cell for cell, _ in cells(reading)] == ["B5", "A6", "E7", "D8", "E9", "A10", "E11"]


@settings(max_examples=40, deadline=None)
@given(st.binary(max_size=300), st.sampled_from([b"", b"PK\x03\x04", b"commune,indicator\n"]))
def test_no_content_makes_reading_fail(content, start):
    assert not read(start + content).is_accepted


def test_a_blank_cell_beside_a_filled_one_of_a_row_that_is_not_known_is_told_once():
    reading = read(form([1, "Chỉ tiêu lạ", None, 10, None]))
    assert [problem.cell for problem in reading.problems] == ["B5", "E5"]
