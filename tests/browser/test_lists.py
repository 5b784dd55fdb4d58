"""Lists to take away are what the screen shows; new data come without a new start."""

import csv
import re
import shutil
from datetime import date
from pathlib import Path

import pytest
import small_data
from own_store import own_store
from playwright.sync_api import Page, expect
from python_calamine import CalamineWorkbook
from screen import choose, headline, open_page, table_on, wait_until_shown

from bench.servers import Server

PERCENT = ("Tỷ lệ", "Phần số thiếu của tỉnh")
ONE_DECIMAL = ("Thiếu (điểm)", "Kết quả", "Mục tiêu")
LISTS = [
    {"group": "Vùng xa (biên giới hoặc miền núi)"},
    {"indicator": "Đại sứ số", "order": "Thiếu nhiều người nhất trước"},
]


def downloaded(page: Page, button: str) -> tuple[str, Path]:
    """The name that the app gives a file, and the file."""
    with page.expect_download() as waiting:
        page.get_by_role("button", name=button).click()
    return waiting.value.suggested_filename, waiting.value.path()


def as_shown(column: str, value: object) -> str:
    """A cell of a workbook in the words of the screen."""
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if not isinstance(value, float):
        return str(value) or "–"
    decimals = 1 if column in (*PERCENT, *ONE_DECIMAL) else 0
    text = f"{value:,.{decimals}f}".translate(str.maketrans(",.", ".,"))
    return f"{text} %" if column in PERCENT else text


@pytest.fixture(scope="module")
def listed(request: pytest.FixtureRequest, page_of_file: Page, server: Server) -> Page:
    open_page(page_of_file, server, "gaps", **request.param)
    return page_of_file


of_lists = pytest.mark.parametrize("listed", LISTS, indirect=True, scope="module")


@of_lists
def test_the_workbook_holds_the_list_on_the_screen_cell_by_cell(listed):
    name, file = downloaded(listed, "Tải XLSX")
    assert re.fullmatch(r"hatinh-xa-tut-hau-[a-z-]+-2026-10-31-so-lieu-mau\.xlsx", name)
    heading, header, *rows = CalamineWorkbook.from_path(file).get_sheet_by_index(0).to_python()
    assert heading[0] == listed.locator(".scroll caption").inner_text()
    cells = [
        [as_shown(column, value) for column, value in zip(header, row, strict=True)] for row in rows
    ]
    assert [header, *cells] == table_on(listed)
    assert len(rows) > 10


@of_lists
def test_the_csv_holds_the_list_on_the_screen_with_a_mark_for_excel(listed):
    name, file = downloaded(listed, "Tải CSV")
    assert name.endswith("-2026-10-31-so-lieu-mau.csv")
    assert file.read_bytes().startswith(b"\xef\xbb\xbf")
    with file.open(encoding="utf-8-sig", newline="") as text:
        assert list(csv.reader(text)) == table_on(listed)


@pytest.mark.parametrize("path", ["", "map"])
def test_the_numbers_behind_a_page_open_as_a_table(page, server, path):
    open_page(page, server, path)
    expect(page.locator(".scroll table")).to_have_count(0)
    page.get_by_text("Bảng số liệu của trang này").click()
    expect(page.locator(".scroll tbody tr")).to_have_count(69)
    assert table_on(page)[0][:2] == ["Xã, phường", "Huyện cũ"]


def test_new_data_are_shown_at_the_next_choice(page, start, sample_store, tmp_path):
    store = own_store(sample_store, tmp_path)
    small_data.write(tmp_path / "new.duckdb", (("18073", "2026-10-31", 700, 1000),))
    open_page(page, start("serve.py", store))
    expect(headline(page)).to_contain_text("Hà Tĩnh đạt 74,0 %")
    footer = page.locator(".footer")
    before = footer.inner_text()
    shutil.move(tmp_path / "new.duckdb", store.database)
    choose(page, "Huyện cũ", "Thành phố Hà Tĩnh")
    expect(headline(page)).to_have_text(
        "Thành phố Hà Tĩnh đạt 70,0 %, còn thiếu 100 người để đạt 80 %"
    )
    wait_until_shown(page)
    version = re.compile(r"Phiên bản dữ liệu (\w+)")
    assert version.findall(footer.inner_text()) != version.findall(before)
    expect(footer).to_contain_text("Số liệu thật")
    expect(page.locator(".sample")).to_have_count(0)
