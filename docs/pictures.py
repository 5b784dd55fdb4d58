"""`python -m docs.pictures`: the pictures of the README, taken from the running app.

Always of the sample data, in a folder of its own, whatever the real store holds.
"""

import argparse
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from bench.browser import visitor
from bench.servers import ROOT, serve

FOLDER = Path(__file__).parent
PICTURES = {
    "tong-quan.png": "",
    "ban-do.png": "map",
    "xa-tut-hau.png": "gaps",
    "nguon-so-lieu.png": "sources",
}


def main() -> None:
    """Writes one picture per page, 1280 × 720; the app builds the sample at the first."""
    argparse.ArgumentParser(prog="python -m docs.pictures", description=__doc__).parse_args()
    with (
        tempfile.TemporaryDirectory() as store,
        serve(ROOT / "serve.py", environment={"HATINH_DATA_DIR": store}) as server,
        sync_playwright() as playwright,
        visitor(playwright) as guest,
    ):
        for name, path in PICTURES.items():
            guest.load(f"{server.url}/{path}")
            guest.page.screenshot(path=FOLDER / name)
            print(f"docs/{name}")


if __name__ == "__main__":
    main()
