"""The typefaces inside a PDF: what their codes mean, and whether every letter is there."""

import re
from dataclasses import dataclass
from typing import Any

PAIR = re.compile(rb"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>\s*(\[[^\]]*\]|<[0-9a-fA-F]+>)")
FILES = ("/FontFile", "/FontFile2", "/FontFile3")


@dataclass(frozen=True)
class Face:
    """One typeface of a PDF; `letters`: code to text; `glyphs`: which glyph of the file a code is.

    An empty `glyphs` says that codes are glyphs.
    """

    name: str
    is_embedded: bool
    letters: dict[int, str]
    glyphs: bytes

    def read(self, codes: bytes) -> str:
        """The text of a string; � for a code that says nothing or has no glyph."""
        found = [int.from_bytes(codes[i : i + 2]) for i in range(0, len(codes), 2)]
        return "".join(self.letters.get(one, "�") if self._has(one) else "�" for one in found)

    def _has(self, code: int) -> bool:
        if not self.glyphs:
            return code != 0
        return int.from_bytes(self.glyphs[2 * code : 2 * code + 2]) != 0


def face(font: Any) -> Face:
    """What a font dictionary says of itself."""
    below = font.DescendantFonts[0] if "/DescendantFonts" in font else font
    described = below.get("/FontDescriptor", {})
    glyphs = below.get("/CIDToGIDMap")
    return Face(
        name=str(font.BaseFont).removeprefix("/").split("+")[-1],
        is_embedded=any(one in described for one in FILES),
        letters=_letters(font["/ToUnicode"].read_bytes()) if "/ToUnicode" in font else {},
        glyphs=glyphs.read_bytes() if hasattr(glyphs, "read_bytes") else b"",
    )


def _letters(table: bytes) -> dict[int, str]:
    """Ranges of codes, each with the text of its first code or of every one."""
    letters: dict[int, str] = {}
    for first, last, meant in PAIR.findall(table):
        codes = range(int(first, 16), int(last, 16) + 1)
        texts = [bytes.fromhex(one.decode()) for one in re.findall(rb"<([0-9a-fA-F]+)>", meant)]
        if meant.startswith(b"["):
            letters |= {c: t.decode("utf-16-be") for c, t in zip(codes, texts, strict=False)}
        else:
            start = texts[0].decode("utf-16-be")
            letters |= {c: start[:-1] + chr(ord(start[-1]) + i) for i, c in enumerate(codes)}
    return letters
