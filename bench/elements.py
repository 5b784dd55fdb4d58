"""What a page draws, counted in what it sends, so that its floor draws as much."""

import json
from collections import Counter
from collections.abc import Callable, Mapping
from html.parser import HTMLParser
from typing import Any

from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from bench.constants import MONTHS
from bench.servers import Server
from bench.sessions import Session

Element = tuple[str, *tuple[int, ...]]
"""A kind of `bench/floor.py`, and how much of it: bars; lines and points; rows and columns."""

WIDGETS = {
    "selectbox",
    "multiselect",
    "text_input",
    "number_input",
    "checkbox",
    "button_group",
    "download_button",
}
WORDS = {"heading", "markdown", "text"}
# Pieces of our HTML by their class.
TEXTS = {"note", "strip", "keys", "footer", "menu", "sample", "alarm"}
FIGURES = {
    "bars": "bars",
    "pairs": "pairs",
    "path": "lines",
    "multiples": "plots",
    "scroll": "table",
}


def of_page(server: Server, path: str) -> list[Element]:
    """The elements of a page as it opens, in its order."""
    with _Reader(server, path) as reader:
        return reader.drawn


class _Reader(Session):
    """A session that notes the elements it is sent."""

    def __init__(self, server: Server, path: str) -> None:
        self.drawn: list[Element] = []
        super().__init__(server, path)

    def _note(self, message: ForwardMsg) -> None:
        super()._note(message)
        if message.delta.WhichOneof("type") == "new_element":
            self.drawn += of_element(message.delta.new_element)


def of_element(element: Any) -> list[Element]:
    """What one element of Streamlit is drawn as; kinds not known here are left out."""
    kind = element.WhichOneof("type")
    if kind == "html":
        return of_html(element.html.body)
    if kind == "plotly_chart":
        points = [len(trace["x"]) for trace in json.loads(element.plotly_chart.spec)["data"]]
        return [("lines", len(points), sum(points) // len(points))]  # no more than the page
    if kind == "deck_gl_json_chart":
        return [("map",)]
    if kind in WORDS:
        return [("text",)]
    return [(kind,)] if kind in WIDGETS else []


def of_html(body: str) -> list[Element]:
    """What a piece of our HTML shows: figures in large type, charts, tables, lines of text."""
    counter = _Counter()
    counter.feed(body)
    return [AMOUNTS.get(kind, _nothing)(kind, tags) for kind, tags in counter.found]


def _nothing(kind: str, _: Mapping[str, int]) -> Element:
    return (kind,)


# The head of a table is a row too.
AMOUNTS: Mapping[str, Callable[[str, Mapping[str, int]], Element]] = {
    "bars": lambda kind, tags: (kind, tags["tr"] - 1),
    "pairs": lambda kind, tags: (kind, tags["tr"] - 1),
    # As many as the legend names.
    "lines": lambda kind, tags: (kind, tags["i"], MONTHS),
    # Each its own line and that of the province.
    "plots": lambda kind, tags: (kind, tags["figure"], 2, MONTHS),
    "table": lambda kind, tags: (kind, tags["tr"] - 1, tags["th"]),
}


class _Counter(HTMLParser):
    """The pieces found, each with the tags that came after it and before the next figure."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, Counter[str]]] = []
        self.inside: Counter[str] = Counter()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        classes = set((dict(attrs).get("class") or "").split())
        figures = [FIGURES[one] for one in FIGURES if one in classes]
        if figures:
            self.inside = Counter()
            self.found.append((figures[0], self.inside))
        elif "card" in classes:
            self.found.append(("metric", Counter()))
        elif tag in ("h1", "h2", "li") or classes & TEXTS:
            self.found.append(("text", Counter()))
        self.inside[tag] += 1
