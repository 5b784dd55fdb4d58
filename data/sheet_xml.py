"""What calamine does not tell of an .xlsx file: formulas without a result, percentages, the hidden.

calamine reads a formula that was never calculated, and one that ends in #REF!, as a blank cell;
a blank cell means "not reported", so the difference matters. It reads 100 % as 1.
"""

import io
import re
import struct
import zipfile
import zlib
from posixpath import join, normpath
from xml.etree import ElementTree

from data.limits import LARGEST_SHEET
from data.messages import Fault
from data.sheet_marks import Looks, Marks, local, marks_of

_QUOTED = re.compile(r'"[^"]*"|\\.')
_PERCENT_FORMATS = {"9", "10"}
_HIDDEN = ("hidden", "veryHidden")

# All that zipfile and ElementTree are seen to raise on damaged bytes.
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    ElementTree.ParseError,
    EOFError,
    LookupError,
    OSError,
    RuntimeError,
    ValueError,
)


def marks_by_sheet(content: bytes) -> dict[str, Marks]:
    """The marks of every sheet of an .xlsx file by sheet name.

    Raises Fault when it is damaged, or has more cells or text than any report needs.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            looks = Looks(_text_sizes(parts), _percent_styles(parts))
            marks: dict[str, Marks] = {}
            for name, path, is_hidden in _sheets(parts):
                with parts.open(path) as sheet:
                    marks[name] = marks_of(sheet, is_hidden, looks)
                if sum(one.area for one in marks.values()) > LARGEST_SHEET:
                    raise Fault("file_too_large")
            return marks
    except Fault:  # it is a ValueError too
        raise
    except _DAMAGE as error:
        raise Fault("unreadable") from error


def _sheets(parts: zipfile.ZipFile) -> list[tuple[str, str, bool]]:
    """Name, path and whether it is hidden, of every sheet of cells."""
    targets = {
        relation.get("Id"): normpath(join("/xl", relation.get("Target", ""))).lstrip("/")
        for relation in ElementTree.fromstring(parts.read("xl/_rels/workbook.xml.rels"))
        if relation.get("Type", "").endswith("/worksheet")
    }
    sheets = []
    for element in ElementTree.fromstring(parts.read("xl/workbook.xml")).iter():
        # The prefix of `r:id` stands for one of two name spaces, so only its end is told.
        relation = next((value for key, value in element.items() if key.endswith("}id")), None)
        if relation in targets and local(element.tag) == "sheet":
            is_hidden = element.get("state") in _HIDDEN
            sheets.append((element.attrib["name"], targets[relation], is_hidden))
    return sheets


def _text_sizes(parts: zipfile.ZipFile) -> list[int]:
    """How long each shared text is."""
    path = "xl/sharedStrings.xml"
    if path not in parts.namelist():
        return []
    sizes = []
    with parts.open(path) as texts:
        for _, element in ElementTree.iterparse(texts):
            if local(element.tag) == "si":
                sizes.append(sum(len(text) for text in element.itertext()))
                element.clear()
    return sizes


def _percent_styles(parts: zipfile.ZipFile) -> frozenset[str]:
    """The numbers of the cell styles that show a number as a percentage."""
    if "xl/styles.xml" not in parts.namelist():
        return frozenset()
    styles = ElementTree.fromstring(parts.read("xl/styles.xml"))
    percents = _PERCENT_FORMATS | {
        one.get("numFmtId", "")
        for one in styles.iterfind("{*}numFmts/{*}numFmt")
        if "%" in _QUOTED.sub("", one.get("formatCode", ""))
    }
    looks = enumerate(styles.iterfind("{*}cellXfs/{*}xf"))
    return frozenset(str(number) for number, look in looks if look.get("numFmtId") in percents)
