"""`python -m docs.pictures`: the pictures of the README and the guide, from the running app.

Always of the sample data, in a folder of its own, whatever the real store holds.
"""

import argparse
import tempfile
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

from bench.browser import PATIENCE, visitor
from bench.servers import ROOT, serve

FOLDER = Path(__file__).parent
WIDTH = 1280
COLOURS = 256  # text and flat colours look the same, at a third of the size
STILL = 2_500  # ms without a change: a map waits for its shapes
# Some pages show no share, for which a measured load waits: a picture waits for quiet alone.
PAINTED = f"""
document.querySelector(".footer") && performance.now() - bench.last > {STILL} &&
document.querySelector('[data-testid="stApp"]').dataset.testScriptState === "notRunning"
"""
# The picture of each page, in the order of the menu: its address, and how high it is.
PICTURES = {
    "tong-quan.png": ("", 720),
    "ban-do.png": ("map", 720),
    "xa-tut-hau.png": ("gaps", 1200),
    "tien-do.png": ("pace", 1350),
    "chi-tieu.png": ("plan", 1600),
    "cong-bang-so.png": ("equity", 1480),
    "ho-so-xa.png": ("profile?commune=Xã+Hương+Khê", 1400),
    "phan-bo.png": ("teaching", 1400),
    "trinh-chieu.png": ("deck", 720),
    "xuat-ban.png": ("press", 860),
    "nhap-bao-cao.png": ("intake", 720),
    "ky-bao-cao.png": ("rounds?round=Báo+cáo+năm+2025+(hạn+10/12/2025)&today=2025-12-23", 860),
    "nguon-so-lieu.png": ("sources", 720),
}


def main() -> None:
    """Writes one picture per page; the app builds the sample at the first.

    Raises RuntimeError instead of taking a picture of an error.
    """
    argparse.ArgumentParser(prog="python -m docs.pictures", description=__doc__).parse_args()
    with (
        tempfile.TemporaryDirectory() as store,
        serve(ROOT / "serve.py", environment={"HATINH_DATA_DIR": store}) as server,
        sync_playwright() as playwright,
        visitor(playwright) as guest,
    ):
        for name, (path, height) in PICTURES.items():
            guest.page.set_viewport_size({"width": WIDTH, "height": height})
            guest.page.goto(f"{server.url}/{path}", wait_until="commit")
            guest.page.wait_for_function(PAINTED, timeout=PATIENCE)
            if guest.page.get_by_test_id("stException").count():
                raise RuntimeError(f"the page for {name} shows an error")
            small(guest.page.screenshot()).save(FOLDER / name, optimize=True)
            print(f"docs/{name}")


def small(screenshot: bytes) -> Image.Image:
    """The same picture with a palette."""
    picture = Image.open(BytesIO(screenshot)).convert("RGB")
    return picture.quantize(COLOURS, dither=Image.Dither.NONE)


if __name__ == "__main__":
    main()
