"""`python -m geo boundaries ...`: which map is drawn, and how to bring a better one."""

import argparse
import os
import sys
from datetime import date
from functools import partial
from pathlib import Path

from geo import boundaries, communes, download, official, published
from geo.boundaries import Boundaries, BoundaryError
from geo.official import Official
from geo.publish import publish

ROOT = Path(__file__).parent.parent


def main(arguments: list[str] | None = None) -> int:
    """Run one command; 0 when it did what it was asked, 1 when boundaries were refused."""
    options = _parser().parse_args(arguments)
    store = Path(os.environ.get("HATINH_DATA_DIR", ROOT / "data" / "store"))
    try:
        if options.command == "status":
            print(_status(store))
            return 0
        if options.command == "import":
            _keep(store, official.load(options.file, _communes()), f"tệp {options.file.name}")
        if options.command == "download":
            _download(store, options.source)
        print(f"Đã xuất bản đồ. {publish(store, options.static).source}")
    except BoundaryError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m geo", description=__doc__)
    parser.add_argument("subject", choices=["boundaries"])
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("status", help="which map is drawn, and where it came from")
    importing = commands.add_parser("import", help="check a file of boundaries and draw it")
    importing.add_argument("file", type=Path, help="GeoJSON, GeoPackage or (zipped) Shapefile")
    downloading = commands.add_parser("download", help="fetch the public boundaries and draw them")
    downloading.add_argument(
        "--from",
        dest="source",
        default=os.environ.get("HATINH_BOUNDARY_URL", download.SOURCE_URL),
        metavar="URL",
        help="the folder that holds the 69 files (default: HATINH_BOUNDARY_URL, else %(default)s)",
    )
    publishing = commands.add_parser("publish", help="write the map again from what is there")
    for command in (importing, downloading, publishing):
        command.add_argument("--static", type=Path, default=ROOT / "static", metavar="FOLDER")
    return parser


def _status(store: Path) -> str:
    current = published.read(store)
    if current is None:
        return "Chưa xuất bản đồ. Hãy chạy: python -m geo boundaries publish"
    return current.source


def _download(store: Path, url: str) -> None:
    source = download.SOURCE if url == download.SOURCE_URL else url
    _keep(store, download.download(store, _communes(), partial(print, flush=True), url), source)


def _keep(store: Path, checked: Official, source: str) -> None:
    if checked.repaired:
        print(f"Đã sửa hình học không hợp lệ của: {', '.join(checked.repaired)}.")
    codes, outlines = tuple(checked.communes["code"]), checked.communes.geometry.to_numpy()
    boundaries.keep(store, Boundaries(codes, outlines, source, loaded_on=date.today()))


def _communes() -> communes.Communes:
    return communes.read(communes.REFERENCE)


if __name__ == "__main__":
    sys.exit(main())
