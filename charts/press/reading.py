"""A PDF read back: every text, line and area with its size, colour and place."""

from copy import copy
from dataclasses import dataclass, field, replace
from io import BytesIO
from math import hypot
from typing import Any

import pikepdf

from charts.inks import Inks
from charts.press.cmyk import hex_of
from charts.press.fonts_of_pdf import Face, face
from charts.press.matrices import UNIT, Matrix, matrix, placed, times
from charts.press.sheet import Kind, Mark, Point, Sheet, known_inks
from charts.press.sizes import POINTS_PER_MM

Colour = tuple[str, Inks | None]

BLACK: Colour = ("đen", (0, 0, 0, 100))
FILL, DRAW = {"f", "F", "f*"}, {"S", "s"}
BOTH, END = {"B", "B*", "b", "b*"}, {"n"}
PAINT, PATH = FILL | DRAW | BOTH | END, {"m", "l", "c", "v", "y", "re"}
GLYPH = 0.5  # of the size: about how wide a letter is


def read(name: str, pdf: bytes) -> Sheet:
    """The first page of a PDF."""
    with pikepdf.open(BytesIO(pdf)) as document:
        page = document.pages[0].obj
        left, bottom, right, top = (float(one) for one in page.MediaBox)
        sheet = Sheet(name, (right - left) / POINTS_PER_MM, (top - bottom) / POINTS_PER_MM)
        _Reader(sheet, {}, page.get("/Resources", {})).read(page.Contents)
    return sheet


@dataclass
class _State:
    matrix: Matrix = UNIT
    width: float = 1.0
    fill: Colour = BLACK
    draw: Colour = BLACK
    pattern: str = ""
    fill_alpha: float = 1.0
    draw_alpha: float = 1.0


@dataclass
class _Reader:
    """Walks through the instructions of a stream as a printer does."""

    sheet: Sheet
    faces: dict[Any, Face]
    resources: Any
    state: _State = field(default_factory=_State)
    kept: list[_State] = field(default_factory=list)
    path: list[Any] = field(default_factory=list)
    face: Face | None = None
    size: float = 0.0
    line: Matrix = UNIT

    def read(self, stream: Any) -> None:
        for one in pikepdf.parse_content_stream(stream):
            name, operands = str(one.operator), one.operands
            if name in PATH:
                self.path.append((name, operands))
            elif name in PAINT:
                self._paint(name)
            elif name in ("BT", "Tf", "Td", "TD", "Tm", "Tj", "TJ"):
                self._type(name, operands)
            elif name == "Do":
                self._draw(self.resources.XObject[operands[0]])
            else:
                self._set(name, operands)

    def _set(self, name: str, operands: Any) -> None:
        state = self.state
        if name == "q":
            self.kept.append(copy(state))
        elif name == "Q":
            self.state = self.kept.pop()
        elif name == "cm":
            state.matrix = times(matrix(operands), state.matrix)
        elif name == "w":
            state.width = float(operands[0])
        elif name in ("g", "rg", "k"):
            state.fill, state.pattern = _colour(operands), ""
        elif name in ("G", "RG", "K"):
            state.draw = _colour(operands)
        elif name == "scn":
            state.pattern = str(operands[-1])
        elif name == "gs":
            graphics = self.resources.ExtGState[operands[0]]
            state.draw_alpha = float(graphics.get("/CA", state.draw_alpha))
            state.fill_alpha = float(graphics.get("/ca", state.fill_alpha))

    def _type(self, name: str, operands: Any) -> None:
        if name == "BT":
            self.line = UNIT
        elif name == "Tf":
            self.face = self._face(self.resources.Font[operands[0]])
            self.size = float(operands[1])
        elif name == "Tm":
            self.line = matrix(operands)
        elif name in ("Tj", "TJ"):
            self._write(_codes(operands[0]))
        else:
            x, y = (float(one) for one in operands)
            self.line = times((1, 0, 0, 1, x, y), self.line)

    def _write(self, codes: bytes) -> None:
        assert self.face is not None
        self._look_through(self.state.fill_alpha)
        moved, size = times(self.line, self.state.matrix), self.size
        words = self.face.read(codes)
        middle = GLYPH * size * len(words) / 2
        places = tuple(placed(moved, (along, 0.3 * size)) for along in (0.2 * size, middle))
        high = size * hypot(moved[0], moved[1])
        self._add("text", self.state.fill, size=high, text=words, font=self.face.name, at=places)

    def _paint(self, name: str) -> None:
        path, self.path = self.path, []
        state = self.state
        if path and name in FILL | BOTH:
            self._look_through(state.fill_alpha)
            outline = _outline(path, state.matrix)
            if state.pattern:
                self._hatch(self.resources.Pattern[state.pattern], outline)
            else:
                self._add("area", state.fill, outline=outline)
        if path and name in DRAW | BOTH:
            self._look_through(state.draw_alpha)
            a, b, c, d, *_ = state.matrix
            self._add("rule", state.draw, size=state.width * min(hypot(a, b), hypot(c, d)))

    def _hatch(self, pattern: Any, outline: tuple[tuple[Point, ...], ...]) -> None:
        """The ground of a pattern in the shape that it fills, and the lines on it."""
        inside = Sheet("", 0, 0)
        _Reader(inside, self.faces, pattern.get("/Resources", {})).read(pattern)
        for mark in inside.marks:
            self.sheet.marks.append(replace(mark, outline=outline if mark.kind == "area" else ()))

    def _draw(self, thing: Any) -> None:
        if thing.get("/Subtype") == "/Image":
            self._fault("có ảnh điểm")
            return
        inner = copy(self.state)
        inner.matrix = times(matrix(thing.get("/Matrix", UNIT)), inner.matrix)
        resources = thing.get("/Resources", self.resources)
        _Reader(self.sheet, self.faces, resources, inner).read(thing)

    def _look_through(self, alpha: float) -> None:
        if alpha < 1:
            self._fault("có màu trong suốt")

    def _fault(self, words: str) -> None:
        if words not in self.sheet.faults:
            self.sheet.faults.append(words)

    def _face(self, font: Any) -> Face:
        if font.objgen not in self.faces:
            found = self.faces[font.objgen] = face(font)
            self.sheet.fonts[found.name] = found.is_embedded
        return self.faces[font.objgen]

    def _add(self, kind: Kind, colour: Colour, **what: Any) -> None:
        self.sheet.marks.append(Mark(kind, *colour, **what))


def _colour(operands: Any) -> Colour:
    channels = [float(one) for one in operands]
    if len(channels) == 4:
        c, m, y, k = (round(100 * one) for one in channels)
        return f"C{c} M{m} Y{y} K{k}", (c, m, y, k)
    colour = hex_of(channels)
    return colour, known_inks(colour)


def _codes(operand: Any) -> bytes:
    parts = operand if isinstance(operand, pikepdf.Array) else [operand]
    return b"".join(bytes(one) for one in parts if isinstance(one, pikepdf.String))


def _outline(path: list[Any], moved: Matrix) -> tuple[tuple[Point, ...], ...]:
    """Where the parts of a path lie on the page, its curves as the chords of their ends."""
    parts: list[list[Point]] = []
    for name, operands in path:
        values = [float(one) for one in operands]
        if name == "re":
            x, y, wide, high = values
            corners = [(x, y), (x + wide, y), (x + wide, y + high), (x, y + high)]
            parts.append([placed(moved, corner) for corner in corners])
            continue
        if name == "m" or not parts:
            parts.append([])
        parts[-1].append(placed(moved, (values[-2], values[-1])))
    return tuple(map(tuple, parts))
