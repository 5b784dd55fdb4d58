"""Numbers, dates and words as Vietnamese readers write them: 1.234,5; 70,5 %; dd/MM/yyyy."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from charts.rows import is_missing

GROUP_NAMES = {
    "remote": "Vùng xa (biên giới hoặc miền núi)",
    "border": "Biên giới",
    "mountainous": "Miền núi",
    "has_minority_village": "Có thôn dân tộc thiểu số",
    "minority_area": "Vùng dân tộc thiểu số 2026–2030",
}
YES_NO = {"yes": "có", "no": "không", "unknown": "chưa rõ", "mixed": "một phần"}
NOTHING = "–"
OTHER_THAN_WORDS = re.compile(r"[^\w\s/,–-]")
MOST_QUOTED = 60  # letters
SIGNS_OF_MARKDOWN = re.compile(r"[\\`*_\[\]<>$~#|]")
OTHER_SIGNS = str.maketrans(",.-", ".,−")  # of thousands and of decimals; less than none
# The two counts of a measure; of a count and of a yes or no, the value says all.
PARTS = {"coverage": ("Số đạt", "Tổng số"), "ratio": ("Tử số", "Mẫu số")}


def number(value: float | None, decimals: int = 0) -> str:
    """12.345 or 1.234,5; a dash when there is none."""
    if is_missing(value):
        return NOTHING
    return f"{value:z,.{decimals}f}".translate(OTHER_SIGNS)


def percent(value: float | None) -> str:
    """70,5 %; a dash when there is none."""
    return NOTHING if is_missing(value) else f"{number(value, 1)} %"


def target(value: float | None, measure: str, unit: str | None) -> str:
    """A target, which is a round number: 80 %, 5 người học/người hướng dẫn."""
    if is_missing(value):
        return NOTHING
    if measure == "yes_no":
        return "tổ chức"
    suffix = "%" if measure == "coverage" else unit
    text = number(value, 0 if float(value).is_integer() else 1)
    return f"{text} {suffix}" if suffix else text


def parts(row: Mapping[str, Any]) -> Mapping[str, str]:
    """The two counts of a row by their names: who meets something of all, or what is divided."""
    names = PARTS.get(row["measure"], ())
    values = (row["numerator"], row["denominator"])
    return {name: number(value) for name, value in zip(names, values, strict=False)}


def kept(text: str) -> str:
    """The same, with every percent sign kept beside its number by a no-break space."""
    return text.replace(" %", "\u00a0%")


def in_markdown(text: str) -> str:
    """The text for an element that takes Markdown, which then shows it as it stands."""
    return SIGNS_OF_MARKDOWN.sub(r"\\\g<0>", text)


def points(value: float | None) -> str:
    """12,3 điểm; a dash when there is none."""
    return NOTHING if is_missing(value) else f"{number(value, 1)} điểm"


def signed_points(difference: float | None) -> str:
    """+2,0 điểm, −2,0 điểm; no sign where it shows as nothing, a dash when there is none."""
    if is_missing(difference):
        return NOTHING
    shown = round(difference, 1)
    return f"{'−' if shown < 0 else '+' if shown else ''}{points(abs(shown))}"


def listed(parts: Sequence[str]) -> str:
    """A, B và C."""
    return " và ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


@lru_cache(maxsize=1000)
def day(value: date | None) -> str:
    """31/10/2026; a dash when there is none."""
    return NOTHING if is_missing(value) else f"{value:%d/%m/%Y}"


def amount(value: float | None, measure: str, unit: str | None) -> str:
    """A value in its indicator's own unit."""
    if is_missing(value):
        return NOTHING
    if measure == "coverage":
        return percent(value)
    if measure == "yes_no":
        return "Đã tổ chức" if value else "Chưa tổ chức"
    text = number(value, 1 if measure == "ratio" else 0)
    return f"{text} {unit}" if unit else text


def marked(text: str, *, is_estimated: bool) -> str:
    """A value with ≈ before it where it is an estimate; what is not known is none."""
    return f"≈{text}" if is_estimated and text != NOTHING else text


def quoted(text: str) -> str:
    """«Xã X»: what an address asked for, in plain letters: none of its signs makes a link."""
    return f"«{OTHER_THAN_WORDS.sub('', text)[:MOST_QUOTED]}»"


def place(kind: str, name: str) -> str:
    """Xã Cẩm Bình, Phường Thành Sen; a former district has its kind in its name."""
    return f"{kind.capitalize()} {name}".strip()
