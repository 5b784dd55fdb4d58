"""The ten slides in their order, what each one says, and which queries stand behind it."""

import re
import shlex
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from charts import equity, league, pace, plan, views, words
from charts.deck import blocks
from charts.deck.decide import decide
from charts.deck.opening import title
from charts.deck.silent import silent
from charts.deck.slide import Deck, Slide, Spoken
from charts.deck.standing import standing
from charts.drawing import NothingToDrawError
from charts.drawn import CHARTS, scorecard
from charts.equity_names import WORSE
from charts.formats import day, target
from charts.rows import is_remote_or_minority
from charts.scope import Scope
from charts.small_numbers import public

ROWS_TOLD = 12


@dataclass(frozen=True)
class Step:
    """One place in the order: how its slide is made, and when it would mislead or say nothing."""

    build: Callable[[Scope], Slide]
    is_left_out: Callable[[Scope], bool] = lambda scope: False


def deck(scope: Scope) -> Deck:
    """All slides of a scope; raises NothingToDrawError where the filters leave no commune.

    Left out are the former districts when one of them is chosen or each commune is asked for by
    itself, and the groups when one is chosen: eight slides at least. A file that is carried about
    is for the public: small numbers are hidden in it.
    """
    scope = public(scope)
    if not scope.ask("coverage_by_commune"):
        raise NothingToDrawError(f"{scope.where}: {words.NO_COMMUNE}. Hãy bỏ bớt một bộ lọc.")
    return Deck(
        title=f"{scope.indicator['short_name']}, {scope.where}, {day(scope.as_of)}",
        footer=footer(scope),
        is_sample=scope.is_sample,
        slides=[
            _with_commands(step.build(scope), scope)
            for step in STEPS
            if not step.is_left_out(scope)
        ],
    )


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

    `query` gives what is said, `rows_of` what is drawn, where that is another.
    """

    def build(scope: Scope) -> Slide:
        said = says(scope)
        try:
            drawing = CHARTS[name](scope)
        except NothingToDrawError as error:
            why = str(error)
            return Slide(name, said, "", "", why, blocks.Sentence(why), [Spoken(why, query)])
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


def told(rows: pd.DataFrame, query: str) -> Sequence[Spoken]:
    """What is drawn, row by row: its name and its numbers; the rest of a long table is counted."""
    lines = []
    for row in rows.head(ROWS_TOLD).astype(str).to_dict("records"):
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


def _map(scope: Scope) -> str:
    rows = scope.ask("coverage_by_commune")
    return words.lagging_message(rows, where=scope.where, name=scope.indicator["short_name"])


def _gaps(scope: Scope) -> str:
    """Where no commune is known to be remote or minority, most are unknown: 0 would mislead."""
    rows, province = scope.ask("gaps"), scope.ask("coverage_of_province")[0]
    noun = "xã" if any(map(is_remote_or_minority, rows)) else "xã, phường"
    unit = scope.indicator["unit"]
    return words.gaps_message(rows, province, where=scope.where, unit=unit, noun=noun)


def _equity(scope: Scope) -> str:
    """Of remote communes, or where they cannot be compared, of the first group that can."""
    pairs = equity.compared(scope.ask("equity"))
    asked = [row for row in pairs if row["grouping"] in WORSE]
    told = next((row for row in asked if row["refused_because"] is None), asked[0])
    path = [row for row in scope.ask("equity_over_time") if row["grouping"] == told["grouping"]]
    material = float(scope.facts["material_points"])
    return equity.message(told, path, where=scope.district or "Hà Tĩnh", material=material)


def _path(scope: Scope) -> str:
    labels = league.label_counts(scope.ask("pace_by_commune"))
    return pace.message(
        scope.ask("pace_by_place")[0],
        labels,
        where=scope.where,
        name=scope.indicator["short_name"],
        unit=scope.indicator["unit"],
    )


def _districts(scope: Scope) -> str:
    below = views.below(views.districts_as_rows(scope.ask("coverage_by_district")))
    province, indicator = scope.ask("coverage_of_province")[0], scope.indicator
    if not below and pd.notna(province["target"]) and pd.notna(province["value"]):
        goal = target(province["target"], indicator["measure"], indicator["unit"])
        return f"{scope.where}: không có huyện cũ nào dưới {goal}"
    unit = indicator["unit"]
    return words.gaps_message(below, province, where=scope.where, unit=unit, noun="huyện cũ")


def _has_no_districts(scope: Scope) -> bool:
    """One district is chosen, or each commune is asked for by itself: a sum is no measure then."""
    return scope.district is not None or scope.indicator["measure"] in pace.EACH


def _scorecard(scope: Scope) -> str:
    rows = plan.judged(scope.ask("plan_scorecard"))
    rows = [row for row in rows if row["indicator_group"] in scorecard.PARTS]
    return plan.message(rows, where=scope.where, year=scope.target_year or scope.as_of.year)


STEPS = (
    Step(title),
    Step(standing),
    Step(of_chart("map", "coverage_by_commune", _map)),
    Step(of_chart("gaps", "gaps", _gaps)),
    Step(of_chart("equity", "equity", _equity), lambda scope: scope.group is not None),
    Step(of_chart("path", "pace_by_place", _path, "coverage_over_time")),
    Step(of_chart("districts", "coverage_by_district", _districts), _has_no_districts),
    Step(of_chart("scorecard", "plan_scorecard", _scorecard)),
    Step(silent),
    Step(decide),
)
