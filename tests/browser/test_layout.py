"""What a reader sees at the sizes of a laptop and a projector: nothing cut, nothing covered."""

import pytest
from playwright.sync_api import Page, expect
from screen import canvas, open_page, wait_until_shown

PATHS = ["", "map", "gaps", "pace", "plan", "sources"]
SIZES = ({"width": 1280, "height": 720}, {"width": 1920, "height": 1080})
CUT = """() => [...document.querySelectorAll('.cards, .bars, .strip, .menu, .message, .keys')]
    .flatMap(one => [one, ...one.querySelectorAll('*')])
    .filter(one => one.clientWidth && one.scrollWidth > one.clientWidth + 1
            && !one.classList.contains('unseen'))
    .map(one => `${one.className} ${one.innerText}`)"""
CUT_CHOICES = """() => [...document.querySelectorAll('.st-key-filters input')]
    .filter(one => one.scrollWidth > one.clientWidth + 1).map(one => one.value)"""
WIDER = "() => [document.documentElement, document.querySelector('[data-testid=stMain]')]" + (
    ".filter(one => one.scrollWidth > one.clientWidth).length"
)
LONGEST = {
    "indicator": "Hỗ trợ người nghèo và đồng bào dân tộc thiểu số",
    "group": "Vùng xa (biên giới hoặc miền núi)",
    "district": "Thành phố Hà Tĩnh",
}
LOW = {"date": "30/06/2025"}
RATIO = {"indicator": "Đại sứ số"}


def expect_nothing_cut(page: Page) -> None:
    assert page.evaluate(CUT) == []
    assert page.evaluate(CUT_CHOICES) == []
    assert page.evaluate(WIDER) == 0


@pytest.mark.parametrize("path", PATHS)
def test_no_label_is_cut_and_nothing_scrolls_sideways(page, server, path):
    open_page(page, server, path)
    for size in SIZES:
        page.set_viewport_size(size)
        expect_nothing_cut(page)


@pytest.mark.parametrize(
    ("path", "filters"),
    [("", LONGEST), ("map", LONGEST), ("gaps", LONGEST), ("", LOW), ("gaps", RATIO)],
)
def test_no_label_is_cut_under_other_filters(page, server, path, filters):
    open_page(page, server, path, **filters)
    expect_nothing_cut(page)


def test_the_overview_fits_above_the_footer(page, server):
    open_page(page, server)
    expect(canvas(page)).to_be_visible()
    for size in SIZES:
        page.set_viewport_size(size)
        edge = page.locator(".footer").bounding_box()["y"]
        assert edge > 0.9 * size["height"]
        for part in ("h1.message", ".cards", "[data-testid=stDeckGlJsonChart]", ".strip", ".bars"):
            for shown in page.locator(part).all():
                box = shown.bounding_box()
                assert box["y"] >= 0 and box["y"] + box["height"] <= edge, (part, size)


@pytest.mark.parametrize("path", PATHS[:3])
def test_every_figure_tells_what_it_shows_to_those_who_do_not_see_it(page, server, path):
    open_page(page, server, path)
    if path != "gaps":
        expect(canvas(page)).to_be_visible()
    if path == "map":
        page.get_by_role("combobox", name="Xã, phường").click()
        page.get_by_role("option", name="Xã Cẩm Bình").click()
        expect(page.locator(".stPlotlyChart")).to_be_visible()
        wait_until_shown(page)
    assert all(len(label) > 20 for label in labels(page)), labels(page)
    assert len(labels(page)) == {"": 3, "map": 3, "gaps": 2}[path]


def labels(page: Page) -> list[str]:
    """What maps, charts, bars, legends and tables are called."""
    named: list[str] = page.evaluate(
        """() => [...document.querySelectorAll(
            '[data-testid=stDeckGlJsonChart], .stPlotlyChart, .bars, .strip, .scroll'
        )].map(one => (one.closest('[aria-label]') || one.querySelector('[aria-label]'))
            ?.getAttribute('aria-label') || '')"""
    )
    return named
