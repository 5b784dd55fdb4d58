"""The briefing as a file on a stick: no network, only keys, read from the back of the room."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import deck_samples
import pytest
from playwright.sync_api import Browser, Page, expect
from screen import open_page

from charts.deck import files, story

SIZES = ({"width": 1920, "height": 1080}, {"width": 1280, "height": 720})
LEAST = 22  # px at 1080 lines
# Of every text of the slide that is shown: letters, place, colour, and the paint under its middle.
TEXTS = """() => {
  const slide = document.querySelector('.slide.now'), paper = getComputedStyle(document.body);
  const room = slide.getBoundingClientRect();
  return [...slide.querySelectorAll('text')].map(text => {
    const box = text.getBoundingClientRect(), style = getComputedStyle(text);
    const scale = Math.abs(text.getScreenCTM().a) || Math.abs(text.getScreenCTM().b);
    const turned = Math.abs(text.getScreenCTM().b) > 0.01;
    const under = document.elementsFromPoint((box.left + box.right) / 2, (box.top + box.bottom) / 2)
      .filter(one => !one.closest('text') && one.closest('svg') && one.tagName !== 'svg')
      .map(one => getComputedStyle(one).fill).find(fill => fill.startsWith('rgb'));
    return {text: text.textContent.trim(), turned, size: parseFloat(style.fontSize) * scale,
      fill: style.fill, paper: under || paper.backgroundColor,
      inside: box.left >= room.left - 1 && box.right <= room.right + 1
        && box.top >= room.top - 1 && box.bottom <= room.bottom + 1};
  });
}"""
SCROLLS = """() => [document.documentElement, document.body].some(one =>
  one.scrollHeight > one.clientHeight || one.scrollWidth > one.clientWidth)"""


@pytest.fixture(scope="module")
def whole(store) -> story.Deck:
    return story.deck(deck_samples.scope(store.folder))


@pytest.fixture(scope="module")
def path(whole, tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("stick") / "trinh-chieu.html"
    path.write_text(files.as_html(whole), encoding="utf-8")
    return path


@pytest.fixture
def opened(browser: Browser, path: Path) -> Iterator[Page]:
    """The file in a browser without a network; what it asks for or complains of fails the test."""
    context = browser.new_context(viewport=SIZES[0], locale="vi-VN")
    context.set_offline(True)
    page = context.new_page()
    faults: list[str] = []
    page.on("request", lambda one: one.url.startswith(("file:", "data:")) or faults.append(one.url))
    page.on("console", lambda said: faults.append(said.text))
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(path.as_uri())
    yield page
    context.close()
    assert faults == []


def shown(page: Page) -> str:
    """What the one slide on the screen is called."""
    now = page.locator(".slide.now")
    expect(now).to_have_count(1)
    expect(now).to_be_visible()
    return str(now.get_attribute("aria-label"))


def press(page: Page, *keys: str) -> str:
    for key in keys:
        page.keyboard.press(key)
    return shown(page)


def labels(whole: story.Deck) -> list[str]:
    return [f"{n}/{len(whole.slides)}: {one.title}" for n, one in enumerate(whole.slides, 1)]


def test_arrows_step_through_all_slides_and_back(opened, whole):
    expected = labels(whole)
    assert shown(opened) == expected[0]
    assert [press(opened, "ArrowRight") for _ in expected[1:]] == expected[1:]
    assert press(opened, "ArrowRight") == expected[-1]
    assert [press(opened, "ArrowLeft") for _ in expected[1:]] == expected[-2::-1]
    assert opened.evaluate("location.hash") == "#1"


def test_home_end_page_keys_and_a_click_move_too(opened, whole):
    expected = labels(whole)
    assert press(opened, "End") == expected[-1]
    assert press(opened, "Home") == expected[0]
    assert press(opened, "PageDown", "Space") == expected[2]
    assert press(opened, "PageUp") == expected[1]
    opened.mouse.click(900, 500)
    assert shown(opened) == expected[2]
    expect(opened.locator("#told")).to_have_text(expected[2])


def test_an_address_opens_its_slide(opened, path, whole):
    opened.goto(f"{path.as_uri()}#4")
    assert shown(opened) == labels(whole)[3]


def test_f_fills_the_screen_and_esc_leaves(opened):
    press(opened, "f")
    opened.wait_for_function("document.fullscreenElement !== null")
    press(opened, "Escape")
    opened.wait_for_function("document.fullscreenElement === null")


def test_d_turns_the_light_off_and_on(opened):
    papers = []
    for _ in range(3):
        papers.append(opened.evaluate("getComputedStyle(document.body).backgroundColor"))
        press(opened, "d")
    assert papers[0] == papers[2] == "rgb(241, 245, 249)"
    assert papers[1] != papers[0]


def test_s_opens_the_notes_in_a_second_window_that_follows(opened, whole):
    with opened.expect_popup() as popup:
        press(opened, "s")
    notes = popup.value
    expect(notes.locator("h2")).to_have_text(whole.slides[0].title)
    expect(notes.locator("svg")).to_have_count(2)
    notes.keyboard.press("ArrowRight")
    assert shown(opened) == labels(whole)[1]
    expect(notes.locator("h2")).to_have_text(whole.slides[1].title)
    expect(notes.locator("code").first).to_contain_text("python -m queries coverage_of_province")
    expect(notes.locator(".time")).to_contain_text("đã nói 00:")
    press(opened, "End")
    expect(notes.locator("svg")).to_have_count(1)
    with notes.expect_event("close"):
        press(opened, "Escape")


def test_s_shows_the_notes_beside_where_no_window_may_open(opened, whole):
    opened.evaluate("window.open = () => null")
    press(opened, "s")
    expect(opened.locator("#beside h2")).to_have_text(whole.slides[0].title)
    press(opened, "Escape")
    expect(opened.locator("#beside")).to_be_hidden()


def test_a_moves_on_by_itself_after_a_time_that_can_be_set(opened, whole):
    opened.clock.install()
    opened.reload()
    press(opened, "a", "-")
    told = re.compile(r"Tự chuyển sau 1[0-5] giây \(mỗi trang 15 giây\)")
    expect(opened.locator("#clock")).to_have_text(told)
    opened.clock.run_for(15_500)
    assert shown(opened) == labels(whole)[1]
    press(opened, "Escape")
    opened.clock.run_for(60_000)
    assert shown(opened) == labels(whole)[1]


def every_slide(page: Page, count: int) -> Iterator[list[dict[str, Any]]]:
    for _ in range(count):
        page.wait_for_timeout(200)
        yield page.evaluate(TEXTS)
        press(page, "ArrowRight")


@pytest.mark.parametrize("size", SIZES, ids=["1920", "1280"])
def test_nothing_is_small_cut_or_scrolls(opened, whole, size):
    opened.set_viewport_size(size)
    least = LEAST * size["height"] / 1080
    for texts in every_slide(opened, len(whole.slides)):
        assert len(texts) > 5
        assert [one["text"] for one in texts if one["size"] < least - 0.01] == []
        assert [one["text"] for one in texts if not one["inside"]] == []
        assert opened.evaluate(SCROLLS) is False


@pytest.mark.parametrize("key", ["", "d"], ids=["light", "dark"])
def test_every_text_can_be_read_from_the_back_of_the_room(opened, whole, key):
    """7:1 on paper and panels; on a class or a level, as on the screen, 4.5:1."""
    if key:
        press(opened, key)
    for texts in every_slide(opened, len(whole.slides)):
        weak = [
            (one["text"], one["fill"], one["paper"], round(found, 1))
            for one in texts
            if not one["turned"] and (found := contrast(one["fill"], one["paper"])) < least(one)
        ]
        assert weak == []


def least(text: dict[str, Any]) -> float:
    return 4.5 if text["fill"] in ("rgb(0, 0, 0)", "rgb(255, 255, 255)") else 7


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2.2 of two colours as a browser writes them."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    channels = [int(part) / 255 for part in colour[4:-1].split(",")]
    linear = [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_the_page_shows_the_briefing_and_its_keys_work_there(page, server):
    open_page(page, server, "deck")
    frame = page.frame_locator("iframe").first
    expect(frame.locator(".slide.now")).to_have_attribute("id", "slide-title")
    frame.locator("#deck").click(position={"x": 300, "y": 200})
    expect(frame.locator(".slide.now")).to_have_attribute("id", "slide-standing")
    page.keyboard.press("End")
    expect(frame.locator(".slide.now")).to_have_attribute("id", "slide-decide")
    with page.expect_popup() as popup:
        page.keyboard.press("s")
    expect(popup.value.locator("h2")).to_contain_text("cần hướng dẫn thêm")
    page.keyboard.press("Escape")


def test_both_files_can_be_taken_away(page, server):
    open_page(page, server, "deck", district="Huyện Cẩm Xuyên")
    for kind, start in (("HTML", b"<!doctype"), ("PDF", b"%PDF")):
        with page.expect_download() as taken:
            page.get_by_role("button", name=f"Tải {kind}").click()
        name = f"hatinh-trinh-chieu-adult-vneid-2026-10-31-so-lieu-mau.{kind.lower()}"
        assert taken.value.suggested_filename == name
        assert Path(taken.value.path()).read_bytes().startswith(start)
