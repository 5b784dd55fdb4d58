"""The two files of a deck: what is inside, what is not, and how large they are."""

import re
from io import BytesIO

import deck_samples
import pytest
from own_store import own_store
from pypdf import PdfReader
from test_charts_theme import contrast

from charts import theme
from charts.deck import files, story
from charts.deck.slide import Deck, Spoken


@pytest.fixture(scope="module")
def whole(sample_store, tmp_path_factory) -> Deck:
    store = own_store(sample_store, tmp_path_factory.mktemp("files"))
    return story.deck(deck_samples.scope(store.folder))


@pytest.fixture(scope="module")
def html(whole) -> str:
    return files.as_html(whole)


@pytest.fixture(scope="module")
def pdf(whole) -> PdfReader:
    return PdfReader(BytesIO(files.as_pdf(whole)))


def test_the_page_is_under_3_mb(html):
    assert 100_000 < len(html.encode("utf-8")) < 3_000_000


def test_the_page_names_no_other_place(html):
    text = re.sub(r"url\(data:font/woff2;base64,[^)]+\)", "", html)
    assert re.findall(r"https?:|//[a-z]|url\((?!#)|@import|<link|<img|\bsrc=", text) == []
    policy = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; "
    assert f'content="{policy}font-src data:; img-src data:"' in html
    assert '<html lang="vi"' in html


def test_every_slide_says_its_title_and_what_it_shows(html, whole):
    labels = re.findall(r'<section class="slide"[^>]*aria-label="([^"]+)"', html)
    assert labels == [f"{n}/10: {one.title}" for n, one in enumerate(whole.slides, 1)]
    assert html.count('role="img"') == 10


def test_no_name_is_given_twice(html):
    names = re.findall(r'\bid="([^"]+)"', html)
    assert len(names) == len(set(names))


def test_what_is_said_cannot_break_the_page():
    slide = deck_samples.slide(title="<b>&", spoken=[Spoken("<script>", "queries <x>")])
    written = files.as_html(deck_samples.deck(slide))
    assert "<title>Thử &lt;1&gt;</title>" in written
    assert "1/1: &lt;b&gt;&amp;" in written
    assert "<li>&lt;script&gt;</li>" in written and "<code>queries &lt;x&gt;</code>" in written


def test_the_same_deck_is_the_same_file():
    deck = deck_samples.deck()
    assert files.as_html(deck) == files.as_html(deck)
    assert files.as_pdf(deck) == files.as_pdf(deck)


def test_progress_is_told_slide_by_slide():
    told: list[tuple[int, int]] = []
    deck = deck_samples.deck(deck_samples.slide("a"), deck_samples.slide("b"))
    files.as_html(deck, lambda done, total: told.append((done, total)))
    files.as_pdf(deck, lambda done, total: told.append((done, total)))
    assert told == [(1, 2), (2, 2)] * 2


def test_the_pdf_has_a_wide_page_for_every_slide(pdf, whole):
    assert [(float(one.mediabox.width), float(one.mediabox.height)) for one in pdf.pages] == [
        (1920, 1080)
    ] * len(whole.slides)


def test_the_pdf_has_its_letters_inside(pdf):
    for page in pdf.pages:
        fonts = [one.get_object() for one in page["/Resources"]["/Font"].get_object().values()]
        assert {one["/BaseFont"].rsplit("SourceSansPro", 1)[-1] for one in fonts} <= {
            "-Regular", "-Bold"
        }  # fmt: skip
        for font in fonts:
            (inner,) = font["/DescendantFonts"]
            assert "/FontFile2" in inner.get_object()["/FontDescriptor"].get_object()


def test_the_pdf_says_the_titles_in_vietnamese(pdf, whole):
    for page, slide in zip(pdf.pages, whole.slides, strict=True):
        text = re.sub(r"\s+", " ", page.extract_text())
        assert slide.title in text
        assert theme.SAMPLE_MARK in text


@pytest.mark.parametrize("paper", [theme.PAPER, theme.PANEL, theme.ALERT_PAPER, theme.STAMP])
@pytest.mark.parametrize("ink", [theme.INK, theme.INK_SOFT])
def test_text_can_be_read_by_day_and_by_night(ink, paper):
    """Also where it crosses the mark of the sample."""
    assert contrast(ink, paper) >= 7
    assert contrast(theme.DARK[ink], theme.DARK[paper]) >= 7


@pytest.mark.parametrize("colour", [theme.ALERT, theme.PROVINCE_LINE, theme.PLACE_LINE])
def test_lines_and_marks_can_be_read_by_night(colour):
    assert contrast(theme.DARK[colour], theme.DARK[theme.PAPER]) >= 7
