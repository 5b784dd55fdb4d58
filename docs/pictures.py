"""`python -m docs.pictures`: the pictures of the README and the guide, from the running app.

Always of the sample data, in a folder of its own, whatever the real store holds.
"""

import argparse
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from bench.browser import visitor
from bench.servers import ROOT, serve

FOLDER = Path(__file__).parent
WIDTH = 1280
# The picture of each page, in the order of the menu: its address, and how high it is.
PICTURES = {
    "tong-quan.png": ("", 720),
    "ban-do.png": ("map", 720),
    "xa-tut-hau.png": ("gaps", 1200),
    "tien-do.png": ("pace", 1350),
    "chi-tieu.png": ("plan", 1600),
    "cong-bang-so.png": ("equity", 1520),
    "ho-so-xa.png": ("profile?commune=Xã+Hương+Khê", 1360),
    "phan-bo.png": ("teaching", 1240),
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
            guest.load(f"{server.url}/{path}")
            if guest.page.get_by_test_id("stException").count():
                raise RuntimeError(f"the page for {name} shows an error")
            guest.page.screenshot(path=FOLDER / name)
            print(f"docs/{name}")


if __name__ == "__main__":
    main()
