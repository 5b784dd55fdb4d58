"""Where no target is set: the communes with the least, and what a target could be taken from."""

from collections.abc import Sequence

from charts import words
from charts.deck import blocks, silent
from charts.deck.lists import Listing
from charts.deck.slide import Draw, Slide, Spoken
from charts.formats import amount, day, number
from charts.html import Card
from charts.pace import short_unit
from charts.rows import Row, is_missing
from charts.scope import Scope

QUERY = "coverage_by_commune"
HEADS = ("Xã, phường", "Huyện cũ", "Báo cáo cuối", "Kết quả")
NAMED = 10


def can_rank(scope: Scope) -> bool:
    """Whether there is no target, and there are values of more and less."""
    rows = scope.ask(QUERY)
    is_aimed = not all(is_missing(row["target"]) for row in rows)
    return not is_aimed and scope.indicator["measure"] != "yes_no" and bool(_known(rows))


def lowest(scope: Scope) -> Slide:
    """The communes that have least; a number that is small is not among them."""
    rows, unit = scope.ask(QUERY), short_unit(scope.indicator["unit"])
    known = _known(rows)
    # What is hidden or old may be lower still.
    among = f"trong {number(len(known))} xã, " if len(known) < len(rows) else ""
    lines = [silent.line(row, unit) for row in known[:NAMED]]
    said = f"{scope.where}: {among}{_least(known, unit)}"
    return Slide(
        name="gaps",
        title=said,
        subtitle=f"{scope.indicator['short_name']}, {scope.where}, {day(scope.as_of)}",
        note=f"{len(lines)} nơi thấp nhất trong {len(known)} xã, phường có số liệu mới được nêu.",
        alt=". ".join([said, *(", ".join(line) for line in lines)]),
        draw=Listing(HEADS, lines),
        spoken=[Spoken(said, QUERY), *(Spoken("; ".join(line), QUERY) for line in lines)],
    )


def aims(scope: Scope) -> Slide:
    """To decide on a target: what the lowest, the middle and the highest commune have."""
    known, unit = _known(scope.ask(QUERY)), short_unit(scope.indicator["unit"])
    shown = _cards(known, unit)
    middle = known[len(known) // 2]["value"]
    below = sum(row["value"] < middle for row in known)
    note = (
        f"Nếu lấy {amount(middle, known[0]['measure'], unit)} làm mục tiêu: {number(below)} trong "
        f"{number(len(known))} xã, phường có số liệu mới chưa tới."
    )
    return Slide(
        name="decide",
        title=f"{scope.where}: chưa có mục tiêu, cần quyết định mức nào?",
        subtitle=f"{scope.indicator['short_name']}, {scope.where}, {day(scope.as_of)}",
        note=note,
        alt=". ".join([*(f"{one.label}: {one.value} ({one.note})" for one in shown), note]),
        draw=_drawn(shown),
        spoken=[
            *(Spoken(f"{one.label}: {one.value}. {one.note}", QUERY) for one in shown),
            Spoken(note, QUERY),
        ],
    )


def _known(rows: Sequence[Row]) -> list[Row]:
    """Communes with a new value that may be shown, the least first: an old one ranks nobody."""
    return sorted(
        (row for row in rows if not is_missing(row["value"]) and not row["is_silent"]),
        key=lambda row: (row["value"], row["commune_code"]),
    )


def _least(known: Sequence[Row], unit: str | None) -> str:
    least = known[0]
    value = amount(least["value"], least["measure"], unit)
    tied = sum(row["value"] == least["value"] for row in known)
    if tied > 1:
        return f"{number(tied)} xã cùng thấp nhất, {value}"
    return f"thấp nhất là {_who([least])}, {value}"


def _who(rows: Sequence[Row]) -> str:
    """The commune, or how many have the same."""
    if len(rows) > 1:
        return f"{number(len(rows))} xã, phường"
    name = words.place_name(rows[0])
    return f"{name[0].lower()}{name[1:]}"


def _cards(known: Sequence[Row], unit: str | None) -> Sequence[Card]:
    return [
        Card(
            label,
            amount(row["value"], row["measure"], unit),
            _who([one for one in known if one["value"] == row["value"]]),
        )
        for label, row in (
            ("Thấp nhất", known[0]),
            ("Ở giữa", known[len(known) // 2]),
            ("Cao nhất", known[-1]),
        )
    ]


def _drawn(shown: Sequence[Card]) -> Draw:
    return lambda axes, look: _draw_cards(blocks.pen(axes, look), shown)


def _draw_cards(on: blocks.Pen, shown: Sequence[Card]) -> None:
    blocks.cards(on, 20, shown, columns=len(shown))
