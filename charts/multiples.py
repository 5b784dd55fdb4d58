"""How each former district moved: one small figure each, on one scale."""

from collections.abc import Iterable, Mapping
from html import escape

from charts import html, theme
from charts.formats import number
from charts.lines import SIDE, Ends, Look, drawn, line, points, steps
from charts.rows import is_missing
from charts.scales import Path, axis, told

PITCH = 1100  # from one to the next below it: no line reaches into its neighbour
GOAL = Look(theme.TARGET_LINE, 2, "stroke-dasharray='6,4'")
BEHIND = Look(theme.RULE, 2)
OWN = Look(theme.PROVINCE_LINE, 3, "stroke-linecap='round'")  # one report alone is a dot
RULES = drawn(Look(theme.GRID, 1), "M0,0H1000M0,500H1000M0,1000H1000")


def heading(province: Path) -> str:
    """What the small figures have in common; a sum is no measure for one district."""
    if not province:
        return "Các huyện cũ: chưa có báo cáo"
    if _is_sum(province):
        return "Các huyện cũ, cùng một thang"
    scale = "tỷ lệ xã đã tổ chức" if _is_yes_no(province) else "cùng một thang"
    return f"Các huyện cũ, {scale}: nét mảnh là mọi huyện gộp lại, nét đứt là mục tiêu năm"


def small_multiples(districts: Mapping[str, Path], province: Path, *, is_sample: bool) -> str:
    """One small path per former district on one scale, the province thin behind each, as HTML.

    `districts`: name to rows of `queries.coverage_over_time`. The title of each gives its last
    value, ≈ where it is an estimate; below stand the first and the last day, on the left the ends
    of the scale, which of a yes or no are shares of the communes: districts differ in how many
    they have. All lines are one picture, of which each figure shows its part; the province and the
    targets, which stand behind all of them, are another. Both are sent with every change, and so
    are short.
    """
    shown = [_shares(path) for path in districts.values()]
    everything = [row for path in shown for row in path]
    if not everything:
        return '<div class="multiples"></div>'
    whole = axis(everything)["range"][1]
    days = [row["as_of"] for row in everything]
    ends = (min(days), max(days))
    behind = html.picture(SIDE, SIDE, RULES + _shared(_shares(province), whole, ends))
    own = html.picture(SIDE, PITCH * len(districts), _own(shown, whole, ends))
    unit = " %" if everything[0]["measure"] == "coverage" else ""
    style = (
        f"--behind:url(&quot;{behind}&quot;);--own:url(&quot;{own}&quot;);"
        f"--whole:{PITCH * len(districts) / SIDE};--top:'{number(whole)}{unit}';"
        f"--days:'{ends[0]:%m/%Y} {ends[1]:%m/%Y}'"
    )
    figures = "".join(_figure(i, *district) for i, district in enumerate(districts.items()))
    mark = f'<p class="sample">{theme.SAMPLE_MARK}</p>' if is_sample else ""
    return f'<div class="multiples" style="{style}">{figures}</div>{mark}'


def _figure(place: int, name: str, path: Path) -> str:
    """The title, and the part of the picture of all lines that is its own."""
    known = [row for row in path if not is_missing(row["value"])]
    last = told(known[-1]) if known else "chưa có số liệu"
    alt = f"từ {told(known[0])} đến {last}" if known else last
    return (
        f"<figure><figcaption>{escape(name)}: <b>{last}</b></figcaption>"
        f'<div role="img" aria-label="{escape(alt)}" style="--from:{PITCH * place / SIDE}"></div>'
        "</figure>"
    )


def _own(paths: Iterable[Path], whole: float, ends: Ends) -> str:
    """The lines of all, one below the other."""
    lines = [
        line(points(path, "value", whole, ends), PITCH * place) for place, path in enumerate(paths)
    ]
    return drawn(OWN, "".join(lines))


def _shared(province: Path, whole: float, ends: Ends) -> str:
    """The targets and the province; a sum over it is no measure for one district."""
    if _is_sum(province):
        return ""
    targets = steps(points(province, "target", whole, ends))
    return drawn(GOAL, targets) + drawn(BEHIND, line(points(province, "value", whole, ends)))


def _shares(path: Path) -> Path:
    """Of a yes or no the share of the communes that said yes, of which each must."""
    if not _is_yes_no(path):
        return path
    return [
        {
            **row,
            "measure": "coverage",
            "value": _of_hundred(row["value"], row["communes_total"]),
            "target": _of_hundred(row["target"], 1),
        }
        for row in path
    ]


def _of_hundred(part: float | None, whole: float) -> float | None:
    return None if is_missing(part) else 100 * part / whole


def _is_yes_no(path: Path) -> bool:
    return bool(path) and path[0]["measure"] == "yes_no"


def _is_sum(path: Path) -> bool:
    return bool(path) and path[0]["measure"] == "count"
