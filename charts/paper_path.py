"""The path of one commune as lines on paper: the same as on the screen, in millimetres."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from charts import theme
from charts.formats import day
from charts.paper import Paper, Place
from charts.profile import Profile
from charts.profile_path import MERGER, by_old_unit, heights, ours
from charts.rows import Row, is_missing

TEXT = 7.0
Lines = list[tuple[str, Sequence[Row], str]]


@dataclass(frozen=True)
class Frame:
    """Where the lines are drawn: a rectangle in millimetres, its first day, days, and top value."""

    left: float
    top: float
    wide: float
    high: float
    first: date
    days: int
    whole: float

    def x(self, on: date) -> float:
        """Where a day stands."""
        return self.left + self.wide * (on - self.first).days / self.days

    def y(self, value: float) -> float:
        """Where a value stands."""
        return self.top + self.high * (1 - value / self.whole)


def draw(paper: Paper, corner: Place, size: Place, shown: Profile) -> None:
    """Province, commune, old units, the target's steps and the merger, with names and axes."""
    _title(paper, corner, size[0], shown)
    days = [row["as_of"] for row in shown.province]
    if not days:
        paper.text((corner[0], corner[1] + 6), "Chưa có báo cáo nào.", size[0])
        return
    frame = Frame(
        left=corner[0] + 10,
        top=corner[1] + 11,
        wide=size[0] - 10,
        high=size[1] - 16,
        first=days[0],
        days=max((days[-1] - days[0]).days, 1),
        whole=heights(shown)[-1][0],
    )
    # A sum over the province is no measure for one commune.
    is_sum = shown.figure["measure"] in ("count", "yes_no")
    province: Lines = [] if is_sum else [("Hà Tĩnh", shown.province, theme.PROVINCE_LINE)]
    lines: Lines = [*province, (shown.name, ours(shown), theme.PLACE_LINE)]
    _axes(paper, frame, shown, days[-1])
    old = by_old_unit(shown)
    _names(paper, frame, [(name, colour) for name, _, colour in lines], has_old=bool(old))
    for said in old:
        paper.path(_places(frame, said), theme.RULE, 0.25)
    paper.path(_steps(frame, shown.province), theme.TARGET_LINE, 0.35, dash=1.2)
    for _, rows, colour in lines:
        _line(paper, _places(frame, rows), colour)


def _line(paper: Paper, places: Sequence[Place], colour: str) -> None:
    paper.path(places, colour, 0.6)
    for place in places:
        paper.dot(place, 0.7, colour)


def _title(paper: Paper, corner: Place, width: float, shown: Profile) -> None:
    title = f"{shown.indicator['short_name']} qua các kỳ báo cáo"
    paper.text((corner[0], corner[1] + 1), title, width, size=9, bold=True)


def _names(paper: Paper, frame: Frame, names: Sequence[tuple[str, str]], *, has_old: bool) -> None:
    """The legend: the two lines, the target, the old units where there are."""
    left, middle = frame.left, frame.top - 3.6
    for name, colour in names:
        paper.dot((left, middle), 0.7, colour)
        left = _named(paper, left + 1.5, middle, name)
    paper.rule((left, middle), (left + 4, middle), theme.TARGET_LINE, 0.35, dash=1.2)
    left = _named(paper, left + 5, middle, "mục tiêu")
    if has_old:
        paper.rule((left, middle), (left + 4, middle), theme.RULE, 0.25)
        _named(paper, left + 5, middle, "đơn vị cũ")


def _named(paper: Paper, left: float, middle: float, name: str) -> float:
    paper.text((left, middle - 1.7), name, 35, size=TEXT)
    return left + paper.pdf.get_string_width(name) + 3.5


def _axes(paper: Paper, frame: Frame, shown: Profile, last: date) -> None:
    right, bottom = frame.left + frame.wide, frame.top + frame.high
    for value, text in heights(shown):
        y = frame.y(value)
        paper.rule((frame.left, y), (right, y), theme.GRID, 0.15)
        paper.text((frame.left - 10, y - 1.7), text, 9, size=TEXT, align="R")
    paper.text((frame.left, bottom + 0.8), day(frame.first), 25, size=TEXT)
    paper.text((right - 25, bottom + 0.8), day(last), 25, size=TEXT, align="R")
    if frame.first <= shown.merger <= last:
        x = frame.x(shown.merger)
        paper.rule((x, frame.top), (x, bottom), theme.INK_SOFT, 0.2, dash=0.6)
        paper.text((x + 0.7, bottom - 3.5), MERGER, 20, size=TEXT)


def _places(frame: Frame, rows: Sequence[Row]) -> list[Place]:
    known = [row for row in rows if not is_missing(row["value"])]
    return [(frame.x(row["as_of"]), frame.y(float(row["value"]))) for row in known]


def _steps(frame: Frame, rows: Sequence[Row]) -> list[Place]:
    """The target holds until the first report of the next year."""
    places: list[Place] = []
    for row in rows:
        if not is_missing(row["target"]):
            x, y = frame.x(row["as_of"]), frame.y(float(row["target"]))
            places += [(x, places[-1][1] if places else y), (x, y)]
    return places
