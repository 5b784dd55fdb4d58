"""What a deep link shows at the sizes of a laptop and a projector: nothing cut or covered."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect
from screen import HEADLINES, canvas, expect_menu, headline, open_page, wait_until_shown

from bench.servers import Server

SIZES = ({"width": 1280, "height": 720}, {"width": 1920, "height": 1080})
CUT = """() => [...document.querySelectorAll('.cards, .bars, .strip, .menu, .stHeading, .keys')]
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


def of_pages(*paths: str) -> pytest.MarkDecorator:
    """Each of these pages, opened by a link; the tests of one page follow one another."""
    return pytest.mark.parametrize("shown", paths, indirect=True, scope="module")


@pytest.fixture(scope="module")
def shown(request: pytest.FixtureRequest, page_of_file: Page, server: Server) -> Page:
    page_of_file.set_viewport_size(SIZES[0])
    open_page(page_of_file, server, request.param)
    return page_of_file


@of_pages(*HEADLINES)
def test_a_deep_link_shows_its_page_with_one_menu(shown):
    expect(headline(shown)).to_have_text(HEADLINES[path_of(shown)])
    expect_menu(shown)
    expect(shown.get_by_test_id("stSidebarNav")).to_have_count(0)


@of_pages(*HEADLINES)
def test_no_label_is_cut_and_nothing_scrolls_sideways(shown):
    for size in SIZES:
        shown.set_viewport_size(size)
        expect_nothing_cut(shown)


@of_pages("")
def test_the_overview_fits_above_the_footer(shown):
    expect(canvas(shown)).to_be_visible()
    for size in SIZES:
        shown.set_viewport_size(size)
        edge = shown.locator(".footer").bounding_box()["y"]
        assert edge > 0.9 * size["height"]
        for part in ("h1", ".cards", "[data-testid=stDeckGlJsonChart]", ".strip", ".bars"):
            for one in shown.locator(part).all():
                box = one.bounding_box()
                assert box["y"] >= 0 and box["y"] + box["height"] <= edge, (part, size)


@of_pages("", "map")
def test_the_ticks_of_the_legend_are_painted(shown):
    ticks = shown.locator(".strip img.ticks")
    expect(ticks).to_be_visible()
    assert ticks.evaluate("one => one.decode().then(() => one.naturalWidth > 0)")
    box, classes = ticks.bounding_box(), shown.locator(".strip .classes").bounding_box()
    assert box["height"] > 8
    assert box["width"] == pytest.approx(classes["width"], abs=2)


@of_pages("", "map", "gaps")
def test_every_figure_tells_what_it_shows_to_those_who_do_not_see_it(shown):
    path = path_of(shown)
    if path != "gaps":
        expect(canvas(shown)).to_be_visible()
    if path == "map":
        shown.get_by_role("combobox", name="Xã, phường").click()
        shown.get_by_role("option", name="Xã Cẩm Bình").click()
        expect(shown.locator(".stPlotlyChart")).to_be_visible()
        wait_until_shown(shown)
    assert all(len(label) > 20 for label in labels(shown)), labels(shown)
    assert len(labels(shown)) == {"": 3, "map": 3, "gaps": 2}[path]


def path_of(page: Page) -> str:
    return urlsplit(page.url).path.strip("/")


@pytest.mark.parametrize(
    ("path", "filters"),
    [("", LONGEST), ("map", LONGEST), ("gaps", LONGEST), ("", LOW), ("gaps", RATIO)],
)
def test_no_label_is_cut_under_other_filters(page_of_file, server, path, filters):
    page_of_file.set_viewport_size(SIZES[0])
    open_page(page_of_file, server, path, **filters)
    expect_nothing_cut(page_of_file)


def labels(page: Page) -> list[str]:
    """What maps, charts, bars, legends and tables are called."""
    named: list[str] = page.evaluate(
        """() => [...document.querySelectorAll(
            '[data-testid=stDeckGlJsonChart], .stPlotlyChart, .bars, .strip, .scroll'
        )].map(one => (one.closest('[aria-label]') || one.querySelector('[aria-label]'))
            ?.getAttribute('aria-label') || '')"""
    )
    return named
