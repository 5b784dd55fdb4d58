"""`python -m charts deck`: the briefing as a file to carry into the room."""

import argparse
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from charts.deck import files, story
from charts.deck.slide import Deck
from charts.drawing import NothingToDrawError
from charts.scope import Scope
from charts.whole import unwritten, write_whole

WRITERS: Mapping[str, Callable[[Deck, files.Told], bytes]] = {
    ".html": lambda deck, told: files.as_html(deck, told).encode("utf-8"),
    ".pdf": files.as_pdf,
}


def add_command(
    subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]",
) -> argparse.ArgumentParser:
    """Adds `deck` with the file to write; the caller adds the filters of the queries."""
    parser = subparsers.add_parser("deck", help="slides as one HTML file, or as a 16:9 PDF")
    parser.add_argument(
        "-o", "--output", type=Path, required=True, metavar="FILE", help="FILE.html or FILE.pdf"
    )
    parser.set_defaults(run=run)
    return parser


def run(scope: Scope, options: argparse.Namespace) -> int:
    """Write the file; 0 when it is there, 2 with a sentence when it cannot be, and nothing is."""
    path: Path = options.output
    writer = WRITERS.get(path.suffix.lower())
    if writer is None:
        return _refused(f"{path.name}: tên tệp phải kết thúc bằng .html hoặc .pdf")
    try:
        write_whole(path, writer(story.deck(scope), _told))
    except NothingToDrawError as error:
        return _refused(str(error))
    except OSError as error:
        return _refused(unwritten(path, error))
    print(f"Đã ghi {path}")
    return 0


def _told(done: int, total: int) -> None:
    print(f"{done}/{total} trang", file=sys.stderr)


def _refused(why: str) -> int:
    print(why, file=sys.stderr)
    return 2
