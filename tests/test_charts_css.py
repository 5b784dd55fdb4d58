import re

import pytest
from chart_samples import MET, ZERO, table

from charts import bars, css, hover, html, theme
from charts.table import PlainTable

SHEET = css.stylesheet()


def test_the_sheet_is_one_style_element_whose_brackets_are_balanced():
    assert SHEET.startswith("<style>")
    assert SHEET.endswith("</style>")
    assert SHEET.count("{") == SHEET.count("}") > 0
    assert "{{" not in SHEET


@pytest.mark.parametrize(
    "colour",
    [theme.INK, theme.INK_SOFT, theme.PAPER, theme.PANEL, theme.ALERT, theme.ALERT_PAPER],
)
def test_the_sheet_uses_the_colours_of_the_theme(colour):
    assert colour in SHEET


def test_every_class_that_is_drawn_has_a_rule():
    rows = table(ZERO | {"is_silent": False})
    count = rows.assign(measure="count")
    drawn = (
        html.cards([html.Card("a", "b", "c", is_alert=True)])
        + html.heading("a")
        + html.facts({"a": "b"})
        + html.note("a")
        + html.footer(["a"])
        + html.table(PlainTable(["a"], [["b"]]), "c", ["a"])
        + html.class_strip(table(MET))
        + html.class_strip(count)
        + bars.gap_bars(
            rows, title="", alt="", unit=None, targets={2025: 70, 2026: 80}, is_sample=True
        )
    )
    classes = {name for names in re.findall(r'class="?([\w -]+)', drawn) for name in names.split()}
    assert {"card", "heading", "track", "goal", "step", "sample", "r"} <= classes
    assert {name for name in classes if f".{name} " not in SHEET.replace("{", " ")} == set()


def test_the_footer_and_the_sample_mark_are_white_on_dark():
    assert f"background: {theme.INK};\n  color: {theme.PAPER}" in rule(".footer")
    assert f"background: {theme.ALERT}; color: {theme.PAPER}" in rule(".sample")


def test_hover_cards_are_styled_by_the_sheet_and_shown_by_the_map():
    assert "line-height" in rule(".hover p")
    assert ".hover .h{" in hover.cards([], [], None)


def test_links_in_tables_have_a_colour_of_the_theme():
    assert f"color: {theme.LEVEL_COLOURS['met']}" in rule(".scroll a")


def test_lines_of_targets_end_at_the_words_over_them():
    """Words as high as their row: no piece of a line above or below looks like an accent."""
    high = re.search(r"height: ([\d.]+rem)", rule(".rail"))[1]
    for words in (".rail span", ".rail em"):
        assert "top: 0; bottom: 0;" in rule(words)
        assert f"line-height: {high}" in rule(words)


def rule(selector):
    (found,) = re.findall(rf"^{re.escape(selector)} {{([^}}]*)}}", SHEET, re.MULTILINE)
    return found
