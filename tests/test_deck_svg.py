"""A slide inside a page: real text, names of its own, colours that turn."""

import re
from xml.etree import ElementTree

import deck_samples
import pytest

from charts import theme
from charts.deck import canvas, svg
from charts.typeset import typeset


@pytest.fixture(scope="module")
def written() -> str:
    with typeset():
        return svg.inline(canvas.figure(deck_samples.deck(), 0), 7, "Một đường chéo")


def test_it_is_one_element_with_its_size_and_what_it_shows(written):
    root = ElementTree.fromstring(written)
    assert root.tag == "svg"
    assert root.attrib == {
        "viewBox": "0 0 1920 1080", "role": "img", "aria-label": "Một đường chéo"
    }  # fmt: skip


def test_text_stays_text(written):
    root = ElementTree.fromstring(written)
    texts = {"".join(one.itertext()).strip() for one in root.iter("text")}
    assert {"Hà Tĩnh đạt 74,0\u00a0%", "Im lặng: Đức Đồng.", theme.SAMPLE_MARK} <= texts
    assert "Source Sans Pro" in written


def test_every_name_has_the_number_of_the_slide(written):
    names = re.findall(r'\bid="([^"]+)"', written)
    assert names and all(name.startswith("s7-") for name in names)
    assert all(name.startswith("s7-") for name in re.findall(r"url\(#([^)]+)\)", written))
    assert len(names) == len(set(names))


def test_it_asks_for_nothing_and_says_nothing_of_the_program(written):
    assert "http" not in written and "Matplotlib" not in written and "<style" not in written


def test_ink_and_paper_turn(written):
    assert f"var({svg.variable(theme.INK)})" in written
    assert f"var({svg.variable(theme.PAPER)})" in written
    assert theme.INK not in written.replace(svg.variable(theme.INK), "")


@pytest.mark.parametrize(
    ("element", "turned"),
    [
        ('<path style="fill: #253494"/>', '<path style="fill: #253494"/>'),
        ('<path style="fill: #1f4e9c"/>', '<path style="fill: #1f4e9c"/>'),
        ('<path style="fill: none; stroke: #1f4e9c"/>',
         '<path style="fill: none; stroke: var(--x1f4e9c)"/>'),
        ('<path style="fill: #ffffff"/>', '<path style="fill: var(--xffffff)"/>'),
        ('<text style="fill: #ffffff">', '<text style="fill: #ffffff">'),
        ('<text style="fill: #111827">', '<text style="fill: var(--x111827)">'),
        ('<text style="font: 22px x">', '<text style="font: 22px x">'),
    ],
    ids=["class", "level", "line", "paper", "text on a class", "text", "black on a class"],
)  # fmt: skip
def test_what_lies_on_a_class_keeps_its_colour(element, turned):
    assert svg.STYLED.sub(svg._turned, element) == turned
