"""Who may do what, with a real provider of OpenID Connect to log in at."""

import json
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path

import oidc_provider_mock
import pytest
from own_store import ROOT, own_store
from playwright.sync_api import Browser, Page, expect
from screen import wait_until_shown

from bench.servers import Server, serve
from data import imports, reference
from data.store import Store

EDITOR, REPORTER, VIEWER, UNKNOWN = (f"{name}@example.vn" for name in ("e", "r", "v", "u"))
ROLES = f"email,role,communes\n{EDITOR},editor,\n{REPORTER},reporter,18685\n{VIEWER},viewer,\n"
SECRETS = """
[auth]
redirect_uri = "http://localhost:{{port}}/oauth2callback"
cookie_secret = "only-for-this-test-and-long-enough"
client_id = "hatinh"
client_secret = "secret"
server_metadata_url = "http://localhost:{port}/.well-known/openid-configuration"
"""
HEADER = "commune,indicator,as_of,numerator,denominator,note\n"
# 17 207 adults: 68 % of 25 305 people, so that the total asks no question.
OWN = HEADER + "Xã Cẩm Bình,adult_vneid,31/10/2026,12007,17207,\n"
OTHER = HEADER + "Phường Thành Sen,adult_vneid,31/10/2026,50000,61868,\n"
Visit = Callable[[str], Page]


@pytest.fixture(scope="module")
def provider() -> Iterator[int]:
    with oidc_provider_mock.run_server_in_thread() as running:
        yield running.server_port


@pytest.fixture(scope="module")
def shop(sample_store: Store, tmp_path_factory: pytest.TempPathFactory) -> Store:
    """The store of the app with a login; its tests hand files in, one after the other."""
    return own_store(sample_store, tmp_path_factory.mktemp("shop"))


@pytest.fixture(scope="module")
def guarded(shop: Store, provider: int) -> Iterator[Server]:
    """The app with a login, as docs/van-hanh.md configures it."""
    secrets = shop.folder / "secrets.toml"
    secrets.write_text(SECRETS.format(port=provider), encoding="utf-8")
    (shop.folder / "roles.csv").write_text(ROLES, encoding="utf-8")
    environment = {
        "HATINH_DATA_DIR": str(shop.folder),
        "STREAMLIT_SECRETS_FILES": str(secrets),
        "STREAMLIT_SERVER_ADDRESS": "0.0.0.0",
    }
    with serve(ROOT / "serve.py", environment=environment) as running:
        yield running


@pytest.fixture
def visit(browser: Browser, guarded: Server) -> Iterator[Visit]:
    """Log in as somebody and open *Nhập báo cáo*; the provider's page loads a style sheet of the
    network, which no test may."""
    context = browser.new_context(viewport={"width": 1280, "height": 720}, locale="vi-VN")
    with closing(context):
        context.route("https://**", lambda route: route.fulfill(body="", content_type="text/css"))
        page = context.new_page()

        def log_in(email: str) -> Page:
            page.goto(f"{guarded.url}/intake")
            page.get_by_role("button", name="Đăng nhập").click()
            page.locator("input[name=sub]").fill(email)
            page.get_by_role("button", name="Authorize").click()
            ours = page.locator("[data-testid=stHeading], [data-testid=stAlert]")
            expect(ours.first).to_be_visible()  # the provider's page has headings too
            page.goto(f"{guarded.url}/intake")
            return page

        yield log_in


def hand_in(page: Page, name: str, content: str) -> None:
    wait_until_shown(page)
    page.set_input_files(
        "input[type=file]",
        {"name": name, "mimeType": "text/csv", "buffer": content.encode()},
    )


def log_of(store: Store) -> list[dict[str, object]]:
    return [json.loads(line) for line in store.log.read_text(encoding="utf-8").splitlines()]


def test_a_stranger_sees_nothing_but_the_way_to_log_in(browser: Browser, guarded: Server) -> None:
    with closing(browser.new_context()) as context:
        page = context.new_page()
        for path in ("", "gaps", "intake", "sources"):
            page.goto(f"{guarded.url}/{path}")
            expect(page.locator("h1")).to_have_text("Hãy đăng nhập để xem số liệu")
            expect(page.get_by_role("button")).to_have_text(["Đăng nhập"])
            expect(page.locator(".footer")).to_have_count(0)


def test_an_account_that_nobody_listed_sees_no_number(visit: Visit) -> None:
    page = visit(UNKNOWN)
    expect(page.get_by_test_id("stAlert")).to_contain_text(
        f"Tài khoản {UNKNOWN} chưa có trong danh sách được dùng."
    )
    expect(page.locator(".footer")).to_have_count(0)


def test_a_viewer_sees_the_numbers_and_can_hand_nothing_in(visit: Visit) -> None:
    page = visit(VIEWER)
    wait_until_shown(page)
    expect(page.locator(".alarm")).to_contain_text("Tài khoản này chỉ được xem.")
    expect(page.locator("input[type=file]")).to_be_disabled()


def test_who_comes_back_with_a_new_browser_window_is_still_logged_in(visit: Visit) -> None:
    """The login stays for 30 days; the cookie that goes with every visit does not."""
    page = visit(VIEWER)
    wait_until_shown(page)
    page.context.clear_cookies(name="_streamlit_xsrf")
    page.reload()
    wait_until_shown(page)
    expect(page.locator(".alarm")).to_contain_text("Tài khoản này chỉ được xem.")


def test_whoever_logs_out_sees_no_number_any_more(visit: Visit, guarded: Server) -> None:
    page = visit(VIEWER)
    wait_until_shown(page)
    page.locator(".menu summary", has_text="Nhập báo cáo").click()
    page.get_by_role("link", name="Đăng xuất").click()
    page.wait_for_url("**/oauth2/end_session?**")
    page.goto(f"{guarded.url}/intake")
    expect(page.locator("h1")).to_have_text("Hãy đăng nhập để xem số liệu")
    expect(page.locator(".footer")).to_have_count(0)


def test_a_reporter_hands_in_for_his_commune_alone(visit: Visit, shop: Store) -> None:
    page = visit(REPORTER)
    hand_in(page, "thanh-sen.csv", OTHER)
    expect(page.locator("h1")).to_have_text("1 tệp bị từ chối, cần sửa 1 chỗ")
    expect(page.locator(".scroll").last).to_contain_text(
        "Tệp nói đến 1 xã, phường ngoài phần được giao cho tài khoản này: phường Thành Sen."
    )
    expect(page.get_by_role("button", name="Nhận vào hệ thống")).to_have_count(0)
    page.reload()
    hand_in(page, "cam-binh.csv", OWN)
    page.get_by_role("button", name="Nhận vào hệ thống").click()
    expect(page.locator("h1")).to_contain_text("1 tệp đã ở trong hệ thống (số 1)")
    (line,) = log_of(shop)
    assert (line["received_from"], line["file_name"]) == (REPORTER, "cam-binh.csv")
    page.get_by_role("tab", name="Lịch sử nhận").click()
    expect(page.locator(".scroll").last).to_contain_text(REPORTER)
    expect(page.get_by_role("button", name="Rút lại")).to_have_count(0)


def test_an_editor_withdraws_what_was_handed_in(visit: Visit, shop: Store) -> None:
    """After the reporter of the test before, whose file stays: the newest is withdrawn."""
    second = shop.folder.with_name("thanh-sen.csv")
    second.write_text(OTHER, encoding="utf-8")
    sender = imports.Sender(datetime(2026, 11, 23, 8, 30), EDITOR)
    imports.import_files([second], shop, reference.load(), sender)
    page = visit(EDITOR)
    wait_until_shown(page)
    # By its address: a click may fall into the moment in which the new numbers redraw the page.
    page.goto(f"{page.url.partition('?')[0]}?part=Lịch sử nhận")
    page.get_by_label("Lý do rút lại").fill("Nộp nhầm tháng")
    page.get_by_label("Lý do rút lại").press("Enter")
    page.get_by_role("button", name="Rút lại").click()
    expect(page.locator(".scroll").last).to_contain_text(f"{EDITOR}: Nộp nhầm tháng")
    *_, withdrawal = log_of(shop)
    assert (withdrawal["withdraws"], withdrawal["received_from"]) == (2, EDITOR)


def test_without_a_login_an_app_open_to_other_machines_is_for_reading_only(
    browser: Browser, store: Store
) -> None:
    environment = {"HATINH_DATA_DIR": str(store.folder), "STREAMLIT_SERVER_ADDRESS": "0.0.0.0"}
    with (
        serve(ROOT / "serve.py", environment=environment) as running,
        closing(browser.new_context()) as context,
    ):
        page = context.new_page()
        page.goto(f"{running.url}/intake")
        wait_until_shown(page)
        expect(page.locator(".alarm")).to_have_text(
            "Trang này chỉ để xem: ứng dụng mở cho máy khác mà chưa có đăng nhập, nên không biết "
            "ai gửi. Người quản trị cần cấu hình đăng nhập (docs/van-hanh.md), hoặc chỉ mở ở "
            "localhost."
        )
        expect(page.locator("input[type=file]")).to_be_disabled()


def test_a_spoilt_file_of_secrets_lets_nobody_in(
    browser: Browser, store: Store, tmp_path: Path
) -> None:
    secrets = tmp_path / "secrets.toml"
    secrets.write_text("[auth\n", encoding="utf-8")
    environment = {
        "HATINH_DATA_DIR": str(store.folder),
        "STREAMLIT_SECRETS_FILES": str(secrets),
    }
    with (
        serve(ROOT / "serve.py", environment=environment) as running,
        closing(browser.new_context()) as context,
    ):
        page = context.new_page()
        page.goto(running.url)
        expect(page.get_by_test_id("stAlert")).to_contain_text("Tệp secrets.toml hỏng")
        expect(page.locator(".footer")).to_have_count(0)
