import pandas as pd
import pytest
from chart_samples import NO_DATA, NOBODY, ZERO, assert_golden, commune, table, tree

from charts import bars, theme

TARGETS = {2025: 70.0, 2026: 80.0}
NEAR = commune(
    "18133",
    "Hương Sơn",
    remote="yes",
    numerator=720,
    share_percent=72.0,
    value=72.0,
    gap_points=8.0,
    people_missing=12345,
    level="near",
)
NO_PEOPLE = {"people_missing": None, "share_percent": None, "gap_points": None}


def drawn(*rows, targets=TARGETS, unit="người", is_sample=False, title="Còn thiếu", alt="Hai xã."):
    return bars.gap_bars(
        table(*rows), title=title, alt=alt, unit=unit, targets=targets, is_sample=is_sample
    )


def body(html):
    """Per row of the figure: commune, the parts of its track, what is missing."""
    (figure,) = tree(html)
    *_, lines = figure[3]
    return [(row[2][2], row[3][2][2:], "".join(row[4][2:])) for row in lines[2:]]


def test_the_bars_of_two_communes_are_as_they_were():
    assert_golden("gap_bars", tree(drawn(NEAR, ZERO, is_sample=True)))


def test_a_bar_is_as_long_as_its_share_and_ends_with_the_people_missing():
    ((name, track, missing),) = body(drawn(NEAR))
    assert (name, missing) == ("Hương Sơn ▲", "12.345")
    assert track[0] == ["i", {"style": f"width:72.0%;background:{theme.LEVEL_COLOURS['near']}"}]
    assert track[1] == ["b", {"style": f"color:{theme.BLACK}"}, "72,0 %"]


def test_both_targets_are_lines_across_every_bar_and_the_last_one_is_the_goal():
    for _, track, _ in body(drawn(NEAR, ZERO)):
        assert track[2:] == [
            ["u", {"class": "step", "style": "left:70.0%"}],
            ["u", {"class": "goal", "style": "left:80.0%"}],
        ]


def test_zero_is_a_number_behind_no_bar_and_what_is_unknown_is_a_word():
    zero, no_data, nobody = body(drawn(ZERO, NO_DATA, NOBODY))
    assert zero[1][:2] == [
        ["i", {"style": f"width:0.0%;background:{theme.LEVEL_COLOURS['behind']}"}],
        ["b", {"style": "left:0.0%"}, "0,0 %"],
    ]
    assert no_data[1][0] == ["b", {}, "Chưa có số liệu"]
    assert nobody[1][0] == ["b", {}, "Không có đối tượng"]
    assert (zero[2], no_data[2]) == ("800", "–")


@pytest.mark.parametrize(
    ("value", "style"),
    [(29.9, "left:29.9%"), (30.0, f"color:{theme.PAPER}"), (100.0, f"color:{theme.PAPER}")],
)
def test_a_number_that_does_not_fit_into_its_bar_stands_behind_it(value, style):
    ((_, track, _),) = body(drawn(ZERO | {"value": value}))
    assert track[1][1] == {"style": style}


def test_the_order_of_the_rows_is_the_order_of_the_bars():
    assert [name for name, *_ in body(drawn(ZERO, NEAR))] == ["Hương Khê ▲◆!", "Hương Sơn ▲"]


@pytest.mark.parametrize(
    ("marks", "name"),
    [
        ({}, "A"),
        ({"remote": "yes"}, "A ▲"),
        ({"has_minority_village": "yes"}, "A ◆"),
        ({"minority_area": "yes"}, "A ◆"),
        ({"has_minority_village": "yes", "minority_area": "yes"}, "A ◆"),
        ({"is_silent": True}, "A !"),
        ({"remote": "yes", "has_minority_village": "yes", "is_silent": True}, "A ▲◆!"),
    ],
)
def test_a_name_has_its_marks_behind_it(marks, name):
    assert bars.marked_name(commune("1", "A", **marks)) == name


def test_a_count_is_drawn_against_the_longest_with_a_tenth_to_spare():
    # 1.1 x 4, the target, is the whole: 2 is 45.5 %, the target 90.9 %.
    row = commune("1", "A", measure="count", value=2.0, target=4.0, level="behind", **NO_PEOPLE)
    html = drawn(row, targets={2026: 4.0}, unit="lớp")
    ((_, track, missing),) = body(html)
    assert track[0][1]["style"].startswith("width:45.5%")
    assert track[1][2] == "2"
    assert track[2] == ["u", {"class": "goal", "style": "left:90.9%"}]
    assert '<span style="right:9.1%" title="Mục tiêu năm 2026">4 lớp</span>' in html
    assert missing == "2"


def test_a_yes_or_no_has_no_target_line_and_nothing_to_count():
    row = commune("1", "A", measure="yes_no", value=0.0, target=1.0, level="behind", **NO_PEOPLE)
    ((_, track, missing),) = body(drawn(row, targets={2025: 1.0, 2026: 1.0}, unit=None))
    assert [part[0] for part in track] == ["i", "b"]
    assert track[1][2] == "Chưa tổ chức"
    assert missing == ""


def test_the_same_target_in_two_years_is_one_line():
    html = drawn(NEAR, targets={2025: 80.0, 2026: 80.0})
    assert html.count('<span style="left:80.0%" title="Mục tiêu năm 2026">80 %</span>') == 1
    assert "2025" not in html


def test_title_alt_and_names_are_escaped_and_the_sample_is_marked():
    html = drawn(NEAR | {"commune": "<A>"}, title="<T>", alt='"', is_sample=True)
    assert "&lt;A&gt; ▲" in html
    assert 'aria-label="&quot;"' in html
    assert '&lt;T&gt;<span class="sample">SỐ LIỆU MẪU</span>' in html


def test_without_rows_the_words_stay():
    assert drawn(alt="Không có xã nào dưới mục tiêu.") == (
        '<p class="note">Không có xã nào dưới mục tiêu.</p>'
    )


def test_drawing_does_not_change_the_rows():
    rows = table(NEAR, ZERO)
    before = rows.copy(deep=True)
    bars.gap_bars(rows, title="", alt="", unit="người", targets=TARGETS, is_sample=True)
    pd.testing.assert_frame_equal(rows, before)
