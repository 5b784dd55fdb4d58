"""The ten slides in their order, what each one says, and which queries stand behind it."""

import re
import shlex
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from charts import pace, words
from charts.deck import blocks, ranking, titles
from charts.deck.decide import decide
from charts.deck.opening import title
from charts.deck.silent import silent
from charts.deck.slide import Deck, Slide, Spoken
from charts.deck.standing import standing
from charts.drawing import NothingToDrawError
from charts.drawn import CHARTS
from charts.formats import day
from charts.scope import Scope
from charts.small_numbers import public
from charts.table import PlainTable

ROWS_TOLD = 12
LEAST = 8  # slides


@dataclass(frozen=True)
class Step:
    """One place in the order: how its slide is made, and when it would mislead or say nothing."""

    build: Callable[[Scope], Slide]
    is_left_out: Callable[[Scope], bool] = lambda scope: False


def deck(scope: Scope) -> Deck:
    """All slides of a scope; raises NothingToDrawError where the filters leave no commune.

    Left out are the former districts when one of them is chosen or each commune must reach a
    target by itself, the groups when one is chosen, and slides that only say why they are empty
    as long as eight are left. A file that is carried about
    is for the public: small numbers are hidden in it.
    """
    scope = public(scope)
    if not scope.ask("coverage_by_commune"):
        raise NothingToDrawError(f"{scope.where}: {words.NO_COMMUNE}. {words.FEWER_FILTERS}")
    return Deck(
        title=f"{scope.indicator['short_name']}, {scope.where}, {day(scope.as_of)}",
        footer=footer(scope),
        is_sample=scope.is_sample,
        slides=_telling(
            [
                _with_commands(step.build(scope), scope)
                for step in STEPS
                if not step.is_left_out(scope)
            ]
        ),
    )


def _telling(slides: Sequence[Slide]) -> Sequence[Slide]:
    """Without slides that only say why they are empty, the first ones first; eight stay."""
    empty = [one for one in slides if isinstance(one.draw, blocks.Sentence)]
    left_out = empty[: max(0, len(slides) - LEAST)]
    return [one for one in slides if one not in left_out]


def footer(scope: Scope) -> str:
    """Filters, the day and the version of the data: at the foot of every slide."""
    return (
        f"{scope.indicator['short_name']} · {scope.where} · số liệu đến ngày {day(scope.as_of)} "
        f"· phiên bản {scope.facts['data_version']}"
    )


def of_chart(
    name: str, query: str, says: Callable[[Scope], str], rows_of: str = ""
) -> Callable[[Scope], Slide]:
    """How the slide of a figure of `charts.drawn` is made; a sentence where nothing is to draw.

    `says` may leave the title to the figure by saying nothing. `query` gives what is said,
    `rows_of` what is drawn, where that is another.
    """

    def build(scope: Scope) -> Slide:
        said = says(scope)
        try:
            drawing = CHARTS[name](scope)
        except NothingToDrawError as error:
            why = str(error)
            title = said or why.rstrip(".")
            return Slide(name, title, "", "", why, blocks.Sentence(why), [Spoken(why, query)])
        said = said or drawing.title
        return Slide(
            name=name,
            title=said,
            subtitle=drawing.subtitle,
            note=drawing.note,
            alt=drawing.alt,
            draw=drawing.draw,
            spoken=[Spoken(said, query), *told(drawing.rows, rows_of or query)],
        )

    return build


def told(rows: PlainTable, query: str) -> Sequence[Spoken]:
    """What is drawn, row by row: its name and its numbers; the rest of a long table is counted."""
    lines = []
    for row in rows.rows()[:ROWS_TOLD]:
        name, *cells = row.items()
        numbers = [f"{column} {value}" for column, value in cells if re.search(r"\d", value)]
        lines.append(Spoken(f"{name[1]}: {'; '.join(numbers)}" if numbers else name[1], query))
    left = len(rows) - len(lines)
    return [*lines, Spoken(f"và {left} dòng nữa", query)] if left > 0 else lines


def command(scope: Scope, query: str) -> str:
    """What to type to see the numbers of a query again; it may bring flags of its own."""
    name, *own = query.split(" ")
    chosen = {
        "indicator": str(scope.indicator["indicator"]),
        "as-of": scope.as_of.isoformat(),
        "district": scope.district,
        "group": scope.group,
        "target-year": scope.target_year,
    }
    flags = [f"--{name} {shlex.quote(str(value))}" for name, value in chosen.items() if value]
    return " ".join(["python -m queries", name, *flags, *own])


def _with_commands(slide: Slide, scope: Scope) -> Slide:
    spoken = [
        Spoken(one.text, command(scope, one.query) if one.query else "") for one in slide.spoken
    ]
    return replace(slide, spoken=spoken)


def _has_no_districts(scope: Scope) -> bool:
    """One district is chosen, or each commune must reach a target: a sum is no measure of that."""
    is_of_each = scope.indicator["measure"] in pace.EACH and not ranking.can_rank(scope)
    return scope.district is not None or is_of_each


def _lagging(scope: Scope) -> Slide:
    """Who is below the target, people first; without a target who has least."""
    if ranking.can_rank(scope):
        return ranking.lowest(scope)
    return of_chart("gaps", "gaps", titles.gaps_title)(scope)


def _decide(scope: Scope) -> Slide:
    """What to decide; without a target, on which one."""
    return ranking.aims(scope) if ranking.can_rank(scope) else decide(scope)


STEPS = (
    Step(title),
    Step(standing),
    Step(of_chart("map", "coverage_by_commune", titles.map_title)),
    Step(_lagging),
    Step(of_chart("equity", "equity", titles.equity_title), lambda scope: scope.group is not None),
    Step(of_chart("path", "pace_by_place", titles.path_title, "coverage_over_time")),
    Step(of_chart("districts", "coverage_by_district", titles.districts_title), _has_no_districts),
    Step(of_chart("scorecard", "plan_scorecard", titles.scorecard_title)),
    Step(silent),
    Step(_decide),
)
