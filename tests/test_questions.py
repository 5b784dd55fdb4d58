"""Every question that accepted numbers ask: when it is asked, when not, and its full sentence."""

import pytest

from data import questions
from data.filling import Row

FAMILIES = "digital_families"


@pytest.fixture
def asked(questions_of):
    """The questions of one kind as (unit, indicator, date, cell, found, expected, message)."""

    def ask(kind: str, *reports) -> list[tuple[object, ...]]:
        return [_told(row) for row in questions_of(*reports) if row["kind"] == kind]

    return ask


def _told(row: Row) -> tuple[object, ...]:
    fields = ("unit", "indicator", "as_of", "cell", "found", "expected", "message")
    return tuple(str(row[field]) for field in fields)


def families(code: str, day: str, done: int, total: int):
    return code, day, done, total, FAMILIES


# count_fell


def test_a_cumulative_count_that_falls_is_asked_about(asked):
    said = asked(
        "count_fell", (("18100", "2025-07-31", 1250, 2000), ("18100", "2025-08-31", 1249, 2000))
    )
    assert said == [
        (
            "Trần Phú",
            "adult_vneid",
            "2025-08-31",
            "D3",
            "1.249",
            "ít nhất 1.250",
            "Trần Phú: số cộng dồn giảm từ 1.250 (ngày 31/07/2025) xuống 1.249. "
            "Hãy kiểm tra lại; nếu đúng, ghi lý do vào cột Ghi chú.",
        )
    ]


def test_a_count_that_stays_or_that_is_of_one_period_only_may_do_so(asked):
    said = asked(
        "count_fell",
        (
            ("18100", "2025-07-31", 50, 100),
            ("18100", "2025-08-31", 50, 100),
            ("18100", "2025-07-31", 4, None, "elderly_classes"),
            ("18100", "2025-08-31", 1, None, "elderly_classes"),
        ),
    )
    assert said == []


def test_a_count_below_the_sum_of_the_old_units_is_asked_about(asked):
    # Tân Lộc 10 and the old Hồng Lộc 30 are 40 before the merger. Code 18409 was Tân Lộc.
    june = (("18409", "2025-06-30", 10, 100), ("18412", "2025-06-30", 30, 100))
    (said,) = asked("count_fell", (*june, ("18409", "2025-07-31", 39, 200)))
    assert said[0] == "Hồng Lộc"
    assert said[-1].startswith("Hồng Lộc: số cộng dồn giảm từ 40 (ngày 30/06/2025) xuống 39.")
    assert asked("count_fell", (*june, ("18409", "2025-07-31", 40, 200))) == []


def test_a_count_is_not_held_against_an_estimate(asked):
    halves = tuple((code, "2025-06-30", 50, 100) for code in ("18082", "18643", "18652"))
    assert asked("count_fell", (*halves, ("18652", "2025-07-31", 1, 250))) == []


def test_a_mistake_that_was_mended_is_asked_about_no_more(asked):
    wrong = (("18100", "2025-07-31", 50, 100), ("18100", "2025-08-31", 5, 100))
    assert len(asked("count_fell", wrong)) == 1
    assert asked("count_fell", wrong, (("18100", "2025-08-31", 55, 100),)) == []


# denominator_moved


def test_a_total_that_moves_by_ten_percent_is_asked_about(asked):
    said = asked(
        "denominator_moved",
        (("18100", "2025-07-31", 50, 1000), ("18100", "2025-08-31", 50, 1100)),
    )
    assert said == [
        (
            "Trần Phú",
            "adult_vneid",
            "2025-08-31",
            "D3",
            "1.100",
            "gần 1.000",
            "Trần Phú: tổng số đổi 10,0 %, từ 1.000 (ngày 31/07/2025) thành 1.100. "
            "Hãy xác nhận tổng số mới và nguồn của nó.",
        )
    ]


def test_a_total_that_moves_by_less_than_ten_percent_is_not(asked):
    series = (("18100", "2025-07-31", 50, 1000), ("18100", "2025-08-31", 50, 1099))
    assert asked("denominator_moved", series) == []


def test_a_total_that_was_zero_is_asked_about_without_a_percentage(asked):
    (said,) = asked(
        "denominator_moved",
        (families("18100", "2025-07-31", 0, 0), families("18100", "2025-08-31", 1, 5)),
    )
    assert said[-1] == (
        "Trần Phú: tổng số đổi từ 0 (ngày 31/07/2025) thành 5. "
        "Hãy xác nhận tổng số mới và nguồn của nó."
    )


def test_a_total_is_held_against_the_sum_of_the_old_units(asked):
    june = (("18409", "2025-06-30", 1, 100), ("18412", "2025-06-30", 1, 100))
    (said,) = asked("denominator_moved", (*june, ("18409", "2025-07-31", 2, 180)))
    assert said[-1].startswith("Hồng Lộc: tổng số đổi 10,0 %, từ 200 (ngày 30/06/2025) thành 180.")
    assert asked("denominator_moved", (*june, ("18409", "2025-07-31", 2, 181))) == []


# adults_differ


def test_adults_ten_percent_off_the_reference_are_asked_about(asked):
    # Trần Phú: 68 % of 38 404 are 26 115; ten percent of those are 2 611.5.
    assert asked("adults_differ", (("18100", "2025-08-31", 50, 28_727),)) == [
        (
            "Trần Phú",
            "adult_vneid",
            "2025-08-31",
            "D2",
            "28.727",
            "gần 26.115",
            "Trần Phú: tổng số người trưởng thành 28.727 lệch 10,0 % so với số tham chiếu 26.115 "
            "(ước theo dân số). Hãy xác nhận đã đếm đúng đối tượng.",
        )
    ]


def test_adults_a_little_closer_and_totals_of_others_are_not(asked):
    said = (("18100", "2025-08-31", 50, 28_726), families("18100", "2025-08-31", 50, 100))
    assert asked("adults_differ", said) == []


def test_only_the_newest_total_of_adults_is_asked_about(asked):
    said = (("18100", "2025-08-31", 50, 100), ("18100", "2025-09-30", 50, 26_115))
    assert asked("adults_differ", said) == []


# same_percentage


def test_the_same_percentage_of_three_units_in_one_report_is_asked_about(asked):
    said = asked(
        "same_percentage",
        (
            families("18073", "2025-08-31", 201, 600),
            families("18100", "2025-08-31", 268, 800),
            families("18115", "2025-08-31", 335, 1000),
            families("18118", "2025-08-31", 336, 1000),
        ),
    )
    assert [row[0] for row in said] == ["Thành Sen", "Trần Phú", "Bắc Hồng Lĩnh"]
    assert said[1] == (
        "Trần Phú",
        FAMILIES,
        "2025-08-31",
        "D3",
        "33,5 %",
        "tỷ lệ khác nhau giữa các xã",
        "Trần Phú: tỷ lệ 33,5 % lặp lại ở 3 đơn vị trong cùng báo cáo. "
        "Hãy kiểm tra xem số liệu có được tính ngược từ một tỷ lệ chung không.",
    )


def test_twice_in_small_totals_or_in_other_reports_it_is_not(asked):
    two = (families("18073", "2025-08-31", 201, 600), families("18100", "2025-08-31", 268, 800))
    of_499 = families("18118", "2025-08-31", 167, 499)
    elsewhere = (families("18115", "2025-08-31", 335, 1000),)
    assert asked("same_percentage", (*two, of_499), elsewhere) == []


def test_nobody_and_everybody_may_be_the_same_everywhere(asked):
    full = tuple(families(code, "2025-08-31", 600, 600) for code in ("18073", "18100", "18115"))
    none = tuple(families(code, "2025-07-31", 0, 600) for code in ("18073", "18100", "18115"))
    assert asked("same_percentage", none + full) == []
    assert asked("round_percentages", none + full) == []


# round_percentages


def test_only_round_percentages_in_a_report_are_asked_about_once(asked):
    said = asked(
        "round_percentages",
        (
            families("18073", "2025-08-31", 300, 600),
            families("18100", "2025-08-31", 360, 800),
            families("18115", "2025-08-31", 600, 1000),
        ),
    )
    assert said == [
        (
            "",
            FAMILIES,
            "2025-08-31",
            "D2",
            "3 tỷ lệ tròn",
            "tỷ lệ lẻ tự nhiên",
            "Cả 3 tỷ lệ của chỉ tiêu này đều tận cùng bằng 0 hoặc 5. "
            "Hãy kiểm tra xem số người có được suy ra từ tỷ lệ ước chừng không.",
        )
    ]


def test_two_round_percentages_or_one_that_is_not_round_are_not(asked):
    two = (families("18073", "2025-08-31", 300, 600), families("18100", "2025-08-31", 360, 800))
    assert asked("round_percentages", two) == []
    assert asked("round_percentages", (*two, families("18115", "2025-08-31", 601, 1000))) == []


# outlier


def around_half(day: str, last: int):
    """Shares of 50, 51, 52, 53, 54 % and one more, in tenths of a percent."""
    codes = ("18073", "18100", "18115", "18118", "18133", "18160")
    counts = (500, 510, 520, 530, 540, last)
    return tuple(families(*pair, 1000) for pair in zip(codes, [day] * 6, counts, strict=True))


def test_a_share_far_from_the_others_of_its_day_is_asked_about(asked):
    # Median 52.5; distances 2.5, 1.5, .5, .5, 1.5, 37.5 with a median of 1.5; 0.6745 * 25 = 16.9.
    assert asked("outlier", around_half("2025-08-31", 900)) == [
        (
            "Sơn Hồng",
            FAMILIES,
            "2025-08-31",
            "D7",
            "90,0 %",
            "gần 52,5 %",
            "Sơn Hồng: tỷ lệ 90,0 % cách xa các đơn vị khác (trung vị 52,5 %). "
            "Hãy kiểm tra lại tử số và mẫu số.",
        )
    ]


@pytest.mark.parametrize(("tenths", "times"), [(602, 0), (603, 1)])
def test_a_score_of_three_and_a_half_is_the_limit(asked, tenths, times):
    # 0.6745 * 7.7 / 1.5 = 3.46 and 0.6745 * 7.8 / 1.5 = 3.51.
    assert len(asked("outlier", around_half("2025-08-31", tenths))) == times


def test_only_the_newest_share_of_a_unit_is_asked_about(asked):
    months = around_half("2025-08-31", 900) + around_half("2025-09-30", 910)
    assert [(row[2], row[4]) for row in asked("outlier", months)] == [("2025-09-30", "91,0 %")]
    assert asked("outlier", months, around_half("2025-10-31", 550)) == []


# parts_missing


def test_a_commune_of_which_only_some_old_units_reported_is_asked_about(asked):
    assert asked("parts_missing", (("18409", "2025-06-30", 10, 100),)) == [
        (
            "Hồng Lộc",
            "adult_vneid",
            "2025-06-30",
            "",
            "1 đơn vị cũ",
            "2 đơn vị cũ",
            "Hồng Lộc: mới có 1 trong 2 đơn vị cũ báo cáo, nên chưa có số của xã mới. "
            "Hãy bổ sung báo cáo của các đơn vị còn thiếu.",
        )
    ]


def test_a_commune_of_which_all_old_units_reported_is_not(asked):
    said = asked(
        "parts_missing", (("18409", "2025-06-30", 10, 100),), (("18412", "2025-06-30", 1, 9),)
    )
    assert said == []


# All of them


def test_a_question_points_at_the_report_and_the_cell_that_counts(questions_of):
    rows = questions_of(
        (("18100", "2025-07-31", 50, 100), ("18100", "2025-08-31", 60, 100)),
        (("18133", "2025-08-31", 50, 100), ("18100", "2025-08-31", 40, 100)),
    )
    (fell,) = (row for row in rows if row["kind"] == "count_fell")
    assert (fell["report_number"], fell["cell"]) == (2, "D3")


def test_numbers_are_written_as_vietnamese_write_them():
    assert questions.whole(1_234_567) == "1.234.567"
    assert questions.percent(1234.56) == "1.234,6 %"
