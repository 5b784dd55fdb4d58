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
    """Of each small figure: the lines of its picture as (colour, path)."""
    return [
        re.findall(r'<path stroke="(#\w+)"[^>]*? d="([^"]*)"', unquote(one))
        for one in re.findall(r'src="data:image/svg\+xml,([^"]*)"', shown)
    ]


def titles(shown):
    return re.findall("<figcaption>(.*?)</figcaption>", shown)


def test_each_title_gives_the_last_value_or_says_that_there_is_none():
    shown = drawn({"Huyện Hương Khê": KHE, "Huyện Kỳ Anh": SILENT})
    assert titles(shown) == [
        "Huyện Hương Khê: <b>56,7 %</b>",
        "Huyện Kỳ Anh: <b>chưa có số liệu</b>",
    ]


def test_behind_each_district_stand_the_province_and_the_targets():
    """From the first day to the last in hundredths; 56,7 % lies 43,3 below the top of 100 %."""
    ((grid, goal, behind, own),) = pictures(drawn({"Huyện Hương Khê": KHE}))
    assert grid == (theme.GRID, "M0,0H100M0,50H100M0,100H100")
    assert (goal[0], behind[0], own[0]) == (theme.TARGET_LINE, theme.RULE, theme.PROVINCE_LINE)
    assert own[1].startswith("M0.0,60.0L")
    assert own[1].endswith("L100.0,43.3")
    # The province ends at 74 %; the target, 70 % in 2025, is 80 % from June on.
    assert behind[1].endswith("L100.0,26.0")
    assert re.sub(r"H[\d.]+", "H", goal[1]) == "M0.0,30.0HV20.0HV20.0"


def test_a_line_is_broken_where_a_value_is_missing():
    path = moves("A", 40.0, None, 60.0)
    ((*_, own),) = pictures(drawn({"A": path}))
    assert re.sub(r"[\d.]+,", "", own[1]) == "M60.0M40.0"


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
    own = [lines[-1][1] for lines in pictures(shown)]
    assert own[0].startswith("M0.0,")
    assert not own[1].startswith("M0.0,")


def test_sums_stand_alone_on_the_scale_of_the_highest_district():
    """A tenth over the highest: 22; 20 of it is 9,1 below the top."""
    counts = moves("A", 10.0, 20.0, measure="count")
    province = moves("Hà Tĩnh", 100.0, 138.0, measure="count")
    shown = drawn({"A": counts}, province)
    ((_, goal, own),) = pictures(shown)
    assert goal[1] == ""
    assert own[1] == "M0.0,54.5L100.0,9.1"
    assert titles(shown) == ["A: <b>20</b>"]
    assert "<span>22</span>" in shown
    assert heading(province) == "Các huyện cũ, trên cùng một thang"


def test_the_heading_says_what_the_lines_are():
    assert heading(PROVINCE) == (
        "Các huyện cũ, trên cùng một thang: nét mảnh là mọi huyện gộp lại, nét đứt là mục tiêu năm"
    )


def test_a_sample_wears_its_mark_and_no_district_breaks_nothing():
    mark = f'<p class="sample">{theme.SAMPLE_MARK}</p>'
    assert drawn({}, [], is_sample=True) == f'<div class="multiples"></div>{mark}'
    assert drawn({}, []) == '<div class="multiples"></div>'
