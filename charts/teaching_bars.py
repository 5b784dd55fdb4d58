"""Where a plan sends people first, as bars: real text, to print, scale and read aloud."""

from collections.abc import Sequence
from html import escape

from charts import theme
from charts.bars import marked_name
from charts.formats import number
from charts.html import note
from charts.rows import Row
from charts.teaching import PLANS

MOST = 10


def most_taught(rows: Sequence[Row], plan: str) -> Sequence[Row]:
    """The communes that get most people of a plan, then those whose turn would come next.

    `rows` as of `queries.teaching_plan`.
    """
    wanted = [row for row in rows if row[f"{plan}_order"] is not None]
    wanted.sort(key=lambda row: (-row[f"{plan}_people"], row[f"{plan}_order"]))
    return wanted[:MOST]


def plan_bars(rows: Sequence[Row], plan: str, *, is_sample: bool) -> str:
    """A bar per commune: dark for the people it gets, pale for those the whole plan would give.

    Both plans are on one scale, the largest shortage of all.
    """
    shown = most_taught(rows, plan)
    if not shown:
        return note("Kế hoạch này không cần hướng dẫn thêm ai.")
    longest = max(row["shortage_people"] or 0 for row in rows)
    mark = f'<span class="sample">{theme.SAMPLE_MARK}</span>' if is_sample else ""
    body = "".join(_row(row, plan, longest) for row in shown)
    return (
        f'<figure class="bars" aria-label="{escape(_alt(shown, plan))}">'
        f"<figcaption>{_title(shown, plan)}{mark}</figcaption><table><thead><tr>"
        '<th scope="col"><span class="unseen">Xã</span></th>'
        '<th scope="col">đậm: hướng dẫn được · nhạt: cả kế hoạch</th>'
        '<th scope="col" class="r">Hướng dẫn được</th><th scope="col" class="r">Kế hoạch</th>'
        f"</tr></thead><tbody>{body}</tbody></table></figure>"
    )


def _title(shown: Sequence[Row], plan: str) -> str:
    getting = sum(row[f"{plan}_people"] > 0 for row in shown)
    if getting == len(shown):
        return f"{getting} xã nhận nhiều nhất"
    return f"{getting} xã nhận, {len(shown) - getting} xã kế tiếp"


def _row(row: Row, plan: str, longest: int) -> str:
    people, wanted = row[f"{plan}_people"], row[f"{plan}_wanted_people"]
    return (
        f'<tr><th scope="row">{escape(marked_name(row))}</th><td><div class="track">'
        f"{_bar(wanted, longest, theme.RULE)}{_bar(people, longest, theme.LEVEL_COLOURS['met'])}"
        f'</div></td><td class="r">{number(people)}</td><td class="r">{number(wanted)}</td></tr>'
    )


def _bar(people: int, longest: int, colour: str) -> str:
    return f'<i style="width:{100 * people / longest:.1f}%;background:{colour}"></i>'


def _alt(shown: Sequence[Row], plan: str) -> str:
    listed = ", ".join(
        f"{row['commune']} {number(row[f'{plan}_people'])} người"
        for row in shown[:3]
        if row[f"{plan}_people"]
    )
    return f"{PLANS[plan]}: {f'nhiều nhất là {listed}' if listed else 'chưa xã nào nhận'}."
