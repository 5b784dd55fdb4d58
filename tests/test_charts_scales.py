"""What the scales of paths name."""

from datetime import date

import pytest
from pace_samples import PROVINCE

from charts import scales


def test_shares_are_drawn_on_the_whole_of_a_share():
    assert scales.axis(PROVINCE) == {"range": [0, 100], "ticksuffix": " %", "dtick": 20}
    assert scales.axis([])["range"] == [0, 100]


def test_two_or_three_reports_have_a_tick_each_and_more_are_told_in_months():
    days = [date(2025, 5, 31), date(2025, 6, 30), date(2025, 6, 30)]
    assert scales.months(days) == {
        "tickformat": "%m/%Y",
        "tickvals": ["2025-05-31", "2025-06-30"],
    }
    assert scales.months([*days, date(2025, 7, 31), date(2026, 10, 31)]) == {"tickformat": "%m/%Y"}


@pytest.mark.parametrize(
    ("whole", "named"),
    [
        (1, [0, 1]),
        (7, [0, 2, 4, 7]),
        (9, [0, 2, 4, 6, 9]),
        (19, [0, 5, 10, 15, 19]),
        (69, [0, 20, 40, 69]),
    ],
)
def test_round_numbers_of_communes_end_with_all_of_them(whole, named):
    """A round number close to the whole makes room for it: 60 of 69, 6 of 7, 8 of 9."""
    assert scales.communes(whole) == named


@pytest.mark.parametrize(
    ("held", "of", "told"),
    [(52.0, 69, "52/69 xã"), (0.0, 7, "0/7 xã"), (1.0, 1, "có"), (0.0, 1, "chưa")],
)
def test_a_yes_or_no_counts_communes_and_of_one_says_which(held, of, told):
    row = {"measure": "yes_no", "value": held, "communes_total": of}
    assert scales.value(row) == told


@pytest.mark.parametrize("of", [1, 69])
def test_who_said_nothing_did_not_say_no(of):
    row = {"measure": "yes_no", "value": None, "communes_total": of}
    assert scales.value(row) == "–"


@pytest.mark.parametrize(
    ("measure", "highest", "top", "names"),
    [
        ("count", 0.0, 5.0, ["0", "1", "2", "3", "4", "5"]),
        ("count", 2.0, 5.0, ["0", "1", "2", "3", "4", "5"]),
        ("count", 12.0, 25.0, ["0", "5", "10", "15", "20", "25"]),
        ("ratio", 2.0, 2.5, ["0,0", "0,5", "1,0", "1,5", "2,0", "2,5"]),
    ],
)
def test_a_scale_has_five_round_steps_and_no_half_classes(measure, highest, top, names):
    rows = [{"measure": measure, "value": highest, "target": None}]
    assert scales.whole(rows) == top
    assert [name for _, name in scales.heights(top, measure)] == names
