import re
import tomllib
from itertools import pairwise
from pathlib import Path

import plotly.graph_objects as go
import pytest

from charts import theme

ROOT = Path(__file__).parents[1]


def luminance(colour: str) -> float:
    """Relative luminance of WCAG 2.2."""
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2.2, 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_the_contrast_of_black_on_white_is_21():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)


@pytest.mark.parametrize(
    ("share", "number"),
    [
        (0, 0),
        (49.99, 0),
        (50, 1),
        (59.99, 1),
        (60, 2),
        (69.99, 2),
        (70, 3),
        (79.99, 3),
        (80, 4),
        (100, 4),
    ],
)
def test_a_share_on_a_boundary_belongs_to_the_class_above(share, number):
    assert theme.class_of(share) == number


def test_there_is_a_colour_and_a_name_for_every_class_and_every_level():
    assert len(theme.CLASS_COLOURS) == len(theme.CLASS_NAMES) == len(theme.CLASS_BOUNDS) + 1
    assert theme.LEVEL_COLOURS.keys() == theme.LEVEL_NAMES.keys()
    assert theme.LEVEL_MARKS.keys() <= theme.LEVEL_NAMES.keys()


@pytest.mark.parametrize("colour", [*theme.CLASS_COLOURS, *theme.LEVEL_COLOURS.values()])
def test_text_can_be_read_on_every_class_and_level(colour):
    assert contrast(theme.ink_on(colour), colour) >= 4.5


@pytest.mark.parametrize(
    ("text", "paper"),
    [
        (theme.INK, theme.PAPER),
        (theme.INK_SOFT, theme.PAPER),
        (theme.INK, theme.PANEL),
        (theme.INK_SOFT, theme.PANEL),
        (theme.INK, theme.ALERT_PAPER),
        (theme.INK_SOFT, theme.ALERT_PAPER),
        (theme.PAPER, theme.ALERT),
        (theme.ALERT, theme.PAPER),
        (theme.PAPER, theme.INK),
    ],
    ids=[
        "text",
        "notes",
        "text in a card",
        "notes in a card",
        "text in an alert",
        "notes in an alert",
        "the sample mark",
        "marks on the map",
        "the footer",
    ],
)
def test_text_can_be_read_by_a_projector(text, paper):
    assert contrast(text, paper) >= 7


def test_classes_grow_darker_so_that_they_can_be_told_apart_in_greyscale():
    steps = [luminance(colour) for colour in theme.CLASS_COLOURS]
    assert all(paler > 1.5 * darker for paler, darker in pairwise(steps))


@pytest.mark.parametrize(
    ("colour", "channels"),
    [("#000000", (0, 0, 0)), ("#fdb863", (253, 184, 99)), ("#FFFFFF", (255, 255, 255))],
)
def test_a_colour_has_three_channels(colour, channels):
    assert theme.rgb(colour) == channels


def test_figures_have_the_fonts_and_separators_of_the_house():
    layout = go.layout.Template(theme.template()).layout  # checks it
    assert layout.separators == ",."
    assert (layout.font.family, layout.font.size, layout.font.color) == (
        theme.FONT,
        theme.SIZE_LABEL,
        theme.INK,
    )
    assert (layout.dragmode, layout.xaxis.fixedrange, layout.yaxis.fixedrange) == (
        False,
        True,
        True,
    )


def test_colours_stand_in_the_theme_alone():
    colour = re.compile(r"#[0-9a-fA-F]{6}\b|#[0-9a-fA-F]{3}\b")
    files = [*ROOT.glob("charts/*.py"), *ROOT.glob("pages/*.py"), *ROOT.glob("*.py")]
    found = {
        f"{file.name}: {one}"
        for file in files
        if file.name != "theme.py"
        for one in colour.findall(file.read_text(encoding="utf-8"))
    }
    assert found == set()


def test_the_parts_that_streamlit_draws_have_the_same_colours():
    config = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert {name: config["theme"][name] for name in config["theme"] if name.endswith("olor")} == {
        "primaryColor": theme.LEVEL_COLOURS["met"],
        "textColor": theme.INK,
        "backgroundColor": theme.PAPER,
        "secondaryBackgroundColor": theme.PANEL,
        "borderColor": theme.RULE,
    }
    assert config["theme"]["baseFontSize"] == theme.SIZE_TEXT
