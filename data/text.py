"""Vietnamese text, counts and dates as people write them."""

import re
import unicodedata
from calendar import monthrange
from datetime import date, datetime
from functools import lru_cache
from math import isfinite

from data.messages import Fault

LARGEST_COUNT = 99_999_999
_TONES = "\u0300\u0309\u0303\u0301\u0323"  # huyền, hỏi, ngã, sắc, nặng: the order of dictionaries
_LETTER_MARKS = {"\u0306": "1", "\u0302": "2", "\u031b": "3"}  # ă, â ê ô, ơ ư
_UNSEEN = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\xad"))
_SAME = str.maketrans("“”„«»’‘`–—−", '"""""\'\'\'---')
# "hoà" and "hòa", "thuỷ" and "thủy" are one spelling: the tone may stand on either vowel.
_TONE_PLACES = {
    first + toned: toned_first + second
    for first, toned_firsts, second, toneds in (
        ("o", "òỏõóọ", "a", "àảãáạ"),
        ("o", "òỏõóọ", "e", "èẻẽéẹ"),
        ("u", "ùủũúụ", "y", "ỳỷỹýỵ"),
    )
    for toned_first, toned in zip(toned_firsts, toneds, strict=True)
}
_TONE_PLACE = re.compile("|".join(_TONE_PLACES))
_GROUPED = re.compile(r"[0-9]{1,3}(?:(\.[0-9]{3})+|(,[0-9]{3})+|( [0-9]{3})+)")
_DECIMAL = re.compile(
    r"[0-9]+[.,][0-9]+|[0-9]{1,3}(\.[0-9]{3})+,[0-9]+|[0-9]{1,3}(,[0-9]{3})+\.[0-9]+"
)
_ZERO_FRACTION = re.compile(r"([0-9]+)[.,](0|00|0{4,})")
_DAY = re.compile(
    r"(?:ngay )?([0-9]{1,2})(?: ?([/.-]) ?| thang )([0-9]{1,2})(?: ?\2 ?| nam )([0-9]{4})"
    r"(?: 0?0:00(?::00)?)?"
)
_MONTH = re.compile(r"(?:thang ?)?([0-9]{1,2})(?: ?[/.-] ?| nam )([0-9]{4})")
_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")


def nfc(text: str) -> str:
    """The text in NFC with every run of white space, no-break spaces too, as one space.

    Signs that nobody sees (zero width, soft hyphen), which come along from web pages, are left out.
    """
    return " ".join(unicodedata.normalize("NFC", text.translate(_UNSEEN)).split())


@lru_cache(maxsize=4096)
def match_key(text: str) -> str:
    """What two spellings of one name share: NFC, lower case, one kind of quote, tone place."""
    plain = nfc(text).translate(_SAME).casefold()
    return _TONE_PLACE.sub(lambda found: _TONE_PLACES[found.group()], plain)


def without_tones(text: str) -> str:
    """The text in lower case without any accent, `đ` as `d`: for search only."""
    letters = unicodedata.normalize("NFD", nfc(text).casefold().replace("đ", "d"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def vietnamese_key(text: str) -> str:
    """A string whose byte order is the Vietnamese alphabetical order: letters first, then tones.

    Each letter becomes itself and a digit (a0, ă1, â2; d0, đ1), so that every word with `a`
    comes before any with `ă`; the tones follow after a space and decide only between equals.
    """
    letters: list[str] = []
    tones: list[str] = []
    for sign in unicodedata.normalize("NFD", nfc(text).casefold()):
        if sign in _TONES:
            tones[-1:] = [str(_TONES.index(sign) + 1)]
        elif sign in _LETTER_MARKS:
            letters[-1:] = [letters[-1][0] + _LETTER_MARKS[sign]] if letters else []
        else:
            letters.append("!" if sign == " " else "d1" if sign == "đ" else _numbered(sign))
            tones.append("0")
    return "".join(letters) + " " + "".join(tones)


def _numbered(sign: str) -> str:
    return sign + "0" if sign.isalpha() else sign


def parse_count(value: object) -> int:
    """The whole number that a cell holds: a number, or text such as `12.345` or `12 345`.

    Raises Fault when it is no number, a percentage, negative, not whole, or beyond any count of
    people. `1.234` counts as grouped; whether that may be meant is for the reader of the pair.
    """
    if isinstance(value, int) and not isinstance(value, bool):
        count = value
    elif isinstance(value, float):
        count = _whole(value)
    elif isinstance(value, str):
        count = _count_in_text(nfc(value).translate(_SAME))
    else:
        raise Fault("not_a_number")
    if count < 0:
        raise Fault("negative")
    if count > LARGEST_COUNT:
        raise Fault("number_too_large", most=LARGEST_COUNT)
    return count


def decimal_reading(value: object) -> float | None:
    """The other thing that a grouped text such as `1.234` may mean: 1,234; None for the rest."""
    if isinstance(value, str) and re.fullmatch(r"[0-9]{1,3}[.,][0-9]{3}", nfc(value)):
        return float(nfc(value).replace(",", "."))
    return None


def _whole(value: float) -> int:
    if not isfinite(value):
        raise Fault("not_a_number")
    if value.is_integer():
        return int(value)
    if 0 < value < 1:
        raise Fault("percentage")
    thousands = round(value * 1000)
    if value > 0 and abs(value * 1000 - thousands) < 1e-6 and value < 1000:
        raise Fault("maybe_thousands", count=str(thousands))
    raise Fault("negative" if value < 0 else "not_whole")


def _count_in_text(text: str) -> int:
    if re.fullmatch(r"-?[0-9]+", text):
        return int(text[:20])
    if _GROUPED.fullmatch(text):
        return int(re.sub(r"[., ]", "", text)[:20])
    if zero_fraction := _ZERO_FRACTION.fullmatch(text):
        return int(zero_fraction[1][:20])
    if re.fullmatch(r"[0-9.,]+ ?%", text):
        raise Fault("percentage")
    if re.fullmatch(r"-[0-9., ]+", text):
        raise Fault("negative")
    raise Fault("not_whole" if _DECIMAL.fullmatch(text) else "not_a_number")


def parse_date(value: object) -> date:
    """The day that a cell holds: dd/MM/yyyy, `tháng 10/2026` (its last day), ISO, or a date cell.

    Raises Fault when it is no date, or a day that no calendar has.
    """
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    return _date_in_text(value if isinstance(value, str) else "")


@lru_cache(maxsize=4096)
def _date_in_text(value: str) -> date:
    text = without_tones(value)
    try:
        if found := _DAY.fullmatch(text):
            return date(int(found[4]), int(found[3]), int(found[1]))
        if found := _ISO.fullmatch(text):
            return date(int(found[1]), int(found[2]), int(found[3]))
        if found := _MONTH.fullmatch(text):
            year, month = int(found[2]), int(found[1])
            return date(year, month, monthrange(year, month)[1])
    except ValueError as error:
        raise Fault("date_impossible") from error
    raise Fault("date_unreadable")
