import re
from urllib.parse import unquote

import pandas as pd
import pytest
from chart_samples import MET, NO_DATA, NOBODY, ZERO, assert_golden, commune, four, table, tree

from charts import html, theme
from charts.table import PlainTable

SHARP = "<b>&\"'"
ESCAPED = "&lt;b&gt;&amp;&quot;&#x27;"


@pytest.mark.parametrize(
    "written",
    [
        html.heading(SHARP),
        html.note(SHARP),
        html.footer([SHARP]),
        html.facts({SHARP: SHARP}),
        html.cards([html.Card(SHARP, SHARP, SHARP)]),
        html.lines([SHARP]),
        html.table(PlainTable([SHARP], [[SHARP]]), SHARP),
    ],
)
def test_text_is_escaped_wherever_it_is_put_into_html(written):
    assert ESCAPED in written
    assert SHARP not in written.replace(ESCAPED, "")
    assert "<b>" not in written


def test_the_title_of_a_section_is_a_heading():
    assert html.heading("Bản đồ") == '<h2 class="heading">Bản đồ</h2>'


def test_a_card_tells_by_more_than_its_place_that_something_is_wrong():
    quiet, alert = tree(
        html.cards([html.Card("Đạt", "74,0 %"), html.Card("Thiếu", "5", "xã", is_alert=True)])
    )[0][2:]
    assert quiet == [
        "div",
        {"class": "card"},
        ["div", {"class": "label"}, "Đạt"],
        ["div", {"class": "value"}, "74,0 %"],
        ["div", {"class": "under"}],
    ]
    assert alert[1:3] == [{"class": "card alert"}, ["div", {"class": "label"}, "Thiếu"]]


def test_the_footer_joins_its_parts():
    assert html.footer(["a", "b"]) == '<div class="footer">a · b</div>'


def test_facts_are_label_and_text_line_by_line():
    assert html.facts({"Huyện cũ": "Hương Khê"}) == (
        '<dl class="facts"><dt>Huyện cũ</dt><dd>Hương Khê</dd></dl>'
    )


def test_a_table_has_a_caption_and_sets_only_its_numbers_to_the_right():
    rows = PlainTable(["Xã", "Số đạt"], [["Hương Khê", "0"]])
    assert html.table(rows, "Danh sách", ["Số đạt"]) == (
        '<div class="scroll" tabindex="0" role="region" aria-label="Danh sách">'
        "<table><caption>Danh sách</caption>"
        "<thead><tr><th scope='col'>Xã</th><th scope='col' class=r>Số đạt</th></tr></thead>"
        "<tbody><tr><td>Hương Khê</td><td class=r>0</td></tr></tbody></table></div>"
    )


def test_the_source_of_a_table_is_read_once():
    shown = html.table(PlainTable(["Xã"], []), "Vùng xa, 0,5 % <a>. SỐ LIỆU MẪU; 716e")
    assert 'aria-label="Vùng xa, 0,5 % &lt;a&gt;"' in shown
    assert "<caption>Vùng xa, 0,5 % &lt;a&gt;. SỐ LIỆU MẪU; 716e</caption>" in shown


def test_a_cell_whose_text_has_an_address_is_a_link_and_the_others_are_text():
    rows = PlainTable(["Chỉ tiêu", "Năm"], [["A & B", "2025"], ["C", "2026"]])
    written = html.table(rows, "Kế hoạch", ["Năm"], {"A & B": "map?indicator=A&date=1"})
    body = written[written.index("<tbody>") : written.index("</tbody>")]
    assert body == (
        '<tbody><tr><td><a href="map?indicator=A&amp;date=1">A &amp; B</a></td>'
        "<td class=r>2025</td></tr><tr><td>C</td><td class=r>2026</td></tr>"
    )


def test_an_address_cannot_leave_its_link():
    written = html.table(PlainTable(["A"], [["a"]]), "", (), {"a": SHARP})
    assert f'<a href="{ESCAPED}">a</a>' in written


def test_lines_are_a_list_in_their_order():
    assert html.lines(["một", "hai"]) == '<ul class="lines"><li>một</li><li>hai</li></ul>'
    assert html.lines([]) == '<ul class="lines"></ul>'


def test_the_strip_of_four_communes_is_as_it_was():
    assert_golden("class_strip", tree(html.class_strip(four())))


def test_the_strip_counts_zero_and_keeps_no_data_and_nobody_apart_from_it_and_each_other():
    written = html.class_strip(four())
    assert "dưới 50 %: <b>1</b>" in written
    assert "từ 80 %: <b>1</b>" in written
    assert '<p class="note">? Chưa có số liệu: 1 xã · – Không có đối tượng: 1 xã</p>' in written
    assert (
        'aria-label="Chú giải: dưới 50 %: 1 xã, 50–60 %: 0 xã, 60–70 %: 0 xã, 70–80 %: 0 xã, '
        'từ 80 %: 1 xã, ? Chưa có số liệu: 1 xã, – Không có đối tượng: 1 xã"' in written
    )


@pytest.mark.parametrize(
    ("share", "left"),
    # Five classes of 20 % of the strip each; 25 is half of 0-50, 75 half of 70-80.
    [(0, 0), (25, 10), (50, 20), (55, 30), (60, 40), (70, 60), (75, 70), (80, 80), (90, 90)],
)
def test_a_tick_stands_where_its_share_stands_in_its_class(share, left):
    strip, *_ = tree(html.class_strip(table(MET | {"share_percent": share})))
    ticks = strip[2]
    assert "viewBox='0,0,1000,1' preserveAspectRatio='none'" in unquote(ticks[1]["src"])
    assert re.findall(r"M(\d+),0v1", unquote(ticks[1]["src"])) == [str(10 * left)]


def test_a_strip_without_gaps_says_nothing_of_them():
    assert "note" not in html.class_strip(table(MET, ZERO))


def test_other_measures_have_their_levels_as_legend_the_most_frequent_first():
    other = {"measure": "count", "share_percent": None}
    rows = table(MET | other, NO_DATA | other, NOBODY | other, commune("18313", "A", **other))
    (keys,) = tree(html.class_strip(rows))
    assert [key[3] for key in keys[2:]] == [
        "Đạt: 2 xã",
        "Chưa có số liệu: 1 xã",
        "Không có đối tượng: 1 xã",
    ]
    assert [key[2] for key in keys[2:]] == [
        ["i", {"style": f"background:{theme.LEVEL_COLOURS['met']}"}],
        ["i", {"style": f"background:{theme.PAPER}"}, "?"],
        ["i", {"style": f"background:{theme.PAPER}"}, "–"],
    ]


def test_drawing_does_not_change_the_rows():
    rows = four()
    before = rows.copy(deep=True)
    html.class_strip(rows)
    pd.testing.assert_frame_equal(rows, before)


def test_a_link_stands_on_a_line_of_its_own():
    assert html.link("Mở <hồ sơ>", "profile?a=1&b=2") == (
        '<p class="note"><a href="profile?a=1&amp;b=2">Mở &lt;hồ sơ&gt;</a></p>'
    )


def test_a_menu_folds_pages_under_one_name_and_says_which_one_is_open():
    links = {"Bản đồ": "map", "Trình chiếu": "deck", "Xuất bản": "press?a=1&b=2"}
    folded = {"Trình bày": ["Trình chiếu", "Xuất bản"]}
    assert html.menu("Tên", links, folded, "Bản đồ") == (
        '<nav class="menu"><b>Tên</b><a href="map" aria-current=page>Bản đồ</a>'
        '<details><summary>Trình bày</summary><div><a href="deck">Trình chiếu</a>'
        '<a href="press?a=1&amp;b=2">Xuất bản</a></div></details></nav>'
    )
    assert '<details class="here"><summary>Xuất bản</summary>' in html.menu(
        "Tên", links, folded, "Xuất bản"
    )
