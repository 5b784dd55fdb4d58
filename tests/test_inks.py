"""Inks of the theme's colours: set by hand, for every colour, none too wet."""

import re
from pathlib import Path

import pytest

from charts import inks, theme

SOURCE = Path(theme.__file__).read_text(encoding="utf-8")


def on_paper() -> set[str]:
    """Every colour of the theme but those of a dark projector."""
    light, _, rest = SOURCE.partition("DARK = {")
    return set(re.findall(r'"(#[0-9a-f]{6})"', light + rest.partition("\n}\n")[2]))


def test_every_colour_of_the_theme_has_inks():
    assert on_paper() - set(inks.INKS) == set()
    assert set(inks.INKS) - on_paper() == set()


def test_no_colour_takes_more_ink_than_newsprint_bears():
    assert {one: sum(parts) for one, parts in inks.INKS.items() if sum(parts) > 220} == {}


def test_type_and_rules_are_black_alone():
    for colour in (theme.BLACK, theme.INK, theme.INK_SOFT, theme.RULE, theme.GRID, theme.STAMP):
        assert inks.is_black(inks.of(colour)), colour
    assert inks.of(theme.PRESS.ink) == (0, 0, 0, 100)


def test_paper_takes_no_ink():
    assert inks.of(theme.PAPER) == (0, 0, 0, 0)


def test_what_type_may_lie_on_is_pale():
    assert sum(inks.of(theme.STAMP)) <= inks.MOST_UNDER_TYPE
    assert sum(inks.of(theme.CLASS_COLOURS[0])) <= inks.MOST_UNDER_TYPE


def test_darker_classes_take_more_ink():
    taken = [sum(inks.of(colour)) for colour in theme.CLASS_COLOURS]
    assert taken == sorted(taken)


def test_a_colour_without_inks_is_named():
    with pytest.raises(inks.UnknownInkError) as refused:
        inks.of("#123456")
    assert str(refused.value) == (
        "Màu #123456 chưa có công thức mực; hãy dùng màu của bảng màu hoặc thêm vào bảng mực."
    )
