"""A pack on the screen: its figures at their printed size, and what the checks found."""

from base64 import b64encode
from html import escape

from charts import theme
from charts.drawn import NAMES
from charts.press.pack import Pack
from charts.press.printing import Printed
from charts.table import PlainTable


def pictures(pack: Pack) -> str:
    """Every figure as it is printed, its SVG in a picture of that size, smaller without room."""
    shown = "".join(map(_picture, pack.figures.values()))
    return f'<div class="printed">{shown}</div>'


def results(pack: Pack) -> PlainTable:
    """One row per figure and check, in words; a single figure is not named in each."""
    is_one = len(pack.figures) == 1
    return PlainTable.of(
        ({} if is_one else {"Hình": NAMES[name]})
        | {
            "Kiểm tra": one.title,
            "Tìm thấy": one.found,
            "Cần": one.wanted,
            "Kết quả": "đạt" if one.is_met else one.advice,
        }
        for name, figure in pack.figures.items()
        for one in figure.checks
    )


def message(pack: Pack) -> str:
    """How many figures are ready, of how many that have something to draw."""
    ready = sum(all(one.is_met for one in figure.checks) for figure in pack.figures.values())
    total, size = len(pack.figures), pack.size.words
    if ready < total:
        return f"{ready}/{total} hình in được ở khổ {size}: xem cột Kết quả"
    sample = f", {theme.SAMPLE_MARK} in chìm trên hình" if pack.scope.is_sample else ""
    return f"{total} hình sẵn sàng in ở khổ {size}{sample}"


def _picture(figure: Printed) -> str:
    content = b64encode(figure.files["svg"]).decode("ascii")
    width = f"{figure.width_mm:.1f}mm"
    return (
        f'<img src="data:image/svg+xml;base64,{content}" alt="{escape(figure.drawing.alt)}" '
        f'style="width:{width};max-width:100%">'
    )
