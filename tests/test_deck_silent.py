"""Which communes are silent, in words."""

from chart_samples import NO_DATA, NONE_KNOWN, PROVINCE, ZERO

from charts.deck import silent


def test_silent_communes_are_counted_with_what_they_leave_open():
    assert silent.message([ZERO, NO_DATA], PROVINCE, where="Hà Tĩnh") == (
        "Hà Tĩnh: 2/69 xã im lặng; giữ số cũ thì 74,0 %, đạt đủ thì 74,9 %"
    )


def test_without_a_share_they_leave_nothing_open():
    unknown = PROVINCE | NONE_KNOWN | {"lowest_percent": None, "highest_percent": None}
    assert silent.message([ZERO], unknown, where="Hà Tĩnh") == "Hà Tĩnh: 1/69 xã im lặng"


def test_where_nobody_is_silent_it_says_so():
    assert silent.message([], PROVINCE, where="Hà Tĩnh") == (
        "Hà Tĩnh: không xã nào im lặng, 69/69 xã có báo cáo còn mới"
    )


def test_a_commune_is_told_with_its_last_report():
    assert silent.line(ZERO, "người") == (
        "Xã Hương Khê", "Huyện Hương Khê", "30/07/2026", "0,0 %"
    )  # fmt: skip


def test_a_commune_that_never_reported_has_dashes():
    assert silent.line(NO_DATA, "người") == ("Xã Trần Phú", "Huyện Hương Khê", "–", "–")
