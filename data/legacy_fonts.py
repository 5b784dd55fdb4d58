"""Vietnamese typed with fonts from before Unicode: told by its syllables, turned into Unicode.

TCVN3 (fonts `.Vn...`, code of TCVN 5712:1993) gives every accented letter a sign of its own; VNI
(fonts `VNI-...`) puts a sign for the accents after the plain letter. Both look like `X· CÈm B×nh`
or `Xaõ Caåm Bình` to a program that knows Unicode only. A text is converted only where every
word of it becomes a Vietnamese syllable, and by one of the two alone.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

_TCVN3 = dict(
    zip(
        "¡¢£¤¥¦§¨©ª«¬\xad®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ",
        "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
        strict=True,
    )
)
_GRAVE, _HOOK, _TILDE, _ACUTE, _DOT = "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"
_ROUND, _ROOF = "\u0306", "\u0302"
_TONES = _GRAVE + _HOOK + _TILDE + _ACUTE + _DOT
_VNI_MARKS = {
    "ø": _GRAVE, "ù": _ACUTE, "û": _HOOK, "õ": _TILDE, "ï": _DOT,
    "â": _ROOF, "à": _ROOF + _GRAVE, "á": _ROOF + _ACUTE, "å": _ROOF + _HOOK,
    "ã": _ROOF + _TILDE, "ä": _ROOF + _DOT,
    "ê": _ROUND, "è": _ROUND + _GRAVE, "é": _ROUND + _ACUTE, "ú": _ROUND + _HOOK,
    "ü": _ROUND + _TILDE, "ë": _ROUND + _DOT,
}  # fmt: skip
_VNI_LETTERS = {"ñ": "đ", "ô": "ơ", "ö": "ư", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}
_VNI_PAIR = re.compile(f"[aeouyôö][{''.join(_VNI_MARKS)}]", re.IGNORECASE)
_VNI_PAIR_OR_SIGN = re.compile(f"{_VNI_PAIR.pattern}|[^\x00-\x7f]", re.IGNORECASE)
_APART = re.compile(r"[\s\x00-\x40\[-`{-~“”„‘’‚–—−…•°²³€]+")

# The first letters, the vowels with where a tone may stand, and the last letters of a syllable.
_FIRST = "ngh|ng|nh|n|ch|c|gh|gi|g|kh|k|ph|p|qu|th|tr|t|b|d|đ|h|l|m|r|s|v|x"
_LAST = "ch|c|m|ng|nh|n|p|t"
_STOPS = ("c", "ch", "p", "t")
_BEFORE_NH = ("a", "ê", "i", "y", "oa", "uê", "uy")
_VOWELS = {
    vowels: places
    for group, places in {
        "a ă â e ê i o ô ơ u ư y ai ao au ay âu ây eo êu ia iu oi ôi ơi ua ui ưa ưi ưu": (0,),
        "iê oai oao oay oă oeo oo uâ uây uê uô uôi uơ uya uyu iêu ươ ươi ươu yê yêu": (1,),
        "oa oe uy": (0, 1),
        "uyê": (2,),
    }.items()
    for vowels in group.split()
}
_SYLLABLE = re.compile(f"({_FIRST})?({'|'.join(sorted(_VOWELS, key=len, reverse=True))})({_LAST})?")


class Restored(NamedTuple):
    """A text in Unicode, and the name of the code it was typed in."""

    text: str
    code: str


def code_of(texts: Iterable[str]) -> str | None:
    """The old code that all of these texts are typed in; None when any may be Unicode."""
    beyond = {text for text in texts if not text.isascii()}
    codes = {found.code for found in map(restored, beyond) if found}
    if len(codes) != 1:
        return None
    (code,) = codes
    is_all = all(is_vietnamese(_CODES[code](text) or "×") for text in beyond)
    return code if is_all else None


@lru_cache(maxsize=8192)
def restored(text: str, code: str | None = None) -> Restored | None:
    """The text in Unicode; None when it is Unicode already, or cannot be told with certainty.

    With the `code` that all texts beside it are typed in, there is no doubt.
    """
    if text.isascii() or (code is None and is_vietnamese(text)):
        return None
    found = [
        Restored(converted, name)
        for name, convert in _CODES.items()
        if (converted := convert(text)) and code in (None, name)
        if code or (is_vietnamese(converted) and _has_syllable(converted))
    ]
    return found[0] if len(found) == 1 else None


def is_vietnamese(text: str) -> bool:
    """Whether every word with a letter beyond ASCII is a syllable of Vietnamese in Unicode."""
    return all(_is_syllable(word) for word in _words(text))


def is_legacy(text: str) -> bool:
    """Whether a text seems to be typed in one of the old codes, certain or not."""
    return not text.isascii() and any(
        not _is_syllable(word)
        and any(
            converted and all(map(_is_syllable, _words(converted))) and len(converted) > 1
            for converted in (convert(word) for convert in _CODES.values())
        )
        for word in _words(text)
    )


def _words(text: str) -> list[str]:
    """The words of a text that have more than ASCII."""
    return [word for word in _APART.split(text) if not word.isascii()]


def _has_syllable(text: str) -> bool:
    return any(len(word) > 1 for word in _words(text))


@lru_cache(maxsize=8192)
def _is_syllable(word: str) -> bool:
    """Whether a word is one syllable with at most one tone, where a tone may stand.

    An abbreviation is one too (`QĐ`, `HĐND`): nothing but `Đ` is beyond ASCII in it.
    """
    letters = unicodedata.normalize("NFD", unicodedata.normalize("NFC", word).casefold())
    plain = unicodedata.normalize("NFC", re.sub(f"[{_TONES}]", "", letters))
    if plain.replace("đ", "d").isascii() and letters == plain:
        return True
    found = _SYLLABLE.fullmatch(plain)
    toned = [
        place for place, letter in enumerate(unicodedata.normalize("NFC", letters))
        if any(mark in _TONES for mark in unicodedata.normalize("NFD", letter)[1:])
    ]  # fmt: skip
    tones = [mark for mark in letters if mark in _TONES]
    if not found or len(tones) > 1 or len(toned) != len(tones):
        return False
    if found[3] in ("nh", "ch") and found[2] not in _BEFORE_NH:
        return False
    if found[3] in _STOPS and (not tones or tones[0] not in (_ACUTE, _DOT)):
        return False
    return not toned or toned[0] - found.start(2) in _VOWELS[found[2]]


def _from_tcvn3(text: str) -> str | None:
    """The text read as TCVN3; None when it has a sign that TCVN3 has not."""
    if any(not sign.isascii() and sign not in _TCVN3 for sign in "".join(_words(text))):
        return None
    return "".join(_TCVN3.get(sign, sign) for sign in text)


def _from_vni(text: str) -> str | None:
    """The text read as VNI; None when it has a sign that VNI has not."""
    known = {*_VNI_MARKS, *_VNI_LETTERS, "ì", "í"}
    if any(not sign.isascii() and sign.lower() not in known for sign in "".join(_words(text))):
        return None
    if any(sign.lower() in _VNI_MARKS for sign in _VNI_PAIR.sub("", text)):
        return None
    # A pair becomes letters that no later step may take for signs of VNI, so all at once.
    letters = _VNI_PAIR_OR_SIGN.sub(_vni_letter, text)
    return unicodedata.normalize("NFC", letters)


def _vni_letter(found: re.Match[str]) -> str:
    """One letter with its accents, from a pair of signs or a sign alone."""
    sign, marks = found[0][0], found[0][1:]
    letter = _VNI_LETTERS.get(sign.lower(), sign.lower())
    return (letter.upper() if sign.isupper() else letter) + _VNI_MARKS.get(marks.lower(), "")


_CODES: Mapping[str, Callable[[str], str | None]] = {"TCVN3 (ABC)": _from_tcvn3, "VNI": _from_vni}
