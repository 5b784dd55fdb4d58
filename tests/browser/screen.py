"""What a test does on a screen and reads from it."""

import json
import math
import re
import time
from collections import Counter
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from PIL import Image
from playwright.sync_api import Locator, Page, expect

from bench.servers import Server

PATIENCE = 90  # seconds: a shared machine may take three times as long as a free one
Colour = tuple[int, int, int]
HEADLINES = {
    "": "Hà Tĩnh đạt 74,0 %, còn thiếu 65.919 người để đạt 80 %",
    "map": "Hà Tĩnh: 20 xã tụt hậu, 19 trong đó là vùng xa hoặc dân tộc thiểu số",
    "gaps": "Hà Tĩnh: 59 xã dưới 80 %, thiếu 74.549 người; 19 là vùng xa hoặc dân tộc thiểu số",
    "pace": "Hà Tĩnh tăng 0,07 điểm/tuần, cần 1,04 điểm/tuần: chậm",
    "plan": "Hà Tĩnh: 1 trong 12 chỉ tiêu năm 2026 đã đạt, 10 chậm hơn mức cần, 1 chưa đạt",
    "sources": "Số liệu dựa trên 44 báo cáo mẫu; 18 điều cần hỏi lại",
}
MENU = [
    "Tổng quan",
    "Bản đồ",
    "Xã tụt hậu",
    "Tiến độ",
    "Chỉ tiêu kế hoạch",
    "Công bằng số",
    "Hồ sơ xã",
    "Phân bổ nguồn lực",
]
FOLDED = {
    "Trình bày": ["Trình chiếu", "Xuất bản"],
    "Số liệu": ["Nhập báo cáo", "Kỳ báo cáo", "Nguồn số liệu"],
}


def open_page(page: Page, server: Server, path: str = "", **parameters: str) -> None:
    """Open a link and wait until the app has shown everything."""
    page.goto(f"{server.url}/{path}?{urlencode(parameters)}")
    wait_until_shown(page)


def wait_until_shown(page: Page) -> None:
    """Wait until the server has nothing more to send."""
    expect(page.locator(".footer")).to_be_visible()
    idle = "[data-testid=stApp][data-test-script-state=notRunning]"
    expect(page.locator(idle)).to_be_visible()


def headline(page: Page) -> Locator:
    return page.locator("h1")


def expect_menu(page: Page) -> None:
    """One menu: the links, and those that stand under a name once it is opened."""
    menu = page.get_by_role("navigation")
    expect(menu.get_by_role("link")).to_have_text(MENU)
    for name, pages in FOLDED.items():
        # The name of the page that is open stands instead of the name of its group.
        shown = re.compile("|".join([name, *pages]))
        group = menu.locator("details").filter(has=page.locator("summary", has_text=shown))
        group.locator("summary").press("Enter")
        expect(group.get_by_role("link")).to_have_text(pages)
        group.locator("summary").press("Enter")


def choose(page: Page, label: str, option: str) -> None:
    """Choose an option of a select box by writing it, as a reader does in a long list.

    The list closes when the page scrolls: the box is brought into sight first.
    """
    box = page.get_by_role("combobox", name=re.compile(re.escape(label)))
    box.hover()
    box.fill(option)
    page.get_by_role("option", name=option, exact=True).click()


def table_on(page: Page) -> list[list[str]]:
    """The table on the screen, its header first."""
    cells = "rows => rows.map(row => [...row.cells].map(cell => cell.innerText))"
    rows: list[list[str]] = page.locator(".scroll table tr").evaluate_all(cells)
    return rows


def until(page: Page, holds: Callable[[], Any]) -> None:
    """Look again and again until something holds."""
    assert comes_true(page, holds, PATIENCE), f"did not come true within {PATIENCE} s"


def comes_true(page: Page, holds: Callable[[], Any], seconds: float) -> bool:
    """Whether something holds within a time."""
    end = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > end:
            return False
        page.wait_for_timeout(50)
    return True


def click_on_map(page: Page, place: tuple[float, float], opens: Locator) -> None:
    """Click until something opens: a press that lasts over 250 ms is none, and on a busy machine
    without a graphics card it may."""

    def clicked() -> bool:
        page.mouse.click(*place)
        return comes_true(page, opens.is_visible, seconds=6)

    until(page, clicked)


def canvas(page: Page) -> Locator:
    return page.locator("[data-testid=stDeckGlJsonChart] canvas").first


def picture(page: Page) -> Image.Image:
    """The map as it is painted now."""
    return Image.open(BytesIO(canvas(page).screenshot())).convert("RGB")


def colours(page: Page) -> Counter[Colour]:
    """How many pixels of each colour the map has now."""
    image = picture(page)
    return Counter({colour: count for count, colour in image.getcolors(image.width * image.height)})


def place_on_map(page: Page, store: Path, code: str) -> tuple[float, float]:
    """Where on the screen a commune lies: what is painted fills the bounds of the map."""
    known = json.loads((store / "map.json").read_text(encoding="utf-8"))
    longitude, latitude = known["commune_centres"][known["codes"].index(code)]
    west, south, east, north = known["all_bounds"]
    painted = picture(page).point(lambda level: 255 - level).getbbox()
    box = canvas(page).bounding_box()
    assert painted is not None and box is not None
    left, top, right, bottom = painted
    across = (longitude - west) / (east - west)
    down = (_mercator(north) - _mercator(latitude)) / (_mercator(north) - _mercator(south))
    return box["x"] + left + across * (right - left), box["y"] + top + down * (bottom - top)


def _mercator(latitude: float) -> float:
    return math.log(math.tan(math.pi / 4 + math.radians(latitude) / 2))
