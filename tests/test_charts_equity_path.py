"""How two groups moved: where the lines run, what stands around them, the same in numbers."""

import re
from datetime import date
from urllib.parse import unquote

from equity_samples import row

from charts import equity_path


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
    return equity_path.path(rows, groups or row(), is_sample=is_sample)


def lines(shown):
    """The moves of each line by its colour, from the back to the front."""
    (picture,) = re.findall(r"url\(&quot;(.*?)&quot;\)", shown)
    found = re.findall(r"stroke='(#\w+)'.*?d='(.*?)'", unquote(picture))
    return [moves for _, moves in found], [colour for colour, _ in found]


def test_the_lines_run_from_the_first_day_to_the_last_by_their_percent():
    """Ten of twenty days are half the way; 0 % is at the foot, 1000 units below the top."""
    (rules, target, mean, better, worse), _ = lines(drawn())
    assert rules.startswith("M0,1000h1000M0,800h1000M0,600h1000M0,400h1000M0,200h1000M0,0h1000")
    assert target == "M0,300H500V200H1000V200"
    assert mean == "M0,300l500,0l500,0"
    assert better == "M0,250l500,0l500,-23"
    assert worse == "M0,1000h0M1000,500h0"  # the day between said nothing: two dots


def test_the_legend_names_each_line_with_its_last_value():
    said = re.sub(r"<.*?>", "", drawn().split("<div")[0])
    assert said == "xã biên giới 50,0 %62 xã còn lại 77,3 %bình quân 70,0 %mục tiêu 80 %"


def test_the_lowest_and_highest_district_change_by_the_day_and_are_not_named():
    districts = row(grouping="former_district", worse_group="A", better_group="B")
    assert "huyện cũ cao nhất <b>77,3 %" in drawn(groups=districts)
    assert "huyện cũ thấp nhất <b>50,0 %" in drawn(groups=districts)


def test_sample_data_says_so_and_real_data_does_not():
    assert "SỐ LIỆU MẪU" in drawn(is_sample=True)
    assert "SỐ LIỆU MẪU" not in drawn()


def test_one_day_alone_is_dots_in_the_middle_and_a_dash():
    (_, target, _, better, worse), _ = lines(drawn([then(LAST)]))
    assert (target, better, worse) == ("M470,300h60", "M500,250h0", "M500,500h0")


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
    assert table.lines[0] == ["21/07/2025", "50,0 %", "77,3 %", "70,0 %", "80 %", "25,0"]
    assert table.lines[1][1] == "–"
    assert table.lines[2][0] == "01/07/2025"


def test_what_the_picture_shows_is_also_said():
    said = (
        "Xã biên giới: từ 0,0 % (01/07/2025) đến 50,0 % (21/07/2025). "
        "62 xã còn lại: từ 75,0 % (01/07/2025) đến 77,3 % (21/07/2025)."
    )
    assert equity_path.alt(ROWS, row()) == said
    assert f'aria-label="{said}"' in drawn()
