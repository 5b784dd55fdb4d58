import re
from urllib.parse import unquote

from pace_samples import PROVINCE, moves

from charts import theme
from charts.multiples import heading, small_multiples

KHE = moves("Huyện Hương Khê", 40.0, 50.0, 56.7)
SILENT = moves("Huyện Kỳ Anh", None, None, None)


def drawn(districts, province=PROVINCE, *, is_sample=False):
    return small_multiples(districts, province, is_sample=is_sample)


def pictures(shown):
    """Behind all small figures, then of all: the lines of the picture as (colour, path)."""
    return [
        re.findall(r"<path fill='none' stroke='(#\w+)'[^>]*? d='([^']*)'", unquote(one))
        for one in re.findall(r'data:image/svg\+xml,([^"&]*)["&]', shown)
    ]


def stops(path):
    """The points of a path, each part of it a list: lines go from where the one before ended."""
    parts = []
    for kind, x, y in re.findall(r"([Ml])(-?\d+),(-?\d+)", path):
        if kind == "M":
            parts.append([(int(x), int(y))])
        else:
            before = parts[-1][-1]
            parts[-1].append((before[0] + int(x), before[1] + int(y)))
    return parts


def titles(shown):
    return re.findall("<figcaption>(.*?)</figcaption>", shown)


def test_each_title_gives_the_last_value_or_says_that_there_is_none():
    shown = drawn({"Huyện Hương Khê": KHE, "Huyện Kỳ Anh": SILENT})
    assert titles(shown) == [
        "Huyện Hương Khê: <b>56,7 %</b>",
        "Huyện Kỳ Anh: <b>chưa có số liệu</b>",
    ]


def test_behind_the_districts_stand_the_province_and_the_targets():
    """From the first day to the last in thousandths; 56,7 % lies 433 below the top of 100 %."""
    (grid, goal, behind), (own,) = pictures(drawn({"Huyện Hương Khê": KHE}))
    ((first, *_, last),) = stops(own[1])
    assert grid == (theme.GRID, "M0,0H1000M0,500H1000M0,1000H1000")
    assert (goal[0], behind[0], own[0]) == (theme.TARGET_LINE, theme.RULE, theme.PROVINCE_LINE)
    assert (first, last) == ((0, 600), (1000, 433))
    # The province ends at 74 %; the target, 70 % in 2025, is 80 % from June on.
    assert stops(behind[1])[0][-1] == (1000, 260)
    assert re.sub(r"H[\d.]+", "H", goal[1]) == "M0,300HV200HV200"


def test_a_line_is_broken_where_a_value_is_missing():
    path = moves("A", 40.0, None, 60.0)
    _, (own,) = pictures(drawn({"A": path}))
    assert [[y for _, y in part] for part in stops(own[1])] == [[600], [400]]


def test_each_district_has_its_part_of_one_picture():
    """Parts of 1000 stand 1100 apart; a figure shows what begins 1,1 heights further down."""
    shown = drawn({"A": KHE, "B": KHE, "C": SILENT})
    _, (own,) = pictures(shown)
    first, second = stops(own[1])
    assert second == [(x, y + 1100) for x, y in first]
    assert "viewBox='0,0,1000,3300'" in unquote(shown)
    assert "--whole:3.3;" in shown
    assert re.findall(r"--from:([\d.]+)", shown) == ["0.0", "1.1", "2.2"]


def test_what_cannot_be_seen_is_said():
    shown = drawn({"Huyện Hương Khê": KHE, "Huyện Kỳ Anh": SILENT})
    assert re.findall('aria-label="(.*?)"', shown) == [
        "từ 40,0 % đến 56,7 %",
        "chưa có số liệu",
    ]


def test_an_estimate_is_marked_in_title_and_words():
    first, *_, last = KHE
    began = drawn({"A": [first | {"is_estimated": True}, last]})
    assert titles(began) == ["A: <b>56,7 %</b>"]
    assert 'aria-label="từ ≈40,0 % đến 56,7 %"' in began
    ended = drawn({"A": [first, last | {"is_estimated": True}]})
    assert titles(ended) == ["A: <b>≈56,7 %</b>"]
    assert 'aria-label="từ 40,0 % đến ≈56,7 %"' in ended
    held_by = [one | {"communes_total": 8, "is_estimated": True} for one in held("A", 1.0, 2.0)]
    assert titles(drawn({"A": held_by}, held_by)) == ["A: <b>≈2/8 xã</b>"]


def test_all_have_one_scale_and_the_same_days():
    late = moves("B", 10.0, 20.0, 30.0)[1:]
    shown = drawn({"A": KHE, "B": late})
    assert "--top:'100 %';--days:'12/2025 10/2026'" in shown
    _, [(_, own)] = pictures(shown)
    (first, *_), (second, *_) = stops(own)
    assert first[0] == 0
    assert second[0] > 0


def test_sums_stand_alone_on_the_scale_of_the_highest_district():
    """A tenth over the highest: 22; 20 of it is 9,1 below the top."""
    counts = moves("A", 10.0, 20.0, measure="count")
    province = moves("Hà Tĩnh", 100.0, 138.0, measure="count")
    shown = drawn({"A": counts}, province)
    (grid,), (own,) = pictures(shown)
    assert grid[0] == theme.GRID
    assert stops(own[1]) == [[(0, 545), (1000, 91)]]
    assert titles(shown) == ["A: <b>20</b>"]
    assert "--top:'22';" in shown
    assert heading(province) == "Các huyện cũ, cùng một thang"


def test_a_yes_or_no_is_drawn_as_the_share_of_the_communes():
    """2 of 8 are 25 %, 4 of 5 are 80 %, however many communes a district has; all of them must."""
    large = [one | {"communes_total": 8, "target": 1.0} for one in held("A", 1.0, 2.0)]
    small = [one | {"communes_total": 5, "target": 1.0} for one in held("B", None, 4.0)]
    everybody = [one | {"communes_total": 69, "target": 1.0} for one in held("Hà Tĩnh", 0.0, 69.0)]
    shown = drawn({"A": large, "B": small}, everybody)
    (_, goal, behind), (own,) = pictures(shown)
    assert stops(own[1]) == [[(0, 875), (1000, 750)], [(1000, 1300)]]
    assert stops(behind[1]) == [[(0, 1000), (1000, 0)]]
    assert goal[1] == "M0,0H1000V0"
    assert titles(shown) == ["A: <b>2/8 xã</b>", "B: <b>4/5 xã</b>"]
    assert "--top:'100 %';" in shown
    assert heading(everybody).startswith("Các huyện cũ, tỷ lệ xã đã tổ chức: nét mảnh là")


def held(place, *values):
    return moves(place, *values, measure="yes_no")


def test_the_heading_says_what_the_lines_are():
    assert heading(PROVINCE) == (
        "Các huyện cũ, cùng một thang: nét mảnh là mọi huyện gộp lại, nét đứt là mục tiêu năm"
    )


def test_a_sample_wears_its_mark_and_no_district_breaks_nothing():
    mark = f'<p class="sample">{theme.SAMPLE_MARK}</p>'
    assert drawn({"A": KHE}, is_sample=True).endswith(f"</div>{mark}")
    assert mark not in drawn({"A": KHE})
    assert heading([]) == "Các huyện cũ: chưa có báo cáo"
    assert drawn({}, [], is_sample=True) == '<div class="multiples"></div>'
