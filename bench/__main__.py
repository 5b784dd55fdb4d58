"""`python -m bench`: every page beside its floor and a bare page, in one run.

Takes 40 minutes (`--quick`: 15) and wants a machine that does nothing else meanwhile.
"""

import argparse
import platform
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psutil
from playwright.sync_api import Playwright, sync_playwright

from bench import backend, browser, contest, files, table
from bench.servers import ROOT, serve

FOREIGN = "**Trang đã gọi máy khác:**"


def main() -> int:
    """Measures and prints Markdown as it goes; 1 when a page asked another host for something."""
    options = _parser().parse_args()
    parts = []
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        for part in _parts(Path(folder), playwright, options):
            print(part, end="\n\n", flush=True)
            parts.append(part)
    if options.output:
        options.output.write_text("\n\n".join(parts) + "\n", encoding="utf-8")
    return 1 if any(part.startswith(FOREIGN) for part in parts) else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="of which the medians are shown")
    parser.add_argument("--quick", action="store_true", help="2 rounds, without 2,000 reruns")
    parser.add_argument("--page", action="append", help="only these, by their path in the URL")
    parser.add_argument("--entry", default="serve.py", help="what `streamlit run` is given")
    parser.add_argument("-o", dest="output", type=Path, metavar="FILE", help="write it there too")
    return parser


def _parts(folder: Path, playwright: Playwright, options: argparse.Namespace) -> Iterator[str]:
    store = folder / "store"
    yield _machine(playwright)
    built = backend.build(store)
    yield table.timings("Dựng và nhận báo cáo", [built, *backend.import_summary(folder)])
    yield table.timings("Truy vấn", backend.queries_of(store / "hatinh.duckdb"))
    made = [*files.inside(store), *files.commands(store, folder)]
    yield table.timings("Tệp cho phòng họp và cho báo", made)
    environment = {"HATINH_DATA_DIR": str(store)}
    rounds = 2 if options.quick else options.rounds
    hosts: set[str] = set()
    for subject in contest.SUBJECTS:
        if options.page and subject.path not in options.page:
            continue
        with contest.contest(subject, options.entry, environment) as contestants:
            contest.measure(playwright, list(contestants.values()), rounds)
        medians = {name: one.medians() for name, one in contestants.items()}
        hosts |= contestants["page"].foreign_hosts
        yield table.comparison(subject.name, medians)
    if hosts:
        yield f"{FOREIGN} {', '.join(sorted(hosts))}"
    if not options.quick:
        with serve(ROOT / options.entry, environment=environment) as server:
            yield table.growth(*contest.memory_over_reruns(server))


def _machine(playwright: Playwright) -> str:
    with browser.visitor(playwright) as guest:
        agent = guest.page.evaluate("navigator.userAgent").split("Chrome/")[1].split(".")[0]
    memory = psutil.virtual_memory().total / 1e9
    load = psutil.getloadavg()[0]
    return (
        f"{psutil.cpu_count()} nhân, {memory:.0f} GB, {platform.system()}, "
        f"Python {platform.python_version()}, Chromium {agent}; tải lúc bắt đầu {load:.1f}."
    )


if __name__ == "__main__":
    sys.exit(main())
