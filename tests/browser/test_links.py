"""Links into the app: of a new server, with filters, after a reload, through the menu."""

from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Page, expect
from screen import HEADLINES, choose, expect_menu, headline, open_page, wait_until_shown

COMMUNES = "69 xã, phường"


def expect_filters(page: Page, *chosen: str) -> None:
    """The five choices as they stand in the select boxes."""
    boxes = page.locator(".st-key-filters").get_by_role("combobox")
    expect(boxes).to_have_count(len(chosen))
    for box, choice in zip(boxes.all(), chosen, strict=True):
        expect(box).to_have_value(choice)


def in_address(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def test_the_first_visit_of_a_new_server_may_be_a_deep_link(page, start, store):
    open_page(page, start("app.py", store), "map")
    expect(headline(page)).to_have_text(HEADLINES["map"])
    expect_menu(page)
    expect(page.get_by_test_id("stSidebarNav")).to_have_count(0)


def test_a_filter_goes_into_the_address_and_a_reload_shows_the_same(page, server):
    open_page(page, server)
    choose(page, "Chỉ tiêu", "Danh tính số")
    expect(headline(page)).to_contain_text("Hà Tĩnh đạt 88,4 %, ")
    choose(page, "Huyện cũ", "Huyện Hương Khê")
    expect(headline(page)).to_contain_text("Huyện Hương Khê đạt")
    chosen = ["Danh tính số", "31/10/2026", "Huyện Hương Khê", "Mọi xã, phường", COMMUNES]
    expect_filters(page, *chosen)
    assert in_address(page) == {"indicator": ["Danh tính số"], "district": ["Huyện Hương Khê"]}
    before = headline(page).inner_text()
    page.reload()
    wait_until_shown(page)
    expect(headline(page)).to_have_text(before)
    expect_filters(page, *chosen)


def test_the_menu_keeps_the_filters_and_back_brings_the_page_before(page, server):
    chosen = {"date": "30/06/2025", "group": "Biên giới"}
    open_page(page, server, **chosen)
    before = headline(page).inner_text()
    assert before.startswith("Hà Tĩnh, nhóm biên giới đạt ")
    for label, message in (
        ("Bản đồ", "Hà Tĩnh, nhóm biên giới: 7 xã tụt hậu"),
        ("Xã tụt hậu", "Hà Tĩnh, nhóm biên giới: 7 xã dưới 70 %"),
    ):
        page.get_by_role("link", name=label, exact=True).click()
        expect(headline(page)).to_contain_text(message)
        expect_filters(
            page, "Xác nhận trên VNeID", "30/06/2025", "Toàn tỉnh", "Biên giới", COMMUNES
        )
        assert in_address(page) == {name: [value] for name, value in chosen.items()}
    page.go_back()
    expect(headline(page)).to_contain_text("Hà Tĩnh, nhóm biên giới: 7 xã tụt hậu")
    page.go_back()
    expect(headline(page)).to_have_text(before)
    expect_filters(page, "Xác nhận trên VNeID", "30/06/2025", "Toàn tỉnh", "Biên giới", COMMUNES)


def test_a_wrong_value_in_the_address_is_told_below_the_filters(page, server):
    open_page(page, server, date="01/01/2020")
    told = page.get_by_test_id("stAlert")
    expect(told).to_have_text(
        "Địa chỉ ghi số liệu đến ngày «01/01/2020», không có trong danh sách; đang xem 31/10/2026."
    )
    row, words = page.locator(".st-key-filters").bounding_box(), told.bounding_box()
    assert words["y"] >= row["y"] + row["height"]
