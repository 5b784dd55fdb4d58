"""The last slide: how many people more a week the target takes, and where to begin."""

from collections.abc import Mapping, Sequence
from math import ceil

from charts import teaching
from charts.deck import blocks, silent
from charts.deck.choices import Choice, Choices
from charts.deck.lists import Listing
from charts.deck.slide import Slide, Spoken
from charts.formats import day, number, target
from charts.pace import short_unit
from charts.rows import Row, is_remote_or_minority
from charts.scope import Scope

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
    fewest, price, every = teaching.costs(sums)
    told = [fewest, price, every] if len(choices) > 1 else [fewest, every]
    costs = [f"{one.label}: {one.value}; {one.note}" for one in told]
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
        title=f"{scope.where}: {number(len(below))} xã {_not_yet(scope)}, bắt đầu ở đâu?"
        if below
        else why,
        subtitle="Xã vùng xa, dân tộc thiểu số trước." if below else "",
        note=f"{why}." if below else "",
        alt=". ".join([why, *(", ".join(line) for line in lines[:20])]),
        draw=Listing(HEADS, lines, short=_short(scope)) if below else blocks.Sentence(f"{why}."),
        spoken=[
            Spoken(why, QUERIES[0]),
            *(Spoken("; ".join(line), "gaps") for line in lines[:20]),
        ],
    )


def _not_yet(scope: Scope) -> str:
    return "chưa tổ chức" if scope.indicator["measure"] == "yes_no" else "chưa đạt"


def _short(scope: Scope) -> tuple[int, int]:
    """Of a long list name and number; of what is not held yet every number is the same."""
    return (0, 1) if scope.indicator["measure"] == "yes_no" else (0, 3)


def needs_more(sums: Sequence[Row]) -> bool:
    """Whether there is a plan, and the target takes people whom nobody teaches yet."""
    return teaching.is_planned(sums) and teaching.by_plan(sums)["fewest"]["least_people"] > 0


def plans_to_choose(sums: Sequence[Row]) -> Sequence[str]:
    """Both plans, or one where remote and minority communes are none that is known, or all."""
    first = sums[0]["communes_first"]
    return list(teaching.PLANS) if 0 < first < sums[0]["communes_counted"] else ["fewest"]


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
    if plans["equity"]["communes_first"] == plans["equity"]["communes_counted"]:
        return "Quyết định: bắt đầu ở đâu? Mọi xã ở đây đều là vùng xa, dân tộc thiểu số."
    price = plans["equity"]["price_people"]
    more = f"cần thêm {number(price)} người" if price else "không cần thêm người nào"
    return f"Quyết định: bắt đầu ở đâu? Đưa xã vùng xa, dân tộc thiểu số lên trước {more}."
