"""One figure in every format, read back and checked; nothing is put on disk."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from matplotlib.figure import Figure

from charts import theme
from charts.drawing import Drawing
from charts.formats import day
from charts.press import cmyk, preflight, writers
from charts.press.checks import Check
from charts.press.finalise import finalise
from charts.press.sizes import Size
from charts.scope import Scope
from charts.table import PlainTable
from charts.typeset import typeset

Tell = Callable[[int], None]
DATA_COLUMN = "Loại số liệu"


@dataclass(frozen=True)
class Printed:
    """A figure as files: `files` by what they are (svg, outlines, pdf, cmyk, png, grey, …)."""

    drawing: Drawing
    width_mm: float
    height_mm: float
    files: Mapping[str, bytes]
    checks: Sequence[Check]


def source(scope: Scope) -> str:
    """Where the numbers come from and of which day: the source line of a printed figure."""
    reports = (
        f"{theme.SAMPLE_MARK}, không phải báo cáo thật" if scope.is_sample else "báo cáo của xã"
    )
    return f"{reports}, đến ngày {day(scope.as_of)}; Học vụ số Hà Tĩnh"


def printed(
    scope: Scope, drawings: Sequence[Drawing], size: Size, tell: Tell = lambda done: None
) -> list[Printed]:
    """Drawings in a size and in all formats; `tell` hears how many are done.

    Raises TooSmallError where one has no room, UnknownInkError for a colour without inks.
    """
    version = scope.facts["data_version"]
    with typeset():
        figures = [
            finalise(
                drawing,
                size,
                source=source(scope),
                data_version=version,
                is_sample=scope.is_sample,
            )
            for drawing in drawings
        ]
        done: list[Printed] = []
        for drawing, figure, pdf in zip(drawings, figures, writers.pdfs(figures), strict=True):
            tell(len(done))
            done.append(_written(scope, drawing, figure, pdf))
    return done


def _written(scope: Scope, drawing: Drawing, figure: Figure, pdf: bytes) -> Printed:
    said, version, is_sample = source(scope), scope.facts["data_version"], scope.is_sample
    picture, grey = writers.pictures(figure)
    files = {
        "svg": writers.svg(figure),
        "outlines": writers.outlines(figure),
        "pdf": pdf,
        "cmyk": cmyk.converted(pdf),
        "png": picture,
        "grey": grey,
    }
    width_mm, height_mm = (25.4 * float(inches) for inches in figure.get_size_inches())
    found = preflight.checked(files, size_mm=(width_mm, height_mm), is_sample=is_sample)
    files |= {
        "csv": as_csv(drawing.rows, is_sample=is_sample),
        "caption": caption(drawing, said, version, is_sample=is_sample).encode(),
        "alt": _marked(drawing.alt, is_sample=is_sample).encode(),
    }
    return Printed(drawing, width_mm, height_mm, files, found)


def as_csv(rows: PlainTable, *, is_sample: bool) -> bytes:
    """Exactly what is drawn, with a byte order mark; sample data says so in every line."""
    written = rows.as_csv()
    if is_sample and theme.SAMPLE_MARK.encode() not in written:
        marked = [[*line, theme.SAMPLE_MARK] for line in rows.lines]
        written = PlainTable([*rows.columns, DATA_COLUMN], marked).as_csv()
    return written


def caption(drawing: Drawing, source: str, data_version: str, *, is_sample: bool) -> str:
    """What stands under the figure in the paper, where its own text was cut off."""
    text = f"{drawing.title}. {drawing.subtitle}. {drawing.note}".rstrip()
    return _marked(
        f"{text}\nNguồn: {source}. Phiên bản dữ liệu {data_version}.", is_sample=is_sample
    )


def _marked(text: str, *, is_sample: bool) -> str:
    mark = f"{theme.SAMPLE_MARK}\n" if is_sample else ""
    return f"{mark}{text}\n"
