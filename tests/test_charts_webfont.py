"""The letters that a page or a picture brings along."""

import re
from base64 import b64decode
from io import BytesIO

from fontTools.ttLib import TTFont

from charts import webfont

RULES = webfont.faces("Source Sans Pro", "Hà Tĩnh ♥ ΔΩ")


def fonts() -> list[TTFont]:
    found = re.findall(r"url\(data:font/woff2;base64,([^)]+)\)", RULES)
    return [TTFont(BytesIO(b64decode(one))) for one in found]


def test_there_is_a_regular_and_a_bold_face():
    assert re.findall(r"font-weight:(\d+)", RULES) == ["400", "700"]
    assert RULES.count("font-family:'Source Sans Pro'") == 2


def test_the_letters_of_the_language_and_of_the_text_are_inside_and_few_others():
    for font in fonts():
        letters = {chr(code) for code in font.getBestCmap()}
        assert {*"ạẶđĐỗỮ", *"0123456789%▲◆", "\u00a0", "Δ", "Ω"} <= letters
        assert letters.isdisjoint("ñçЖ")


def test_letters_keep_their_distances():
    assert all("GPOS" in font for font in fonts())


def test_the_same_text_gives_the_same_letters():
    webfont._cut_out.cache_clear()
    assert webfont.faces("Source Sans Pro", "Hà Tĩnh ♥ ΔΩ") == RULES
