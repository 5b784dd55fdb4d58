"""The map as it is painted, hovered, clicked and chosen by keyboard."""

from playwright.sync_api import Page, expect
from sample_facts import LAST, facts, newest, percent
from screen import (
    canvas,
    choose,
    click_on_map,
    colours,
    open_page,
    place_on_map,
    until,
    wait_until_shown,
)

from charts import theme
from data.reference import rows

NAME = "Cẩm Bình"
(CODE,) = (row["code"] for row in rows("communes.csv") if row["name"] == NAME)
PAINTS = [theme.rgb(colour) for colour in theme.CLASS_COLOURS]
CHOSEN = theme.rgb(theme.OUTLINES["chosen"][0])
MANY = 300  # pixels: a line has more
SOME = 30  # pixels: the smallest commune has more


def painted(page: Page) -> list[int]:
    """The classes whose colour is on the map."""
    counted = colours(page)
    return [number for number, paint in enumerate(PAINTS) if counted[paint] > SOME]


def wait_for_classes(page: Page, classes: list[int]) -> None:
    until(page, lambda: painted(page) == classes)


def test_the_map_of_the_overview_is_painted_in_the_colours_of_its_classes(page, server):
    open_page(page, server)
    wait_for_classes(page, [0, 1, 2, 3, 4])


def test_the_map_is_painted_in_the_colours_of_its_classes_and_of_another_date_anew(page, server):
    open_page(page, server, "map")
    wait_for_classes(page, [0, 1, 2, 3, 4])
    choose(page, "Số liệu đến ngày", "30/06/2025")
    wait_for_classes(page, [0])


def test_outlines_are_drawn_when_asked_for(page, server):
    open_page(page, server, "map")
    wait_for_classes(page, [0, 1, 2, 3, 4])
    outline = theme.rgb(theme.OUTLINES["mountainous"][0])
    assert colours(page)[outline] == 0
    page.get_by_role("button", name="Xã miền núi").click()
    until(page, lambda: colours(page)[outline] > MANY)
    page.get_by_role("button", name="Xã miền núi").click()
    until(page, lambda: colours(page)[outline] == 0)


def test_the_pointer_brings_a_card_and_a_click_opens_and_outlines_the_commune(page, server, store):
    open_page(page, server, "map")
    wait_for_classes(page, [0, 1, 2, 3, 4])
    before = colours(page)[CHOSEN]
    place = place_on_map(page, store.folder, CODE)
    page.mouse.move(*place)
    card = page.locator(".hover p:visible")
    expect(card).to_have_count(1)
    share = percent(newest(facts().series[CODE, "adult_vneid"], LAST))
    words = card.aria_snapshot()  # with those that stand in styles
    assert f"Xã {NAME} {share:.1f} % ".replace(".", ",") in words
    click_on_map(page, place, opens=page.locator(".facts"))
    expect_panel(page)
    page.mouse.move(0, 0)
    until(page, lambda: colours(page)[CHOSEN] > before + MANY)


def test_a_commune_can_be_chosen_with_the_keyboard_alone(page, server):
    open_page(page, server, "map")
    label = "Xã, phường (bấm trên bản đồ hoặc chọn)"
    focused = "document.activeElement.getAttribute('aria-label') || ''"
    for _ in range(40):
        if label in page.evaluate(focused):
            break
        page.keyboard.press("Tab")
    page.keyboard.type(NAME)
    page.keyboard.press("Enter")
    expect_panel(page)


def expect_panel(page: Page) -> None:
    """The commune's numbers and old units beside the map, and its path."""
    wait_until_shown(page)
    count = newest(facts().series[CODE, "adult_vneid"], LAST)
    both = f"{count.numerator:,} / {count.denominator:,}".replace(",", ".")
    known = page.locator(".facts")
    expect(known).to_contain_text(both)
    for row in rows("crosswalk.csv"):
        if row["new_code"] == CODE:
            expect(known).to_contain_text(row["old_name"])
    expect(page.get_by_role("combobox", name="Xã, phường")).to_have_value(f"Xã {NAME}")
    expect(page.locator(".stPlotlyChart .main-svg").first).to_be_visible()
    expect(canvas(page)).to_be_visible()
