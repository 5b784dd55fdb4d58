"""A running app and a browser in which nothing may go wrong unseen."""

import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path

import pytest
from own_store import ROOT, own_store
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    Response,
    expect,
    sync_playwright,
)

from bench.browser import FLAGS, SIZE, executable
from bench.servers import Server, serve
from data.store import Store

FAILURES = Path(__file__).parent / "failures"
PATIENCE = 90_000  # ms: a shared machine may take three times as long as a free one
# Without a graphics card only the map needs its emulation: the page around it paints at half the
# cost without.
QUICK = [*FLAGS, "--disable-gpu-compositing"]
# On a deep link Streamlit first looks for its server beside the page, and finds it at the root.
OWN_PROBES = re.compile(r"http://localhost:\d+/\w+/_stcore/(health|host-config)")
OWN_HOST = re.compile(r"(http|ws)://localhost:\d+/|data:|blob:")

failed = pytest.StashKey[bool]()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    report = yield
    for node in (item, item.getparent(pytest.Module)):
        node.stash[failed] = node.stash.get(failed, False) or report.failed
    return report


def pytest_collection_modifyitems(items):
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Headless Chromium; without one the tests fail, saying what to install."""
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=executable(), args=QUICK)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def store(sample_store: Store, tmp_path_factory: pytest.TempPathFactory) -> Store:
    """What the running app shows; to be read, never changed."""
    return own_store(sample_store, tmp_path_factory.mktemp("store"))


@pytest.fixture(scope="session")
def server(store: Store) -> Iterator[Server]:
    """The app as `make run` starts it."""
    with _serve("serve.py", store) as running:
        yield running


@pytest.fixture
def start() -> Iterator[Callable[[str, Store], Server]]:
    """Starts a server of its own for a script and a store; it runs longer than the page."""
    with ExitStack() as running:
        yield lambda script, store: running.enter_context(_serve(script, store))


def _serve(script: str, store: Store) -> AbstractContextManager[Server]:
    return serve(ROOT / script, environment={"HATINH_DATA_DIR": str(store.folder)})


@pytest.fixture(scope="session")
def visitor(browser: Browser) -> Iterator[BrowserContext]:
    """A reader who has the scripts of the app already: they take longest of a page."""
    context = browser.new_context(viewport=SIZE, locale="vi-VN")
    context.set_default_timeout(PATIENCE)
    yield context
    context.close()


@pytest.fixture
def page(
    visitor: BrowserContext, request: pytest.FixtureRequest, start: Callable[[str, Store], Server]
) -> Iterator[Page]:
    """An empty page; any fault it meets fails the test at its end."""
    with _looking(visitor, request.node) as page:
        yield page


@pytest.fixture(scope="module")
def page_of_file(visitor: BrowserContext, request: pytest.FixtureRequest) -> Iterator[Page]:
    """The same for tests of one file that look at one page: it is opened once for all of them."""
    with _looking(visitor, request.node) as page:
        yield page


@contextmanager
def _looking(visitor: BrowserContext, by: pytest.Item | pytest.Collector) -> Iterator[Page]:
    before = visitor.pages
    page = visitor.new_page()
    faults = _faults(page)
    yield page
    if by.stash.get(failed, False):
        _save(page, by.name)
    for opened in visitor.pages:
        if opened not in before:
            opened.close()
    assert faults == []


def _faults(page: Page) -> list[str]:
    """Fills itself with requests to other hosts, errors in the console and files not found."""
    faults: list[str] = []

    def asked(request: Request) -> None:
        if not OWN_HOST.match(request.url):
            faults.append(f"asked another host: {request.url}")

    def answered(response: Response) -> None:
        if response.status >= 400 and not OWN_PROBES.fullmatch(response.url):
            faults.append(f"{response.status}: {response.url}")

    def said(message: ConsoleMessage) -> None:
        if message.type == "error" and not OWN_PROBES.fullmatch(message.location["url"]):
            faults.append(f"console: {message.text}")

    page.on("request", asked)
    page.on("response", answered)
    page.on("console", said)
    page.on("pageerror", lambda error: faults.append(f"script: {error}"))
    page.on("websocket", lambda socket: OWN_HOST.match(socket.url) or faults.append(socket.url))
    return faults


def _save(page: Page, name: str) -> None:
    """The whole page as a picture, in a folder that git does not see."""
    FAILURES.mkdir(exist_ok=True)
    (FAILURES / ".gitignore").write_text("*\n", encoding="utf-8")
    file = re.sub(r"[^\w-]", "_", name) + ".png"
    page.screenshot(path=FAILURES / file, full_page=True)
