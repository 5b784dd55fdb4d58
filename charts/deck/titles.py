"""What the slides of figures say above them: one sentence each, or nothing, and the figure does."""

from charts import equity, league, pace, plan, views, words
from charts.drawn import scorecard as drawn
from charts.equity_names import WORSE
from charts.formats import target
from charts.rows import is_missing, is_remote_or_minority
from charts.scope import Scope


def map_title(scope: Scope) -> str:
    """Who lags; where nobody does, nobody can, or all are remote, the figure has a better title."""
    rows = scope.ask("coverage_by_commune")
    is_lagging = any(row["level"] == "behind" for row in rows)
    if scope.group or not is_lagging or scope.indicator["measure"] == "yes_no":
        return ""
    return words.lagging_message(rows, where=scope.where, name=scope.indicator["short_name"])


def gaps_title(scope: Scope) -> str:
    """Who is below the target, people first.

    Where no commune is known to be remote or minority, most are unknown: 0 would mislead.
    """
    if scope.group:
        return ""
    rows, province = scope.ask("gaps"), scope.ask("coverage_of_province")[0]
    noun = "xã" if any(map(is_remote_or_minority, rows)) else "xã, phường"
    unit = scope.indicator["unit"]
    return words.gaps_message(rows, province, where=scope.where, unit=unit, noun=noun)


def equity_title(scope: Scope) -> str:
    """Of remote communes, or where they cannot be compared, of the first group that can."""
    pairs = equity.compared(scope.ask("equity"))
    asked = [row for row in pairs if row["grouping"] in WORSE]
    told = next((row for row in asked if row["refused_because"] is None), None)
    if told is None:
        return ""
    path = [row for row in scope.ask("equity_over_time") if row["grouping"] == told["grouping"]]
    material = float(scope.facts["material_points"])
    return equity.message(told, path, where=scope.district or "Hà Tĩnh", material=material)


def path_title(scope: Scope) -> str:
    """How fast the place goes, or what it has."""
    labels = league.label_counts(scope.ask("pace_by_commune"))
    return pace.message(
        scope.ask("pace_by_place")[0],
        labels,
        where=scope.where,
        name=scope.indicator["short_name"],
        unit=scope.indicator["unit"],
        met=scope.met(),
    )


def districts_title(scope: Scope) -> str:
    """How many former districts are below the target."""
    province, indicator = scope.ask("coverage_of_province")[0], scope.indicator
    if is_missing(province["target"]):
        return ""
    below = views.below(views.districts_as_rows(scope.ask("coverage_by_district")))
    if not below and not is_missing(province["value"]):
        goal = target(province["target"], indicator["measure"], indicator["unit"])
        return f"{scope.where}: không có huyện cũ nào dưới {goal}"
    unit = indicator["unit"]
    return words.gaps_message(below, province, where=scope.where, unit=unit, noun="huyện cũ")


def scorecard_title(scope: Scope) -> str:
    """How many targets of the plan are met."""
    rows = plan.judged(scope.ask("plan_scorecard"))
    rows = [row for row in rows if row["indicator_group"] in drawn.PARTS]
    return plan.message(rows, where=scope.where, year=scope.target_year or scope.as_of.year)
