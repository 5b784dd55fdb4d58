"""`python -m charts press CHART`: figures for the paper, as one ZIP."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from charts.drawn import CHARTS
from charts.press import pack, sizes
from charts.scope import Scope
from charts.whole import unwritten, write_whole


def add_command(
    subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]",
) -> argparse.ArgumentParser:
    """Adds `press` with figure, size, formats and folder; the caller adds the filters."""
    parser = subparsers.add_parser("press", help="figures for the paper, as one ZIP")
    parser.add_argument("chart", metavar="CHART", help=f"{', '.join(CHARTS)} or {pack.ALL}")
    parser.add_argument("--size", default="one_column", help=f"{', '.join(sizes.SIZES)} or 92x110")
    parser.add_argument(
        "--formats", type=_formats, default=tuple(pack.FORMATS), help=",".join(pack.FORMATS)
    )
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="DIR")
    parser.set_defaults(run=run)
    return parser


def run(scope: Scope, options: argparse.Namespace) -> int:
    """Put the pack into its folder; 0 when it is there, 2 with a sentence when it cannot be."""
    try:
        made = pack.made(scope, options.chart, sizes.parsed(options.size), _told)
        content = pack.zipped(made, options.formats)
    except pack.REFUSED as error:
        return _refused(str(error))
    path = options.output / f"{made.stem}.zip"
    try:
        options.output.mkdir(parents=True, exist_ok=True)
        write_whole(path, content)
    except OSError as error:
        return _refused(unwritten(path, error))
    for reason in made.left_out.values():
        print(reason, file=sys.stderr)
    print(f"Đã ghi {path}")
    return 0


def _formats(text: str) -> Sequence[str]:
    asked = tuple(text.split(","))
    unknown = [one for one in asked if one not in pack.FORMATS]
    if unknown:
        known = ", ".join(pack.FORMATS)
        raise argparse.ArgumentTypeError(f"unknown {unknown[0]!r}; known: {known}")
    return asked


def _told(done: int, total: int, name: str) -> None:
    print(f"{done + 1}/{total} {name}", file=sys.stderr)


def _refused(why: str) -> int:
    print(why, file=sys.stderr)
    return 2
