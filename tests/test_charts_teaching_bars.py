import re

from chart_samples import tree
from teaching_samples import COMMUNE, MET, NO_DATA, SILENT

from charts import theme
from charts.teaching_bars import most_taught, plan_bars

ROWS = [MET, SILENT, NO_DATA, COMMUNE]


def drawn(html: str) -> list[list[str]]:
    """Name, and the width of each bar, and the two numbers of every commune."""
    return [
        re.findall(r'row">([^<]+)<', row) + re.findall(r'width:([\d.]+)%|"r">([\d.]+)<', row)
        for row in html.split("<tbody>")[1].split("</tr>")
        if row.startswith("<tr>")
    ]


def test_those_who_get_most_come_first_then_those_whose_turn_is_next():
    later = COMMUNE | {"commune": "A", "fewest_people": 0, "fewest_order": 4}
    next_one = COMMUNE | {"commune": "B", "fewest_people": 0, "fewest_order": 3}
    names = [row["commune"] for row in most_taught([later, next_one, *ROWS], "fewest")]
    assert names == ["Hương Khê", "Đức Đồng", "B", "A"]


def test_ten_are_shown_at_most():
    rows = [COMMUNE | {"fewest_order": place} for place in range(1, 20)]
    assert [row["fewest_order"] for row in most_taught(rows, "fewest")] == list(range(1, 11))


def test_a_bar_is_dark_for_the_people_given_and_pale_for_the_whole_plan():
    # 2000/5069 are 39.5 %, 645/5069 12.7 % of the longest.
    assert drawn(plan_bars(ROWS, "fewest", is_sample=False)) == [
        ["Hương Khê ▲◆", ("100.0", ""), ("100.0", ""), ("", "5.069"), ("", "5.069")],
        ["Đức Đồng !", ("39.5", ""), ("12.7", ""), ("", "645"), ("", "2.000")],
    ]
    html = plan_bars(ROWS, "fewest", is_sample=False)
    assert re.findall("background:(#[0-9a-f]+)", html)[:2] == [
        theme.RULE,
        theme.LEVEL_COLOURS["met"],
    ]


def test_the_title_says_how_many_get_people_and_how_many_come_next():
    assert "<figcaption>2 xã nhận nhiều nhất</figcaption>" in plan_bars(
        ROWS, "fewest", is_sample=False
    )
    assert "<figcaption>0 xã nhận, 1 xã kế tiếp</figcaption>" in plan_bars(
        ROWS, "equity", is_sample=False
    )


def test_the_figure_says_in_words_what_it_shows_and_that_it_is_a_sample():
    ((tag, attributes, *_),) = tree(plan_bars(ROWS, "fewest", is_sample=True))
    assert (tag, attributes["aria-label"]) == (
        "figure",
        "Ít người nhất: nhiều nhất là Hương Khê 5.069 người, Đức Đồng 645 người.",
    )
    # Of 0 people to teach nobody gets any.
    ((_, nobody, *_),) = tree(plan_bars(ROWS, "equity", is_sample=True))
    assert nobody["aria-label"] == "Công bằng trước: chưa xã nào nhận."
    assert '<span class="sample">SỐ LIỆU MẪU</span>' in plan_bars(ROWS, "fewest", is_sample=True)
    assert "SỐ LIỆU MẪU" not in plan_bars(ROWS, "fewest", is_sample=False)


def test_a_plan_that_needs_nobody_says_so():
    assert plan_bars([MET, NO_DATA], "fewest", is_sample=True) == (
        '<p class="note">Kế hoạch này không cần hướng dẫn thêm ai.</p>'
    )


def test_names_are_written_as_text():
    html = plan_bars([COMMUNE | {"commune": "<b>"}], "fewest", is_sample=False)
    assert "&lt;b&gt;" in html
    assert "<b>" not in html
