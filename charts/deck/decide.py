"""The last slide: how many people more a week the target takes, and where to begin."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil

from matplotlib.axes import Axes

from charts import teaching, words
from charts.deck import blocks, silent
from charts.deck.blocks import GAP, Pen
from charts.deck.lists import Listing
from charts.deck.slide import Slide, Spoken
from charts.formats import NOTHING, day, number, target
from charts.html import Card
from charts.pace import short_unit
from charts.rows import Row, is_remote_or_minority
from charts.scope import Scope
from charts.theme import LEVEL_COLOURS, PANEL, Look

NAMED = 6
ROW = 50.0
QUERIES = ("teaching_totals", "teaching_plan")
HEADS = ("Xã, phường", "Huyện cũ", "Báo cáo cuối", "Kết quả")


def decide(scope: Scope) -> Slide:
    """What to decide, from the what-if: so many people a week, the fewest or equity first."""
    sums = scope.ask("teaching_totals", people_per_week=0, keeps_pace=True)
    if needs_more(sums):
        return _between_plans(scope, message(sums, where=scope.where), wanted(sums))
    return _without_plan(scope, sums)


def _between_plans(scope: Scope, said: str, weekly: int) -> Slide:
    """Asked with all the people that either plan wants, the totals say what each brings."""
    asked = {"people_per_week": weekly, "keeps_pace": True}
    sums, communes = scope.ask("teaching_totals", **asked), scope.ask("teaching_plan", **asked)
    plans = teaching.by_plan(sums)
    note = teaching.how_it_is_counted(
        sums, keeps_pace=True, window_days=scope.facts["pace_window_days"]
    )
    choices = [
        Choice.of(plan, plans[plan], communes, teaching.results(sums, plan, scope.where))
        for plan in plans_to_choose(sums)
    ]
    costs = [f"{one.label}: {one.value}; {one.note}" for one in teaching.costs(sums)]
    of_totals, of_plan = (f"{one} --people-per-week {weekly}" for one in QUERIES)
    return Slide(
        name="decide",
        title=said,
        subtitle=_question(plans),
        note=note,
        alt=". ".join(choice.text for choice in choices),
        draw=Choices(choices),
        spoken=[
            *(Spoken(line, of_totals) for line in [*costs, note]),
            *(Spoken(choice.text, of_plan) for choice in choices),
        ],
    )


def _without_plan(scope: Scope, sums: Sequence[Row]) -> Slide:
    """Nothing to plan by arithmetic: who is below the target, remote and minority ones first."""
    why = message(sums, where=scope.where)
    below = [] if teaching.is_planned(sums) else scope.ask("gaps")
    first = sorted(below, key=lambda row: not is_remote_or_minority(row))
    lines = [silent.line(row, short_unit(scope.indicator["unit"])) for row in first]
    return Slide(
        name="decide",
        title=f"{scope.where}: {number(len(below))} xã chưa đạt, bắt đầu ở đâu?" if below else why,
        subtitle="Xã vùng xa, dân tộc thiểu số trước." if below else "",
        note=f"{why}." if below else "",
        alt=". ".join([why, *(", ".join(line) for line in lines[:20])]),
        draw=Listing(HEADS, lines) if below else blocks.Sentence(f"{why}."),
        spoken=[
            Spoken(why, QUERIES[0]),
            *(Spoken("; ".join(line), "gaps") for line in lines[:20]),
        ],
    )


def needs_more(sums: Sequence[Row]) -> bool:
    """Whether there is a plan, and the target takes people whom nobody teaches yet."""
    return teaching.is_planned(sums) and teaching.by_plan(sums)["fewest"]["least_people"] > 0


def plans_to_choose(sums: Sequence[Row]) -> Sequence[str]:
    """Both plans, or the one there is where no commune is known to be remote or minority."""
    return list(teaching.PLANS) if sums[0]["communes_first"] else ["fewest"]


def wanted(sums: Sequence[Row]) -> int:
    """How many people a week are enough for either plan."""
    return ceil(max(float(row["wanted_people_per_week"]) for row in sums))


def message(sums: Sequence[Row], *, where: str) -> str:
    """How many people more a week, or why nothing is to be decided."""
    if not needs_more(sums):
        return teaching.message(sums, where=where, people_per_week=0, keeps_pace=True)
    row = teaching.by_plan(sums)["fewest"]
    goal, weekly = target(row["target"], "coverage", None), number(row["wanted_people_per_week"])
    return (
        f"{where}: cần hướng dẫn thêm {weekly} người mỗi tuần để đạt {goal} "
        f"vào {day(row['deadline'])}"
    )


def _question(plans: Mapping[str, Row]) -> str:
    if not plans["equity"]["communes_first"]:
        return "Quyết định: bắt đầu ở đâu? Chưa biết xã nào là vùng xa, dân tộc thiểu số."
    price = plans["equity"]["price_people"]
    more = f"cần thêm {number(price)} người" if price else "không cần thêm người nào"
    return f"Quyết định: bắt đầu ở đâu? Đưa xã vùng xa, dân tộc thiểu số lên trước {more}."


@dataclass(frozen=True)
class Choice:
    """One way to go: its name, what it takes, and where it begins."""

    heading: str
    figure: str
    weekly: str
    brings: str
    first: Sequence[tuple[str, str]]
    others: int

    @classmethod
    def of(cls, plan: str, row: Row, communes: Sequence[Row], results: Sequence[Card]) -> "Choice":
        """From a row of `queries.teaching_totals`, those of `queries.teaching_plan`, and cards."""
        *_, met, apart = results
        wanted = sorted(
            (one for one in communes if (one[f"{plan}_wanted_people"] or 0) > 0),
            key=lambda one: int(one[f"{plan}_order"]),
        )
        first = [
            (words.place_name(one), f"{number(one[f'{plan}_wanted_people'])} người")
            for one in wanted[:NAMED]
        ]
        return cls(
            heading=f"{teaching.PLANS[plan]}: {teaching.HOW[plan]}",
            figure=f"{number(row['wanted_people'])} người",
            weekly=f"{number(row['wanted_people_per_week'])} người mỗi tuần, ở "
            f"{number(len(wanted))} xã",
            brings=f"{met.label}: {met.value}. {apart.label}: "
            f"{apart.note if apart.value == NOTHING else apart.value}.",
            first=first,
            others=len(wanted) - len(first),
        )

    @property
    def text(self) -> str:
        """The whole choice in one line."""
        first = ", ".join(f"{name} {people}" for name, people in self.first)
        return f"{self.heading}: {self.figure} ({self.weekly}). {self.brings} Trước hết: {first}"


@dataclass(frozen=True)
class Choices:
    """Draws the choices side by side."""

    choices: Sequence[Choice]

    def __call__(self, axes: Axes, look: Look) -> None:
        """Fill the axes."""
        on = blocks.pen(axes, look)
        wide = (on.size[0] + GAP) / len(self.choices) - GAP
        for index, choice in enumerate(self.choices):
            _choice(on, index * (wide + GAP), wide, choice)


def _choice(on: Pen, left: float, wide: float, choice: Choice) -> None:
    size, x, room = on.look.label, left + 36, wide - 72
    on.box((left, 0), wide, on.size[1], PANEL)
    on.box((left, 0), 10, on.size[1], LEVEL_COLOURS["met"])
    y = on.write((x, 16), choice.heading, size, room=room, bold=True, most=2)
    y = on.write((x, y), choice.figure, 64, bold=True)
    y = on.write((x, y), choice.weekly, size, room=room)
    y = on.write((x, y), choice.brings, size, room=room) + 8
    shown = choice.first[: max(0, int((on.size[1] - y - 44) / ROW))]
    for place, people in shown:
        on.rule(x, left + wide - 36, y)
        on.write((x, y + 6), place, size + 2)
        on.write((left + wide - 36, y + 6), people, size + 2, bold=True, align="right")
        y += ROW
    others = choice.others + len(choice.first) - len(shown)
    if others:
        on.write((x, y + 4), f"và {number(others)} xã khác", size)
