"""Small pieces of HTML: figures in large type, the legend strip, and plain tables."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from urllib.parse import quote

from charts import theme
from charts.rows import Table, is_missing, records
from charts.table import PlainTable

SAFE = ",:/=' "  # what a picture written into its own address may hold as it is
THIN = "vector-effect='non-scaling-stroke'"  # of a line: as thick as it says in any frame


@dataclass(frozen=True)
class Card:
    """One figure of the top row: what it is, the number in large type, and a line below."""

    label: str
    value: str
    note: str = ""
    is_alert: bool = False


def cards(shown: Sequence[Card]) -> str:
    """A row of figures; wraps on narrow screens."""
    return f'<div class="cards">{"".join(map(_card, shown))}</div>'


def together(*parts: str) -> str:
    """Pieces one below the other, as one: a browser is told of each that stands alone."""
    return f'<div class="together">{"".join(parts)}</div>'


def menu(
    name: str, links: Mapping[str, str], folded: Mapping[str, Sequence[str]], current: str
) -> str:
    """The name of the app and links to its pages, label to address.

    Those of one group in `folded` stand under its name, where the first of them would stand.
    """
    shown = {label: _menu_link(label, address, current) for label, address in links.items()}
    for group, labels in folded.items():
        inside = [shown.pop(label) for label in labels[1:] if label in shown]
        first = labels[0]
        said = current if current in labels else group
        here = ' class="here"' if current in labels else ""
        shown[first] = (
            f"<details{here}><summary>{said}</summary>"
            f"<div>{''.join([shown[first], *inside])}</div></details>"
        )
    return f'<nav class="menu"><b>{escape(name)}</b>{"".join(shown.values())}</nav>'


def _menu_link(label: str, address: str, current: str) -> str:
    here = " aria-current=page" if label == current else ""
    return f'<a href="{escape(address)}"{here}>{label}</a>'


def heading(text: str) -> str:
    """The title of a figure or a section."""
    return f'<h2 class="heading">{escape(text)}</h2>'


def facts(known: Mapping[str, str]) -> str:
    """Label and text, line by line."""
    lines = "".join(f"<dt>{escape(key)}</dt><dd>{escape(one)}</dd>" for key, one in known.items())
    return f'<dl class="facts">{lines}</dl>'


def lines(texts: Sequence[str]) -> str:
    """Sentences one below the other, as a list."""
    return f'<ul class="lines">{"".join(f"<li>{escape(one)}</li>" for one in texts)}</ul>'


def link(text: str, address: str) -> str:
    """A link on a line of its own."""
    return f'<p class="note"><a href="{escape(address)}">{escape(text)}</a></p>'


def note(text: str) -> str:
    """A line in small type under a figure."""
    return f'<p class="note">{escape(text)}</p>'


def footer(parts: Sequence[str]) -> str:
    """The line at the foot of every page: dates, version, sample or real."""
    return f'<div class="footer">{" · ".join(map(escape, parts))}</div>'


def table(
    rows: PlainTable,
    caption: str,
    numbers: Sequence[str] = (),
    links: Mapping[str, str] | None = None,
) -> str:
    """A table of text that is already formatted; `numbers` are the columns set to the right.

    `links`: the text of a cell to the address it leads to. Real text: it can be read aloud,
    copied, printed and searched.
    """
    right = [name in numbers for name in rows.columns]
    head = "".join(
        f"<th scope='col'{' class=r' if is_right else ''}>{escape(name)}</th>"
        for name, is_right in zip(rows.columns, right, strict=True)
    )
    linked = links or {}
    body = "".join(_row(line, right, linked) for line in rows.lines)
    name = caption.split(". ")[0]  # without the source, which would be read twice
    return (
        f'<div class="scroll" tabindex="0" role="region" aria-label="{escape(name)}">'
        f"<table><caption>{escape(caption)}</caption>"
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def class_strip(communes: Table, noun: str = "xã") -> str:
    """The legend of the map: classes of a share, a tick per commune, the communes of each class.

    `communes` as of `queries.coverage_by_commune`, or rows of other units that `noun` names. For
    other measures: the levels, in words.
    """
    rows = records(communes)
    levels = Counter(row["level"] for row in rows)
    measures = {row["measure"] for row in rows}
    if measures != {"coverage"}:
        return _level_legend(levels, noun, theme.level_names(min(measures, default="")))
    shares = [row["share_percent"] for row in rows if not is_missing(row["share_percent"])]
    counts = Counter(theme.class_of(share) for share in shares)
    empty = _without_share(levels, noun)
    alt = ", ".join(
        [f"{name}: {counts[one]} {noun}" for one, name in enumerate(theme.CLASS_NAMES)] + empty
    )
    boxes = "".join(_box(index, counts[index]) for index in range(len(theme.CLASS_NAMES)))
    strip = f'{_ticks(shares)}<div class="classes">{boxes}</div>'
    missing = note(" · ".join(empty)) if empty else ""
    return f'<div class="strip" role="img" aria-label="Chú giải: {alt}">{strip}</div>{missing}'


def _without_share(levels: Mapping[str, int], noun: str) -> list[str]:
    """No data and nobody to count are two things: the communes of each, with the map's mark."""
    return [
        f"{mark} {theme.LEVEL_NAMES[level]}: {levels[level]} {noun}"
        for level, mark in theme.LEVEL_MARKS.items()
        if levels[level]
    ]


def _level_legend(levels: Counter[str], noun: str, names: Mapping[str, str]) -> str:
    return keys(
        [
            (
                theme.LEVEL_COLOURS[level],
                theme.LEVEL_MARKS.get(level, ""),
                f"{names[level]}: {count} {noun}",
            )
            for level, count in levels.most_common()
        ]
    )


def keys(shown: Sequence[tuple[str, str, str]]) -> str:
    """A legend: colour, sign and words of each kind."""
    boxes = "".join(
        f'<span class="key"><i style="background:{colour}">{sign}</i>{escape(words)}</span>'
        for colour, sign, words in shown
    )
    return f'<div class="keys">{boxes}</div>'


def _card(card: Card) -> str:
    kind = "card alert" if card.is_alert else "card"
    return (
        f'<div class="{kind}"><div class="label">{escape(card.label)}</div>'
        f'<div class="value">{escape(card.value)}</div>'
        f'<div class="under">{escape(card.note)}</div></div>'
    )


def _row(values: Sequence[object], right: Sequence[bool], links: Mapping[str, str]) -> str:
    cells = "".join(
        f"<td{' class=r' if is_right else ''}>{_linked(str(value), links)}</td>"
        for value, is_right in zip(values, right, strict=True)
    )
    return f"<tr>{cells}</tr>"


def _linked(text: str, links: Mapping[str, str]) -> str:
    address = links.get(text)
    return f'<a href="{escape(address)}">{escape(text)}</a>' if address else escape(text)


def _ticks(shares: Sequence[float]) -> str:
    """A tick for each share, all as one picture: it is sent with every change of a filter."""
    path = "".join(f"M{10 * _position(share):.0f},0v1" for share in shares)
    drawn = f"<path d='{path}' stroke='{theme.INK}' stroke-width='1.5' {THIN}/>"
    return f'<img class="ticks" alt="" src="{picture(1000, 1, drawn)}"/>'


def picture(width: int, height: int, drawn: str) -> str:
    """SVG elements as the address of a picture that fills any frame.

    Streamlit takes SVG out of a page. Attributes stand in single quotes: it is short so.
    """
    svg = (
        f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0,0,{width},{height}' "
        f"preserveAspectRatio='none'>{drawn}</svg>"
    )
    return f"data:image/svg+xml,{quote(svg, safe=SAFE)}"


def _position(share: float) -> float:
    """Where a share stands along the strip, in percent of its length; classes are equally wide."""
    edges = (0.0, *theme.CLASS_BOUNDS, 100.0)
    index = theme.class_of(share)
    low, high = edges[index], edges[index + 1]
    return 100 / len(theme.CLASS_NAMES) * (index + (min(share, 100.0) - low) / (high - low))


def _box(index: int, count: int) -> str:
    """A class: its colour, and below it, where any text can be read, its name and count."""
    colour = f'<i style="background:{theme.CLASS_COLOURS[index]}"></i>'
    return f"<span>{colour}{theme.CLASS_NAMES[index]}: <b>{count}</b></span>"
