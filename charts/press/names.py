"""Names of files to take away: ASCII, made of what was asked for."""

import unicodedata

from charts.press.sizes import Size
from charts.scope import Scope

SAMPLE = "so-lieu-mau"


def stem(scope: Scope, size: Size, chart: str = "") -> str:
    """hatinh-vneid-2026-10-31-cam-xuyen-92mm; with a chart of its own, its name before the size.

    Sample data has its mark at the end, as in every other file.
    """
    code = str(scope.indicator["indicator"]).removeprefix("adult_").replace("_", "-")
    target = f"muc-tieu-{scope.target_year}" if scope.target_year else ""
    group = (scope.group or "").replace("_", "-")
    parts = ["hatinh", code, scope.as_of.isoformat(), slug(scope.district or ""), group, target]
    parts += [chart, size.slug, SAMPLE if scope.is_sample else ""]
    return "-".join(part for part in parts if part)


def slug(text: str) -> str:
    """Huyện Cẩm Xuyên as cam-xuyen; towns and the city keep their kind: ky-anh is the district."""
    plain = unicodedata.normalize("NFD", text.removeprefix("Huyện ").lower().replace("đ", "d"))
    letters = "".join(one for one in plain if not unicodedata.combining(one))
    return "-".join(letters.split())
