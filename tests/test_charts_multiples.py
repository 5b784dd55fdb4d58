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
    """Behind all small figures, then of each: the lines of its picture as (colour, path)."""
    return [
        re.findall(r"<path fill='none' stroke='(#\w+)'[^>]*? d='([^']*)'", unquote(one))
        for one in re.findall(r'data:image/svg\+xml,([^"&]*)["&]', shown)
    ]


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
    assert grid == (theme.GRID, "M0,0H1000M0,500H1000M0,1000H1000")
    assert (goal[0], behind[0], own[0]) == (theme.TARGET_LINE, theme.RULE, theme.PROVINCE_LINE)
    assert own[1].startswith("M0,600L")
    assert own[1].endswith("L1000,433")
    # The province ends at 74 %; the target, 70 % in 2025, is 80 % from June on.
    assert behind[1].endswith("L1000,260")
    assert re.sub(r"H[\d.]+", "H", goal[1]) == "M0,300HV200HV200"


def test_a_line_is_broken_where_a_value_is_missing():
    path = moves("A", 40.0, None, 60.0)
    _, (own,) = pictures(drawn({"A": path}))
    assert re.sub(r"[\d.]+,", "", own[1]) == "M600M400"


def test_what_cannot_be_seen_is_said():
    shown = drawn({"Huyện Hương Khê": KHE, "Huyện Kỳ Anh": SILENT})
    assert re.findall('alt="(.*?)"', shown) == [
        "Huyện Hương Khê: từ 40,0 % đến 56,7 %",
        "Huyện Kỳ Anh: chưa có số liệu",
    ]


def test_all_have_one_scale_and_the_same_days():
    late = moves("B", 10.0, 20.0, 30.0)[1:]
    shown = drawn({"A": KHE, "B": late})
    assert re.findall("<span>(.*?)</span>", shown) == 2 * ["100 %", "0", "12/2025", "10/2026"]
    _, [(_, first)], [(_, second)] = pictures(shown)
    assert first.startswith("M0,")
    assert not second.startswith("M0,")


def test_sums_stand_alone_on_the_scale_of_the_highest_district():
    """A tenth over the highest: 22; 20 of it is 9,1 below the top."""
    counts = moves("A", 10.0, 20.0, measure="count")
    province = moves("Hà Tĩnh", 100.0, 138.0, measure="count")
    shown = drawn({"A": counts}, province)
    (grid,), (own,) = pictures(shown)
    assert grid[0] == theme.GRID
    assert own[1] == "M0,545L1000,91"
    assert titles(shown) == ["A: <b>20</b>"]
    assert "<span>22</span>" in shown
    assert heading(province) == "Các huyện cũ, cùng một thang"


def test_the_heading_says_what_the_lines_are():
    assert heading(PROVINCE) == (
        "Các huyện cũ, cùng một thang: nét mảnh là mọi huyện gộp lại, nét đứt là mục tiêu năm"
    )


def test_a_sample_wears_its_mark_and_no_district_breaks_nothing():
    mark = f'<p class="sample">{theme.SAMPLE_MARK}</p>'
    assert drawn({"A": KHE}, is_sample=True).endswith(f"</div>{mark}")
    assert mark not in drawn({"A": KHE})
    assert drawn({}, [], is_sample=True) == '<div class="multiples"></div>'
