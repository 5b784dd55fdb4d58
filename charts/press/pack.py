"""The press pack: figures, numbers, texts, results of the checks and a manifest in one ZIP."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from charts.drawing import Drawing, NothingToDrawError, TooSmallError
from charts.drawn import CHARTS, NAMES
from charts.inks import UnknownInkError
from charts.press import names, preflight
from charts.press.printing import Printed, printed, source
from charts.press.sizes import Size, SizeError
from charts.scope import Scope
from charts.small_numbers import public

ALL = "all"
FIGURES: Mapping[str, str] = {**NAMES, ALL: "Mọi hình"}
FORMATS: Mapping[str, tuple[str, ...]] = {
    "svg": ("svg", "outlines"),
    "pdf": ("pdf",),
    "cmyk-pdf": ("cmyk",),
    "png": ("png",),
}
ALWAYS = ("grey", "csv", "caption", "alt")
ENDINGS = {
    "svg": ".svg",
    "outlines": "-outlines.svg",
    "pdf": ".pdf",
    "cmyk": "-cmyk.pdf",
    "png": ".png",
    "grey": "-grey.png",
    "csv": ".csv",
    "caption": "-caption.txt",
    "alt": "-alt.txt",
}
LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the same pack is the same file, whenever it is made
READABLE = 0o644

Tell = Callable[[int, int, str], None]
"""Progress: figures done, figures in all, the name of the one in work."""


class UnknownChartError(ValueError):
    """A chart that there is not; the message names those that there are."""


# What can be wrong with a request, each with a sentence that says what to change.
REFUSED = (
    SizeError,
    UnknownChartError,
    NothingToDrawError,
    TooSmallError,
    UnknownInkError,
    preflight.PreflightError,
)


@dataclass(frozen=True)
class Pack:
    """Figures in print, not yet packed; `left_out`: those with nothing to draw, and why."""

    scope: Scope
    size: Size
    chart: str
    figures: Mapping[str, Printed]
    left_out: Mapping[str, str]

    @property
    def stem(self) -> str:
        """The name of the ZIP without its ending."""
        return names.stem(self.scope, self.size, "" if self.chart == ALL else self.chart)

    @property
    def is_ready(self) -> bool:
        """Whether every check of every figure is met."""
        return all(one.is_met for figure in self.figures.values() for one in figure.checks)


def made(scope: Scope, chart: str, size: Size, tell: Tell) -> Pack:
    """One figure, or all that have something to draw, in print; what is small is hidden.

    Raises UnknownChartError, NothingToDrawError, TooSmallError.
    """
    wanted = wanted_charts(chart)
    shown = public(scope)
    drawings: dict[str, Drawing] = {}
    left_out: dict[str, str] = {}
    for name in wanted:
        try:
            drawings[name] = CHARTS[name](shown)
        except NothingToDrawError as error:
            left_out[name] = str(error)
    if not drawings:
        raise NothingToDrawError(next(iter(left_out.values())))
    named = list(drawings)
    done = printed(
        shown,
        list(drawings.values()),
        size,
        lambda count: tell(count, len(named), NAMES[named[count]]),
    )
    return Pack(scope, size, chart, dict(zip(named, done, strict=True)), left_out)


def wanted_charts(chart: str) -> Sequence[str]:
    """The chart of a name, or all of them. Raises UnknownChartError."""
    if chart != ALL and chart not in CHARTS:
        raise UnknownChartError(
            f"Không có hình «{chart}»; hãy chọn {', '.join(CHARTS)} hoặc {ALL}."
        )
    return list(CHARTS) if chart == ALL else [chart]


def zipped(pack: Pack, formats: Sequence[str]) -> bytes:
    """The pack as one ZIP, the same bytes for the same request.

    Raises PreflightError where a check is not met: what cannot be printed is not handed out.
    """
    for name, figure in pack.figures.items():
        preflight.demand(NAMES[name], figure.checks)
    found = {NAMES[name]: figure.checks for name, figure in pack.figures.items()}
    files = {
        file: content
        for name, figure in pack.figures.items()
        for file, content in _files(pack, name, figure, formats).items()
    }
    files |= {"preflight.json": preflight.as_json(found), "preflight.txt": preflight.as_text(found)}
    files["manifest.json"] = manifest(pack, files)
    output = BytesIO()
    with ZipFile(output, "w") as archive:
        for file, content in files.items():
            entry = ZipInfo(f"{pack.stem}/{file}", LONG_AGO)
            entry.compress_type = ZIP_DEFLATED
            entry.external_attr = READABLE << 16
            archive.writestr(entry, content)
    return output.getvalue()


def manifest(pack: Pack, files: Mapping[str, bytes]) -> bytes:
    """What was asked for, of which data, and the SHA-256 of every file."""
    scope = pack.scope
    told = {
        "indicator": {"code": scope.indicator["indicator"], "name": scope.indicator["short_name"]},
        "as_of": scope.as_of.isoformat(),
        "updated_at": scope.facts["updated_at"],
        "filters": {
            "district": scope.district,
            "group": scope.group,
            "target_year": scope.target_year,
        },
        "size": {"name": pack.size.name, "width_mm": pack.size.width_mm},
        "source": source(scope),
        "data_version": scope.facts["data_version"],
        "is_sample": scope.is_sample,
        "charts": [
            {
                "chart": name,
                "title": figure.drawing.title,
                "height_mm": round(figure.height_mm, 1),
            }
            for name, figure in pack.figures.items()
        ],
        "left_out": dict(pack.left_out),
        "files": {
            name: {"sha256": sha256(content).hexdigest(), "bytes": len(content)}
            for name, content in files.items()
        },
    }
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()


def _files(pack: Pack, name: str, figure: Printed, formats: Sequence[str]) -> Mapping[str, bytes]:
    stem = names.stem(pack.scope, pack.size, name)
    kinds = [kind for one in FORMATS if one in formats for kind in FORMATS[one]]
    return {f"{stem}{ENDINGS[kind]}": figure.files[kind] for kind in (*kinds, *ALWAYS)}
