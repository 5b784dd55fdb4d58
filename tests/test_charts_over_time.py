"""Values over time as one picture: its scale, its months, its legend, and what happened."""

import re
from datetime import date
from urllib.parse import unquote

import pytest

from charts import css, over_time
from charts.over_time import Event, Line

LINES = [
    Line("dotted", "xã <A>", "", "M0,0"),
    Line("solid", "nobody", "–", ""),
    Line("target", "mục tiêu", "80 %", "M0,200H1000"),
]
HEIGHTS = ((0.0, "0"), (50.0, "50"), (200.0, "200"))


def drawn(first=date(2025, 7, 1), last=date(2025, 7, 21), lines=LINES, **other):
    given = {"is_sample": False} | other
    return over_time.figure(lines, (first, last), HEIGHTS, "hẹp <lại>", **given)


def paths(shown):
    """The look and the moves of each path, from the back to the front."""
    (picture,) = re.findall(r"url\(&quot;(.*?)&quot;\)", shown)
    return re.findall(r"stroke='(#\w+)'.*?d='(.*?)'", unquote(picture))


def test_the_scale_reaches_its_highest_value():
    """50 of 200 stand three quarters of the way from the top."""
    shown = drawn()
    assert re.findall(r'<s style="top:(.*?)%">(.*?)</s>', shown) == [
        ("100", "0"), ("75", "50"), ("0", "200"),
    ]  # fmt: skip
    assert paths(shown)[0][1].startswith("M0,1000h1000M0,750h1000M0,0h1000")


def test_the_legend_is_in_order_and_places_are_drawn_over_targets():
    """What was never known has neither a line nor a key."""
    shown = drawn()
    assert [moves for _, moves in paths(shown)[1:]] == ["M0,200H1000", "M0,0"]
    keys = re.sub(r"<.*?>", "|", shown.split("<div")[0])
    assert re.sub(r"\|+", "|", keys) == "|xã &lt;A&gt;|mục tiêu |80 %|"


def test_every_line_differs_by_colour_and_by_kind():
    looks = over_time.LOOKS.values()
    assert len({(look.width, look.more, look.fill) for look in looks}) == len(looks) == 9
    for name in over_time.PLACES:
        assert "stroke-linecap='round'" in over_time.LOOKS[name].more  # one report alone is seen
    places = [over_time.LOOKS[name].colour for name in over_time.PLACES]
    assert len({*places, over_time.LOOKS["thin"].colour}) == 6


def test_an_event_is_an_upright_with_its_name_at_the_foot():
    """11 July is half of the way from the first to the 21st."""
    shown = drawn(event=Event(date(2025, 7, 11), "Sáp nhập"))
    assert paths(shown)[-1][1] == "M500,0v1000"
    assert '<u class="event" style="left:50.0%">Sáp nhập</u>' in shown
    assert 'class="event"' not in drawn()


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
    assert re.findall(r"<u style=.*?>(.*?)</u>", drawn(first, last)) == expected


def test_a_month_stands_where_it_begins():
    """1 July is 1 of 32 days after 30 June."""
    shown = drawn(date(2025, 6, 30), date(2025, 8, 1))
    assert 'left:3.1%">07/2025' in shown
    assert 'left:100.0%">08/2025' in shown


def test_every_class_has_its_style():
    sheet = css.stylesheet().replace("{", " ").replace(",", " ")
    lines = [Line(look, look, "", "M0,0") for look in over_time.LOOKS]
    shown = drawn(lines=lines, is_sample=True, event=Event(date(2025, 7, 11), "Sáp nhập"))
    classes = set(re.findall(r'class="([\w-]+)"', shown))
    assert classes == {"path", "key", "sample", "event", *over_time.LOOKS}
    assert ".path.tall " in sheet
    assert {name for name in classes if f".{name} " not in sheet} == set()
