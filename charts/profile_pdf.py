"""The profile of one commune on one A4 page, drawn without a browser."""

from collections.abc import Sequence

from charts import (
    pace,
    pace_why,
    paper_path,
    profile,
    profile_cards,
    profile_tables,
    theme,
)
from charts.formats import day
from charts.html import Card
from charts.paper import HEIGHT, MARGIN, WIDTH, Paper
from charts.profile import Profile
from charts.rows import Row

ROOM = WIDTH - 2 * MARGIN
FIGURES = (64.0, 23.0, 15.0, 17.0, 18.0, 18.0, 31.0)
NEIGHBOURS = (30.0, 18.0, 15.0, 27.0)
PATH = (93.0, 54.0)
FOOT = HEIGHT - 17
LINE = 4.1


def page(shown: Profile) -> bytes:
    """A PDF of one page: level, every indicator, path, neighbours, reasons, reports, sources.

    Lists that are too long end with how many are left out.
    """
    paper = Paper(f"Hồ sơ {shown.name}", shown.as_of)
    top = _head(paper, shown)
    top = _cards(paper, top, profile_cards.cards(shown))
    top = _figures(paper, top, shown)
    paper_path.draw(paper, (MARGIN, top), PATH, shown)
    beside = _neighbours(paper, top, shown)
    top = max(top + PATH[1] + 3, beside + 2)
    why = f"Vì sao «{pace.label(shown.figure)}»"
    top = _list(paper, top, why, pace_why.why(shown.pace, shown.rules), 6)
    top = _list(paper, top, "Cần hỏi lại", [row["message"] for row in shown.warnings], 2)
    title = f"Dựa trên {profile.reports_note(shown)}"
    _list(paper, top, title, [_report(row) for row in shown.reports], 5)
    _foot(paper, shown)
    if shown.is_sample:
        paper.stamp(theme.SAMPLE_MARK)
    return paper.content()


def _head(paper: Paper, shown: Profile) -> float:
    paper.text((MARGIN, 9), shown.name, 120, size=22, bold=True)
    dated = f"Số liệu đến ngày {day(shown.as_of)}"
    paper.text((MARGIN + 120, 10), "Hồ sơ xã", ROOM - 120, size=11, bold=True, align="R")
    paper.text((MARGIN + 120, 15), dated, ROOM - 120, size=9, align="R")
    end = paper.lines((MARGIN, 20.5), profile.what_it_is(shown), ROOM, 2, size=9.5)
    paper.text((MARGIN, end + 0.5), profile.message(shown), ROOM, size=13, bold=True)
    return end + 8


def _cards(paper: Paper, top: float, cards: Sequence[Card]) -> float:
    gap = 2.0
    wide = (ROOM - gap * (len(cards) - 1)) / len(cards)
    for number, card in enumerate(cards):
        left = MARGIN + number * (wide + gap)
        edge = theme.ALERT if card.is_alert else theme.LEVEL_COLOURS["met"]
        paper.box((left, top), wide, 21, theme.ALERT_PAPER if card.is_alert else theme.PANEL)
        paper.box((left, top), 1, 21, edge)
        paper.text((left + 2.5, top + 0.8), card.label, wide - 3, size=8)
        size = paper.fitting_size(card.value, wide - 3, 15)
        paper.text((left + 2.5, top + 4.2), card.value, wide - 3, size=size, bold=True)
        paper.lines((left + 2.5, top + 11), card.note, wide - 3, 3, size=7)
    return top + 23


def _figures(paper: Paper, top: float, shown: Profile) -> float:
    rows = profile_tables.figures(shown)
    chosen = list(shown.figures).index(shown.figure)
    end = paper.table((MARGIN, top), rows, FIGURES, right=profile_tables.NUMBERS, bold=chosen)
    return paper.lines((MARGIN, end + 0.4), profile_tables.figures_note(shown), ROOM, 1, size=7.5)


def _neighbours(paper: Paper, top: float, shown: Profile) -> float:
    if not shown.neighbours:
        return top
    left = MARGIN + PATH[0] + 3
    title = f"{len(shown.neighbours)} xã, phường liền kề"
    paper.text((left, top + 1), title, sum(NEIGHBOURS), size=9, bold=True)
    rows = profile_tables.neighbours(shown)
    return paper.table(
        (left, top + 5.5), rows, NEIGHBOURS, right=profile_tables.NUMBERS, size=8, height=4.1
    )


def _list(paper: Paper, top: float, title: str, lines: Sequence[str], most: int) -> float:
    """A title and as many lines as are wanted and fit; how many are left out; where it ends."""
    fitting = int((FOOT - top) / LINE) - 1
    if not lines or fitting < 1:
        return top
    shown = list(lines[: min(most, fitting)])
    if left_out := len(lines) - len(shown):
        title += f" ({left_out} dòng nữa xem trên màn hình)"
    paper.text((MARGIN, top), title, ROOM, size=9, bold=True)
    for number, line in enumerate(shown, start=1):
        paper.text((MARGIN, top + LINE * number), line, ROOM, size=8)
    return top + LINE * (len(shown) + 1) + 1


def _report(row: Row) -> str:
    said = profile_tables.remarks(row)
    text = f"{day(row['as_of'])}: {row['file_name']}, nhận {day(row['received_at'])}"
    return f"{text} từ {row['received_from']}" + (f" ({said})" if said else "")


def _foot(paper: Paper, shown: Profile) -> None:
    paper.rule((MARGIN, FOOT), (WIDTH - MARGIN, FOOT), theme.RULE, 0.2)
    text = (
        f"{shown.source}. Nguồn: báo cáo của xã, tỉnh; mục tiêu theo kế hoạch của UBND tỉnh; đơn "
        "vị cũ theo Nghị quyết 1665/NQ-UBTVQH15. Tỷ lệ là số đạt chia tổng số của từng chỉ tiêu."
    )
    paper.lines((MARGIN, FOOT + 1), text, ROOM, 2, size=8)
