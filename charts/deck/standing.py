"""The slide of a place against the targets of both years."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from matplotlib.axes import Axes

from charts import cards, theme, words
from charts.deck import blocks
from charts.deck.blocks import Pen
from charts.deck.slide import Slide, Spoken
from charts.formats import day, number, percent, points, target
from charts.html import Card
from charts.rows import Row, is_missing
from charts.scope import Scope
from charts.theme import Look

BAR = 150


def standing(scope: Scope) -> Slide:
    """The place against the targets of both years."""
    province = scope.ask("coverage_of_province")[0]
    name, unit = scope.indicator["short_name"], scope.indicator["unit"]
    shown = cards.of_scope(scope, province)
    aims = _aims(scope)
    return Slide(
        name="standing",
        title=words.message(province, where=scope.where, name=name, unit=unit, met=scope.met()),
        subtitle=f"{name}, {scope.where}, {day(scope.as_of)}",
        note=_left_open(province),
        alt=". ".join([*(aim.text for aim in aims), *(f"{c.label}: {c.value}" for c in shown)]),
        draw=Standing(province, aims, shown),
        spoken=[
            *(Spoken(f"{one.label}: {one.value}. {one.note}", "coverage_of_province")
              for one in shown),
            *(Spoken(aim.text, f"coverage_of_province --target-year {aim.year}") for aim in aims),
            *_counts(province, unit),
        ],
    )  # fmt: skip


@dataclass(frozen=True)
class Aim:
    """The target of a year, and what a place lacks of it."""

    year: int
    share: float
    deadline: date
    missing: int
    gap: float
    unit: str

    @property
    def short(self) -> str:
        """Mục tiêu 2025: 70 %."""
        return f"Mục tiêu {self.year}: {target(self.share, 'coverage', None)}"

    @property
    def rest(self) -> str:
        """Thiếu 1.234 người, or vượt 4,0 điểm."""
        if self.missing:
            return f"thiếu {number(self.missing)} {self.unit}"
        return f"vượt {points(-self.gap)}" if round(self.gap, 1) else "vừa đạt"

    @property
    def text(self) -> str:
        """Both in one line."""
        return f"{self.short} ({day(self.deadline)}), {self.rest}"


@dataclass(frozen=True)
class Standing:
    """Draws a share on the whole scale with both targets, and the cards of the overview."""

    province: Row
    aims: Sequence[Aim]
    cards: Sequence[Card]

    def __call__(self, axes: Axes, look: Look) -> None:
        """Fill the axes."""
        on = blocks.pen(axes, look)
        has_bar = bool(self.aims) and not is_missing(self.province["value"])
        top = self._bar(on, 84.0) if has_bar else 20.0
        shown = self.cards[1:] if has_bar else self.cards  # the bar says what the first card says
        columns = max(1, len(shown)) if len(shown) < 5 else 3
        blocks.cards(on, top, shown, columns=columns)

    def _bar(self, on: Pen, top: float) -> float:
        scale = on.size[0] / 100
        share = float(self.province["share_percent"])
        met = theme.LEVEL_COLOURS["met"]
        on.box((0, top), on.size[0], BAR, theme.PANEL)
        on.box((0, top), scale * share, BAR, met)
        said = percent(share)
        inside = share > 20
        on.write(
            (24 if inside else scale * share + 20, top + (BAR - 88) / 2),
            said,
            72,
            bold=True,
            colour=theme.ink_on(met) if inside else on.look.ink,
        )
        for index, aim in enumerate(self.aims):
            x = scale * aim.share
            is_last, is_right = index == len(self.aims) - 1, aim.share > 50
            ends = [top - 16, top + BAR + 16]
            on.axes.plot([x, x], ends, color=on.look.ink, linewidth=on.look.line)
            on.write(
                (x + (8 if is_right else -8), top - 66 if is_last else top + BAR + 18),
                f"{aim.short}, {aim.rest}",
                on.look.label,
                align="right" if is_right else "left",
                bold=True,
            )
        return top + BAR + 110


def _aims(scope: Scope) -> list[Aim]:
    """What is missing of each year's target; of a share only."""
    if scope.indicator["measure"] != "coverage":
        return []
    found: list[Aim] = []
    for year, share in sorted(scope.targets.items()):
        row = scope.ask("coverage_of_province", target_year=year)[0]
        if not is_missing(row["people_missing"]):
            missing, unit = int(row["people_missing"]), scope.indicator["unit"]
            found.append(
                Aim(year, share, scope.deadlines[year], missing, float(row["gap_points"]), unit)
            )
    return found


def _left_open(province: Row) -> str:
    lowest, highest = province["lowest_percent"], province["highest_percent"]
    if is_missing(lowest) or is_missing(highest) or percent(lowest) == percent(highest):
        return ""
    return (
        f"Khoảng có thể, vì có xã im lặng: {percent(lowest)} nếu giữ số cũ, "
        f"{percent(highest)} nếu đạt đủ."
    )


def _counts(province: Row, unit: str | None) -> list[Spoken]:
    if is_missing(province["denominator"]) or province["measure"] != "coverage":
        return []
    told = f"{number(province['numerator'])} / {number(province['denominator'])} {unit}"
    return [Spoken(f"Số đạt / tổng số: {told}", "coverage_of_province")]
