"""Communes or former districts, a row of the plan and its map, and type that can be projected."""

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect
from screen import choose, colours, headline, open_page, until, wait_until_shown

from charts import theme

BARS = ".bars tbody th"
# A unit of the type as drawn: its size times how much the picture of it is enlarged.
DRAWN = """() => [...document.querySelectorAll('.js-plotly-plot .main-svg text')]
    .filter(one => one.textContent.trim() && one.getBBox().height)
    .map(one => [one.textContent, parseFloat(getComputedStyle(one).fontSize)
        * one.getBoundingClientRect().height / one.getBBox().height])"""


def in_address(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def in_legend(page: Page) -> int:
    """How many places the legend of the map counts."""
    counted = page.locator(".strip .classes b").all_inner_texts()
    return sum(map(int, counted))


def test_the_former_districts_replace_the_communes_on_map_and_bars_and_stay(page, server):
    open_page(page, server)
    expect(page.locator(".bars figcaption")).to_contain_text("xã thiếu nhiều nhất")
    assert in_legend(page) == 69
    # Some communes are below 50 %, no former district is: the palest class leaves the map.
    palest = theme.rgb(theme.CLASS_COLOURS[0])
    until(page, lambda: colours(page)[palest] > 100)
    choose(page, "Xem theo", "12 huyện cũ")
    for _ in range(2):
        expect(page.locator(".bars figcaption")).to_contain_text("huyện cũ thiếu nhiều nhất")
        expect(page.locator(BARS).first).to_contain_text("Huyện Hương Khê")
        until(page, lambda: in_legend(page) == 12)
        until(page, lambda: colours(page)[palest] < 100 < sum(colours(page).values()))
        assert in_address(page) == {"view": ["12 huyện cũ"]}
        page.reload()
        wait_until_shown(page)


def test_a_row_of_the_plan_comes_on_the_map_under_the_same_filters(page, server):
    chosen = {"date": "31/12/2025", "district": "Huyện Hương Khê"}
    open_page(page, server, "plan", **chosen)
    page.locator(".scroll").get_by_role("link", name="Danh tính số", exact=True).first.click()
    expect(page.locator("h2.heading")).to_contain_text("Danh tính số: từng xã")
    wait_until_shown(page)
    expect(page.get_by_role("navigation").locator("[aria-current]")).to_have_text(
        "Chỉ tiêu kế hoạch"
    )
    until(page, lambda: sum(colours(page).values()) > 100)
    expect(headline(page)).to_contain_text("Huyện Hương Khê")
    boxes = page.locator(".st-key-filters").get_by_role("combobox")
    for box, choice in zip(
        boxes.all(), ["Danh tính số", "31/12/2025", "Huyện Hương Khê"], strict=False
    ):
        expect(box).to_have_value(choice)
    wanted = chosen | {"indicator": "Danh tính số"}
    assert in_address(page) == {name: [value] for name, value in wanted.items()}


DRAWINGS = """() => {
  window.drawings = [];
  document.querySelector('.js-plotly-plot').counted = true;  // goes with the change
  new MutationObserver(() => {
    for (const figure of document.querySelectorAll('.js-plotly-plot')) {
      if (!figure.on || figure.counted) continue;
      figure.counted = true;
      drawings.push('first');
      figure.on('plotly_beforeplot', () => drawings.push('again'));
    }
  }).observe(document, {subtree: true, childList: true, attributes: true});
}"""


@pytest.mark.parametrize("path", ["pace", "equity", "profile"])
def test_a_figure_is_drawn_once_after_a_change(page, server, path):
    """Not at 1280: there one is 699 pixels wide, which Plotly takes for the 700 it begins with."""
    page.set_viewport_size({"width": 1366, "height": 768})
    open_page(page, server, path)
    page.get_by_text("Từng ngày bằng số").click()
    expect(page.locator(".stPlotlyChart .main-svg").first).to_be_visible()
    wait_until_shown(page)
    page.evaluate(DRAWINGS)
    choose(page, "Chỉ tiêu", "Danh tính số")
    until(page, lambda: page.evaluate("drawings.length") > 0)
    page.wait_for_timeout(1000)
    assert page.evaluate("drawings") == ["first"]


def test_no_text_of_a_figure_is_too_small_to_be_projected(page, server):
    page.set_viewport_size({"width": 1920, "height": 1080})
    open_page(page, server, "pace")
    page.get_by_text("Từng ngày bằng số").click()
    expect(page.locator(".stPlotlyChart .main-svg").nth(1)).to_be_visible()
    until(page, lambda: len(page.evaluate(DRAWN)) > 15)
    small = [
        (text, size) for text, size in page.evaluate(DRAWN) if size < theme.SIZE_PROJECTED - 0.05
    ]
    assert small == []
