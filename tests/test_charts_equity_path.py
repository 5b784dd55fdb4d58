"""How two groups moved: where the lines run, what stands around them, the same in numbers."""

import re
from datetime import date
from urllib.parse import unquote

import pytest
from equity_samples import row

from charts import css, equity_path


def then(day, **other):
    """A row of `queries.equity_over_time`."""
    return {
        "as_of": day,
        "worse_percent": 50.0,
        "better_percent": 75.0,
        "mean_percent": 70.0,
        "target_percent": 70.0,
        "difference_points": 25.0,
    } | other


FIRST, MIDDLE, LAST = date(2025, 7, 1), date(2025, 7, 11), date(2025, 7, 21)
ROWS = [
    then(FIRST, worse_percent=0.0),
    then(MIDDLE, worse_percent=None, target_percent=80.0),
    then(LAST, target_percent=80.0, better_percent=77.3),
]


def drawn(rows=ROWS, groups=None, is_sample=False):
    return equity_path.path(rows, groups or row(), "hẹp <lại>", is_sample=is_sample)


def lines(shown):
    """The moves of each line by its colour, from the back to the front."""
    (picture,) = re.findall(r"url\(&quot;(.*?)&quot;\)", shown)
    found = re.findall(r"stroke='(#\w+)'.*?d='(.*?)'", unquote(picture))
    return [moves for _, moves in found], [colour for colour, _ in found]


def test_the_lines_run_from_the_first_day_to_the_last_by_their_percent():
    """Ten of twenty days are half the way; 0 % is at the foot, 1000 units below the top."""
    (rules, target, mean, better, worse), _ = lines(drawn())
    assert rules.startswith("M0,0h1000M0,250h1000M0,500h1000M0,750h1000M0,1000h1000")
    assert target == "M0,300H500V200H1000V200"
    assert mean == "M0,300l500,0l500,0"
    assert better == "M0,250l500,0l500,-23"
    assert worse == "M0,1000h0M1000,500h0"  # the day between said nothing: two dots


def test_every_line_differs_by_colour_and_by_kind():
    looks = equity_path.LOOKS.values()
    assert len({(look.width, look.more) for look in looks}) == 4
    assert len({look.colour for look in looks} - {"#111827"}) >= 3


def test_the_legend_names_each_line_with_its_last_value():
    said = re.sub(r"<.*?>", "", drawn().split("<div")[0])
    assert said == "62 xã còn lại 77,3 %bình quân 70,0 %xã biên giới 50,0 %mục tiêu 80,0 %"


def test_the_lowest_and_highest_district_change_by_the_day_and_are_not_named():
    districts = row(grouping="former_district", worse_group="A", better_group="B")
    assert "huyện cũ cao nhất <b>77,3 %" in drawn(groups=districts)
    assert "huyện cũ thấp nhất <b>50,0 %" in drawn(groups=districts)


def test_sample_data_says_so_and_real_data_does_not():
    assert "SỐ LIỆU MẪU" in drawn(is_sample=True)
    assert "SỐ LIỆU MẪU" not in drawn()


def test_what_it_shows_is_told_to_those_who_do_not_see_it():
    assert '<div role="img" aria-label="hẹp &lt;lại&gt;"' in drawn()


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (date(2026, 1, 31), date(2026, 3, 31), ["02/2026", "03/2026"]),
        (date(2025, 6, 30), date(2025, 12, 31), [f"{one:02}/2025" for one in range(7, 13)]),
        (date(2025, 5, 31), date(2026, 10, 31), ["07/2025", "10/2025", *(
            f"{one:02}/2026" for one in (1, 4, 7, 10))]),
        (date(2025, 5, 31), date(2029, 12, 31), [f"01/{one}" for one in range(2026, 2030)]),
        (date(2026, 10, 31), date(2026, 10, 31), ["10/2026"]),
    ],
)  # fmt: skip
def test_few_enough_months_are_named_below(first, last, expected):
    shown = drawn([then(first), then(last)] if first != last else [then(first)])
    assert re.findall(r"<u style=.*?>(.*?)</u>", shown) == expected


def test_a_month_stands_where_it_begins():
    """1 July is 1 of 32 days after 30 June."""
    shown = drawn([then(date(2025, 6, 30)), then(date(2025, 8, 1))])
    assert 'left:3.1%">07/2025' in shown
    assert 'left:100.0%">08/2025' in shown


def test_one_day_alone_is_dots():
    (_, target, _, better, worse), _ = lines(drawn([then(LAST)]))
    assert (target, better, worse) == ("M0,300", "M0,250h0", "M0,500h0")


def test_the_days_in_numbers_begin_with_the_newest():
    table = equity_path.by_day(ROWS, row())
    assert table.columns == [
        "Ngày",
        "Xã biên giới",
        "62 xã còn lại",
        "Bình quân",
        "Mục tiêu",
        "Chênh lệch (điểm)",
    ]
    assert table.lines[0] == ["21/07/2025", "50,0 %", "77,3 %", "70,0 %", "80,0 %", "25,0"]
    assert table.lines[1][1] == "–"
    assert table.lines[2][0] == "01/07/2025"


def test_every_class_has_its_style():
    sheet = css.stylesheet().replace("{", " ").replace(",", " ")
    classes = set(re.findall(r'class="(\w+)"', drawn(is_sample=True)))
    assert classes >= {"path", "key", "better", "worse", "mean", "target", "sample"}
    assert {name for name in classes if f".{name} " not in sheet} == set()
