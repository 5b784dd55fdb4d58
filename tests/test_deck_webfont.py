import re
from base64 import b64decode
from io import BytesIO

from fontTools.ttLib import TTFont

from charts.deck import webfont

TEXT = "Hà Tĩnh ▲◆ ỗ%"


def fonts() -> list[TTFont]:
    rules = webfont.faces("Source Sans Pro", TEXT)
    found = re.findall(r"url\(data:font/woff2;base64,([^)]+)\)", rules)
    return [TTFont(BytesIO(b64decode(one))) for one in found]


def test_there_is_a_regular_and_a_bold_face():
    rules = webfont.faces("Source Sans Pro", TEXT)
    assert re.findall(r"font-weight: (\d+)", rules) == ["400", "700"]
    assert rules.count('font-family: "Source Sans Pro"') == 2


def test_the_letters_of_the_text_are_inside_and_no_others():
    for font in fonts():
        assert {chr(code) for code in font.getBestCmap()} == set(TEXT)


def test_letters_keep_their_distances():
    assert all("GPOS" in font for font in fonts())
