"""Nhập báo cáo, in a browser: from the file to the new numbers on every open page."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from own_store import own_store
from playwright.sync_api import Page, expect
from screen import headline, open_page, table_on, wait_until_shown

from bench.servers import Server
from data.store import Store

HEADER = "commune,indicator,as_of,numerator,denominator,note\n"
BROKEN = HEADER + "Xã Cẩm Bình,adult_vneid,31/10/2026,21000,19000,\n"
GOOD = HEADER + "Xã Cẩm Bình,adult_vneid,31/10/2026,12007,17207,\n"
# 29 207 people where 17 207 are estimated: a question that must be answered.
ODD = HEADER + "Xã Cẩm Bình,adult_vneid,31/10/2026,12007,29207,\n"


@pytest.fixture
def mine(sample_store: Store, tmp_path: Path) -> Store:
    return own_store(sample_store, tmp_path)


@pytest.fixture
def app(mine: Store, start: Callable[[str, Store], Server]) -> Server:
    return start("serve.py", mine)


def drop(page: Page, name: str, content: str) -> None:
    page.set_input_files(
        "input[type=file]",
        {"name": name, "mimeType": "text/csv", "buffer": content.encode()},
    )


def test_a_broken_file_is_told_by_cell_and_comes_back_marked(page: Page, app: Server) -> None:
    open_page(page, app, "intake")
    drop(page, "<b>bao-cao.csv", BROKEN)
    expect(headline(page)).to_have_text("1 tệp bị từ chối, cần sửa 1 chỗ")
    rows = table_on(page)
    assert [
        "Lỗi",
        "<b>bao-cao.csv",
        "D2",
        "21000",
        "không quá 19.000",
        "Số đạt 21000 lớn hơn tổng số 19.000. Hãy kiểm tra lại cả hai số.",
    ] in rows
    with page.expect_download() as taken:
        page.get_by_role("button", name="Tải tệp đã đánh dấu ô sai (.xlsx)").click()
    book = load_workbook(BytesIO(Path(taken.value.path()).read_bytes()))
    noted = [c.comment.text for s in book for row in s.iter_rows() for c in row if c.comment]
    assert len(noted) == 1
    assert "Số đạt 21000 lớn hơn tổng số 19.000." in noted[0]


def test_the_uploader_speaks_vietnamese(page: Page, app: Server) -> None:
    open_page(page, app, "intake")
    button = page.get_by_role("button", name="Chọn tệp", exact=True)
    button.focus()
    with page.expect_file_chooser() as chooser:
        button.press("Enter")
    chooser.value.set_files({"name": "a.txt", "mimeType": "text/plain", "buffer": b"a"})
    uploader = page.get_by_test_id("stFileUploader")
    expect(uploader.get_by_test_id("stFileChipIconError")).to_be_visible()
    told = uploader.evaluate("box => getComputedStyle(box, '::after').content")
    assert told == (
        '"Tệp có dấu đỏ không nhận được: phải là .xlsx, .xls, .ods hoặc .csv, không quá 20 MB"'
    )


def test_new_numbers_reach_a_page_that_nobody_touches(page: Page, app: Server, mine: Store) -> None:
    other = page.context.new_page()
    open_page(other, app, "gaps")
    before = other.locator(".footer").inner_text()
    assert "SỐ LIỆU MẪU" in before
    open_page(page, app, "intake")
    drop(page, "cam-binh.csv", GOOD)
    expect(headline(page)).to_have_text("1 tệp nhận được")
    assert not mine.log.exists()
    page.get_by_role("button", name="Nhận vào hệ thống").click()
    expect(headline(page)).to_contain_text("1 tệp đã ở trong hệ thống (số 1)")
    expect(page.get_by_test_id("stFileChip")).to_have_count(0)
    expect(other.locator(".footer")).to_contain_text("Số liệu thật")
    wait_until_shown(page)
    expect(page.locator(".footer")).to_contain_text("Số liệu thật")  # this page follows too
    version = page.locator(".footer").inner_text().split("Phiên bản dữ liệu ")[1][:10]
    expect(other.locator(".footer")).to_contain_text(version)
    expect(headline(page)).to_contain_text(version)


def test_a_warning_waits_for_a_reason(page: Page, app: Server, mine: Store) -> None:
    open_page(page, app, "intake")
    drop(page, "cam-binh.csv", ODD)
    expect(headline(page)).to_contain_text("1 tệp nhận được, sau khi xác nhận")
    button = page.get_by_role("button", name="Nhận vào hệ thống")
    expect(button).to_be_disabled()
    wait_until_shown(page)  # what is written while a page is still drawn can be lost
    reasons = page.locator("[class*=st-key-reason_] input")
    for place in range(reasons.count()):
        reasons.nth(place).fill(f"Đã hỏi lại lần {place + 1}")
        reasons.nth(place).press("Enter")
        wait_until_shown(page)
    expect(button).to_be_enabled()
    button.click()
    expect(headline(page)).to_contain_text("đã ở trong hệ thống (số 1)")
    (entry,) = mine.entries()
    assert {one.reason.rsplit(" ", 1)[0] for one in entry.confirmed} == {"Đã hỏi lại lần"}
