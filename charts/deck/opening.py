"""The first slide: what is shown, where, of which day, on how many reports."""

from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.axes import Axes

from charts import theme
from charts.deck import blocks
from charts.deck.slide import Slide, Spoken
from charts.formats import day, number, target
from charts.rows import Row
from charts.scope import Scope
from charts.theme import Look


def title(scope: Scope) -> Slide:
    """Which indicator, where, of which day, on how many reports."""
    province = scope.ask("coverage_of_province")[0]
    lines = [
        scope.where,
        f"Số liệu đến ngày {day(scope.as_of)}",
        f"{_communes(province)} có báo cáo còn mới",
        *_targets(scope),
    ]
    return Slide(
        name="title",
        title=f"Học vụ số Hà Tĩnh: {scope.indicator['short_name']}",
        subtitle=scope.indicator["name"],
        note=f"Cơ quan chủ trì: {scope.indicator['lead_agency']}. {scope.source}.",
        alt=". ".join(lines),
        draw=Opening(lines),
        spoken=[
            Spoken(f"{_communes(province)} có báo cáo còn mới", "coverage_of_province"),
            *(Spoken(line, "targets") for line in _targets(scope)),
        ],
    )


@dataclass(frozen=True)
class Opening:
    """Draws the first slide."""

    lines: Sequence[str]

    def __call__(self, axes: Axes, look: Look) -> None:
        """Fill the axes."""
        on = blocks.pen(axes, look)
        on.box((0, 12), 14, on.size[1] - 40, theme.PROVINCE_LINE)
        top = 10.0
        for index, line in enumerate(self.lines):
            size = 84 if index < 2 else 52
            top = on.write((52, top), line, size, room=on.size[0] - 60, bold=index < 2) + 22


def _targets(scope: Scope) -> list[str]:
    measure, unit = scope.indicator["measure"], scope.indicator["unit"]
    return [
        f"Mục tiêu {year}: {target(share, measure, unit)} vào {day(scope.deadlines[year])}"
        for year, share in sorted(scope.targets.items())
    ] or ["Kế hoạch không đặt mục tiêu bằng số cho chỉ tiêu này"]


def _communes(province: Row) -> str:
    reported, total = province["communes_reported"], province["communes_total"]
    return f"{number(reported)}/{number(total)} xã, phường"
