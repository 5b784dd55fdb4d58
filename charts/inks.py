"""The inks of every colour of the theme on newsprint, set by hand, in percent (method.md, 10).

Type and rules are black alone; classes avoid black, and no colour takes more than 220 % in all.
"""

from collections.abc import Mapping

from charts import theme

Inks = tuple[int, int, int, int]
"""Cyan, magenta, yellow, black in percent."""

MOST_INK = 220
MOST_UNDER_TYPE = 25
ONLY_BLACK: Inks = (0, 0, 0, 100)
NO_INK: Inks = (0, 0, 0, 0)

INKS: Mapping[str, Inks] = {
    theme.BLACK: ONLY_BLACK,
    theme.PAPER: NO_INK,
    # Type and rules of the screen: tints of black, so that they need no register.
    theme.INK: ONLY_BLACK,
    theme.INK_SOFT: (0, 0, 0, 80),
    theme.LEVEL_COLOURS["no_target"]: (0, 0, 0, 60),
    theme.RULE: (0, 0, 0, 40),
    theme.PRESS.grid: (0, 0, 0, 30),
    theme.GRID: (0, 0, 0, 18),
    theme.STAMP: (0, 0, 0, 12),
    theme.PANEL: (0, 0, 0, 5),
    # Classes of a share, light to dark.
    theme.CLASS_COLOURS[0]: (0, 0, 24, 0),
    theme.CLASS_COLOURS[1]: (36, 0, 34, 0),
    theme.CLASS_COLOURS[2]: (68, 6, 22, 0),
    theme.CLASS_COLOURS[3]: (82, 42, 4, 0),
    theme.CLASS_COLOURS[4]: (100, 86, 0, 10),
    # Levels, lines of places, outlines.
    theme.LEVEL_COLOURS["met"]: (92, 70, 0, 0),
    theme.LEVEL_COLOURS["near"]: (0, 32, 66, 0),
    theme.LEVEL_COLOURS["behind"]: (14, 70, 100, 8),
    # Labels of pace that are no level.
    theme.PACE_COLOURS["Đúng tiến độ"]: (42, 14, 0, 0),
    theme.PACE_COLOURS["Giảm"]: (22, 76, 100, 22),
    theme.PACE_COLOURS["Chưa đạt"]: (6, 52, 88, 0),
    theme.ALERT: (18, 98, 90, 10),
    theme.ALERT_PAPER: (0, 8, 6, 0),
    theme.OUTLINES["minority_area"][0]: (8, 94, 4, 0),
    theme.OUTLINES["has_minority_village"][0]: (52, 100, 0, 16),
    theme.PLACE_LINES[3][0]: (100, 18, 62, 26),
}


class UnknownInkError(ValueError):
    """A colour has no inks; the message names it and says where to set them."""


def of(colour: str) -> Inks:
    """The inks of a colour of the theme. Raises UnknownInkError for any other."""
    try:
        return INKS[colour]
    except KeyError:
        raise UnknownInkError(
            f"Màu {colour} chưa có công thức mực; hãy dùng màu của bảng màu hoặc thêm vào bảng mực."
        ) from None


def is_black(inks: Inks) -> bool:
    """Whether it is black, a tint of black or nothing: one ink, no register needed."""
    return inks[:3] == (0, 0, 0)
