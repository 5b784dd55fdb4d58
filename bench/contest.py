"""One page beside its floor and the bare page: everything that is measured while they serve."""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from statistics import median
from typing import NamedTuple

from playwright.sync_api import Playwright

from bench import elements
from bench.browser import visitor
from bench.servers import ROOT, Server, serve
from bench.sessions import Session, pick_at_once

CROWD = 20  # sessions
MANY = 2_000  # reruns
# No choice is made twice: a browser picks from the first filter, a session from the first two.
OPTIONS = 20
PICKS = 2  # filter changes of a browser in a round
RERUNS = 15  # of a session in a round, because CPU time comes in steps of 10 ms


class Subject(NamedTuple):
    """A page of the app: its name, and its path in the URL."""

    name: str
    path: str


SUBJECTS = (
    Subject("Tổng quan", ""),
    Subject("Bản đồ", "map"),
    Subject("Xã tụt hậu", "gaps"),
    Subject("Tiến độ", "pace"),
    Subject("Chỉ tiêu kế hoạch", "plan"),
    Subject("Công bằng số", "equity"),
    Subject("Hồ sơ xã", "profile"),
    Subject("Phân bổ nguồn lực", "teaching"),
    Subject("Trình chiếu", "deck"),
    Subject("Xuất bản", "press"),
    Subject("Nhập báo cáo", "intake"),
    Subject("Kỳ báo cáo", "rounds"),
    Subject("Nguồn số liệu", "sources"),
)


@dataclass(frozen=True)
class Contestant:
    """One of the three pages, its running server, and what was measured so far."""

    server: Server
    path: str = ""
    has_filters: bool = True
    measured: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    foreign_hosts: set[str] = field(default_factory=set)

    def note(self, **values: float) -> None:
        """Adds one value to each measure."""
        for name, value in values.items():
            self.measured[name].append(value)

    def medians(self) -> dict[str, float]:
        """The median of each measure."""
        return {name: median(values) for name, values in self.measured.items()}


@contextmanager
def contest(
    subject: Subject, entry: str, environment: Mapping[str, str]
) -> Iterator[dict[str, Contestant]]:
    """Starts the servers of a page, its floor and the bare page."""
    here = ROOT / "bench"
    with serve(ROOT / entry, environment=environment) as page:  # not the one that is measured
        drawn = json.dumps(elements.of_page(page, subject.path))
    with (
        serve(here / "bare.py") as bare,
        serve(here / "floor.py", drawn) as floor,
        serve(ROOT / entry, environment=environment) as page,
    ):
        yield {
            "bare": Contestant(bare, has_filters=False),
            "floor": Contestant(floor),
            "page": Contestant(page, subject.path),
        }


def measure(playwright: Playwright, contestants: Sequence[Contestant], rounds: int) -> None:
    """The memory of one session first, on fresh servers; then the rest in turns, by rounds."""
    for one in contestants:
        with Session(one.server, one.path):
            one.note(memory=one.server.memory_megabytes())
    for number in range(rounds):
        for one in contestants:
            _visit(playwright, one, number)
    for number in range(rounds):
        for one in contestants:
            _rerun(one, number)
    for number in range(rounds):
        for one in contestants:
            _crowd(one, number)


def memory_over_reruns(server: Server) -> tuple[float, float]:
    """Memory in MB after a quarter of 2,000 reruns of the first page and after all of them."""
    with Session(server) as session:
        for number in range(MANY):
            session.pick(number)
            if number == MANY // 4:
                early = server.memory_megabytes()
    return early, server.memory_megabytes()


def _visit(playwright: Playwright, one: Contestant, number: int) -> None:
    url = f"{one.server.url}/{one.path}"
    with visitor(playwright) as guest:
        cold = guest.load(url)
        guest.load(url)  # browsers keep compiled scripts from the second load on
        warm = guest.load(url)
        one.note(first_number=cold.first_number, cold=cold.painted, bytes=cold.kilobytes)
        one.note(warm=warm.painted)
        for option in range(number * PICKS, number * PICKS + PICKS):
            if one.has_filters:
                painted, kilobytes = guest.pick(option)
                one.note(filter=painted, data=kilobytes)
        one.foreign_hosts.update(guest.traffic.foreign_hosts)


def _rerun(one: Contestant, number: int) -> None:
    """The second session repeats the choices of the first: only the server has seen them."""
    for kind in ("cpu", "cpu_seen"):
        with Session(one.server, one.path) as session:
            before = one.server.cpu_seconds()
            for pick in range(RERUNS):
                session.pick(OPTIONS + number * RERUNS + pick)
            one.note(**{kind: (one.server.cpu_seconds() - before) * 1000 / RERUNS})


def _crowd(one: Contestant, number: int) -> None:
    """Every session chooses something else; then what another of them chose."""
    with ExitStack() as stack:
        sessions = [stack.enter_context(Session(one.server, one.path)) for _ in range(CROWD)]
        choice = 10 * OPTIONS + number * CROWD
        one.note(crowd=pick_at_once(sessions, choice))
        one.note(crowd_seen=pick_at_once(sessions[::-1], choice))
        one.note(memory_crowd=one.server.memory_megabytes())
