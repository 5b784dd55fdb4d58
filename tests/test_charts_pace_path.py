"""How places move: the picture by hand, and the same in numbers.

From 31/05/2025 to 10/12/2026 are 558 days: 31/12/2025 is the 214th, 31/10/2026 the 518th.
"""

import re
from datetime import date
from urllib.parse import unquote

import pytest
from pace_samples import PROVINCE, RATIO, YES_NO, moves

from charts import pace_path

PLAN = [(date(2025, 5, 31), 20.0), (date(2025, 12, 10), 70.0), (date(2026, 12, 10), 80.0)]
REMOTE = moves("remote yes", 40.0, None, 60.0, code="remote yes")


def drawn(places, plan=(), targets=(), here=None, *, is_sample=False):
    newest = next(iter(places.values()), None) or [{}]
    return pace_path.picture(places, plan, targets, here or newest[-1], is_sample=is_sample)


def lines(shown):
    """The moves of each line by its colour and dashes; the rules of the scale left out."""
    picture = unquote(re.findall(r"url\(&quot;(.*?)&quot;\)", shown)[0])
    found = re.findall(r"stroke='(#\w+)' stroke-width='\S+'(.*?) vector.*?d='(.*?)'", picture)
    return {(colour, *re.findall("[0-9,]+", more)): moves for colour, more, moves in found[1:]}


def keys(shown):
    return [one for one in re.sub(r"<.*?>", "|", shown.split("<div")[0]).split("|") if one.strip()]


def test_lines_run_over_the_plan_and_the_steps_of_the_targets():
    """60 %, 70,126 % and 74 % stand 400, 299 and 260 thousandths below 100 %."""
    found = lines(drawn({"Hà Tĩnh": PROVINCE, "Xã vùng xa": REMOTE}, PLAN, PROVINCE))
    assert found == {
        ("#d1d5db",): "M384,380l324,-101l220,-39l0,30l-220,39l-324,101z",
        ("#111827", "6,4"): "M384,300H708V200H928V200",
        ("#111827", "2,5"): "M0,800l346,-500l654,-100",
        ("#1f4e9c",): "M384,400l324,-101l220,-39",
        ("#b35806", "0,8"): "M384,600h0M928,400h0",  # the day between said nothing
    }


def test_the_legend_names_what_is_drawn_with_the_newest_values():
    estimated = [PROVINCE[0], {**PROVINCE[1], "is_estimated": True}]
    shown = drawn({"Hà Tĩnh": estimated, "Xã vùng xa": REMOTE}, PLAN, PROVINCE, is_sample=True)
    assert keys(shown) == [
        "Hà Tĩnh ", "≈70,1 %", "Xã vùng xa ", "60,0 %", "mục tiêu năm ", "80 %",
        "đường kế hoạch", "xã im lặng để ngỏ ", "69,1 % – 72,1 %", "SỐ LIỆU MẪU",
    ]  # fmt: skip


def test_what_the_picture_shows_is_also_said():
    estimated = [PROVINCE[0], {**PROVINCE[2], "is_estimated": True}]
    places = {"Hà Tĩnh": estimated, "Xã vùng <xa>": REMOTE[1:2]}
    said = "Hà Tĩnh: từ 60,0 % (31/12/2025) đến ≈74,0 % (31/10/2026). "
    assert pace_path.alt(places) == f"{said}Xã vùng <xa>: chưa có số liệu."
    assert pace_path.alt({"Hà Tĩnh": PROVINCE[2:]}) == "Hà Tĩnh: 74,0 % (31/10/2026)."
    assert f'aria-label="{said}Xã vùng &lt;xa&gt;: chưa có số liệu."' in drawn(places)


def test_what_the_silent_leave_open_is_that_of_the_day_shown():
    """The last report of June says 69,1 to 72,1 %; in October all are silent."""
    later = {"lowest_percent": 70.126, "highest_percent": 100.0}
    assert "70,1 % – 100,0 %" in keys(drawn({"Hà Tĩnh": PROVINCE[:2]}, here=later))


def test_where_all_report_nothing_is_left_open():
    rows = [{**row, "highest_percent": row["lowest_percent"]} for row in PROVINCE]
    assert keys(drawn({"A": rows})) == ["A ", "74,0 %"]


def test_five_places_differ_without_their_colours():
    found = lines(drawn({f"{one}": moves("A", 50.0 + one, 60.0) for one in range(5)}))
    dashes = [look[1:] for look in found if look[0] != "#d1d5db"]
    assert len(dashes) == len({*dashes}) == 5


@pytest.mark.parametrize(
    ("other", "values", "names", "newest"),
    [
        (YES_NO, (50.0, 52.0), ["0 xã", "20 xã", "40 xã", "69 xã"], "52/69 xã"),
        (RATIO, (4.0, 4.2), ["0", "1", "2", "3", "4", "5"], "4,2"),
    ],
)
def test_other_measures_have_a_scale_of_their_own(other, values, names, newest):
    rows = moves("A", *values, measure=other["measure"], target=other["target"])
    shown = drawn({"A": rows}, targets=rows)
    assert re.findall("<s .*?>(.*?)</s>", shown) == names
    assert keys(shown)[:2] == ["A ", newest]
    # What each commune must reach is no target for their sum.
    assert ("mục tiêu năm " in keys(shown)) == (other is RATIO)


def test_without_any_report_the_picture_says_so():
    assert drawn({"A": []}) == '<p class="note">Chưa có báo cáo nào.</p>'
    assert len(pace_path.by_day({"A": []}, [])) == 0


def test_what_is_not_known_is_no_estimate():
    unknown = moves("A", None, 50.0, is_estimated=True)
    assert [line[1] for line in pace_path.by_day({"A": unknown}, []).lines] == ["≈50,0 %", "–"]


def test_a_day_without_a_target_keeps_its_cell():
    table = pace_path.by_day({"Hà Tĩnh": PROVINCE}, PROVINCE[1:])
    assert [row[-1] for row in table.lines] == ["80 %", "80 %", "–"]


def test_the_days_in_numbers_begin_with_the_newest():
    estimated = [{**PROVINCE[0], "is_estimated": True}, *PROVINCE[1:]]
    table = pace_path.by_day({"Hà Tĩnh": estimated, "Xã vùng xa": REMOTE[:2]}, PROVINCE)
    assert table.columns == ["Ngày", "Hà Tĩnh", "Xã vùng xa", "Mục tiêu năm"]
    assert table.lines == [
        ["31/10/2026", "74,0 %", "–", "80 %"],
        ["30/06/2026", "70,1 %", "–", "80 %"],
        ["31/12/2025", "≈60,0 %", "40,0 %", "70 %"],
    ]
