"""What a visitor waits for, in headless Chromium: loads, filter changes, bytes."""

import base64
import platform
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, CDPSession, Page, Playwright, ViewportSize

FLAGS = [
    "--no-sandbox",
    "--disable-quic",
    "--disable-background-networking",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
]
QUIET = 800  # ms without a change, after which a page counts as painted
PATIENCE = 60_000  # ms
SIZE: ViewportSize = {"width": 1280, "height": 720}

_COMMANDS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
_PLACES = {
    "Darwin": (
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
    ),
    "Windows": (
        r"C:\Program Files\Google\Chrome\Application\chrome.exe",
        r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
    ),
}


@dataclass
class Traffic:
    """What came over the network since `start` was last called."""

    http_bytes: float = 0
    websocket_bytes: int = 0
    foreign_hosts: set[str] = field(default_factory=set)

    def start(self) -> None:
        """Forgets the bytes counted so far; foreign hosts stay."""
        self.http_bytes = 0
        self.websocket_bytes = 0


@dataclass(frozen=True)
class Load:
    """One load of a page: ms from the navigation to the first number and to the last change."""

    first_number: float
    painted: float
    kilobytes: float


def executable() -> str:
    """The Chromium or Chrome of this machine; RuntimeError when there is none."""
    places = _PLACES.get(platform.system(), ())
    found = next(filter(None, map(shutil.which, _COMMANDS)), None) or next(
        (place for place in places if Path(place).exists()), None
    )
    if found is None:
        raise RuntimeError(f"no browser found: install Chromium ({', '.join(_COMMANDS)})")
    return found


class Visitor:
    """A browser with a new profile, looking at one page."""

    def __init__(self, context: BrowserContext) -> None:
        """Takes the browser's empty page."""
        self.page: Page = context.pages[0]
        self.traffic = Traffic()
        self.choices: list[str] = []
        self.page.add_init_script(path=Path(__file__).parent / "probe.js")
        self._listen(context.new_cdp_session(self.page))

    def load(self, url: str) -> Load:
        """Opens an address and waits until it is painted."""
        self.traffic.start()
        self.page.goto(url, wait_until="commit")
        seen = self._settled()
        return Load(seen["firstNumber"], seen["last"], self.traffic.http_bytes / 1000)

    def pick(self, number: int) -> tuple[float, float]:
        """Chooses another option of the first filter that is in use: (ms, KB) until painted."""
        self.page.locator("[data-testid=stSelectbox] input:enabled").first.click()
        self.page.get_by_role("option").first.wait_for()
        if not self.choices:
            self.choices = self.page.get_by_role("option", selected=False).all_inner_texts()
        choice = self.choices[number % len(self.choices)]
        self.traffic.start()
        self.page.get_by_role("option", name=choice, exact=True).click()
        seen = self._settled()
        return seen["last"] - seen["clicked"], self.traffic.websocket_bytes / 1000

    def _settled(self) -> dict[str, Any]:
        self.page.wait_for_function(f"bench.settled({QUIET})", timeout=PATIENCE, polling=50)
        seen: dict[str, Any] = self.page.evaluate("({...bench, settled: null})")
        return seen

    def _listen(self, wire: CDPSession) -> None:
        def finished(event: dict[str, Any]) -> None:
            self.traffic.http_bytes += event["encodedDataLength"]

        def frame(event: dict[str, Any]) -> None:
            self.traffic.websocket_bytes += len(base64.b64decode(event["response"]["payloadData"]))

        def asked(event: dict[str, Any]) -> None:
            address = urlsplit(event["request"]["url"])
            if address.scheme in ("http", "https") and address.hostname != "localhost":
                self.traffic.foreign_hosts.add(str(address.hostname))

        wire.on("Network.loadingFinished", finished)
        wire.on("Network.webSocketFrameReceived", frame)
        wire.on("Network.requestWillBeSent", asked)
        wire.send("Network.enable")


@contextmanager
def visitor(playwright: Playwright) -> Iterator[Visitor]:
    """A new browser with an empty profile."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        context = playwright.chromium.launch_persistent_context(
            profile,
            executable_path=executable(),
            args=FLAGS,
            headless=True,
            viewport=SIZE,
            bypass_csp=True,  # what measures is written into the page
        )
        try:
            guest = Visitor(context)
            guest.page.wait_for_timeout(QUIET)  # the browser's own start is not the page's
            yield guest
        finally:
            context.close()
