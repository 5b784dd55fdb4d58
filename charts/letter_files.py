"""Reminder letters as Word files, from a template that anybody can edit in Word."""

import re
import zipfile
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.exceptions import PackageNotFoundError
from docx.shared import Pt, RGBColor
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, Template, TemplateError, UndefinedError
from jinja2.sandbox import SandboxedEnvironment
from lxml.etree import XMLSyntaxError

from charts import theme
from charts.letters import FIELDS, Letter, example, file_name

_MARK = f"{theme.SAMPLE_MARK} – không phải công văn thật, không gửi đi"
_MEND = "Hãy sửa lại trong Word, hoặc bỏ tệp ấy đi để dùng mẫu có sẵn."
_UNKNOWN = re.compile(r"'(\w+)' is undefined|has no attribute '(\w+)'")
_NO_WORD_FILE = (zipfile.BadZipFile, PackageNotFoundError, KeyError, ValueError, XMLSyntaxError)
_NO_VALUE = (TemplateError, TypeError, ArithmeticError)


class LetterError(ValueError):
    """A template cannot be filled in; the sentence says what to mend in it."""


def fault(path: Path) -> str:
    """What is wrong with a template; nothing when it can be filled in."""
    try:
        as_docx(example(), path, is_sample=False)
    except LetterError as wrong:
        return str(wrong)
    return ""


def as_docx(letter: Letter, path: Path, *, is_sample: bool) -> bytes:
    """One letter, ready to sign, from the template at `path`.

    A letter of sample data begins with a line that says so, whatever the template. Raises
    LetterError when the template is no Word file or asks for what there is not.
    """
    return _filled(letter, path, is_sample, _Rules())


def as_zip(letters: Sequence[Letter], path: Path, *, is_sample: bool) -> bytes:
    """All letters, a file each, named by `letters.file_name`. Raises LetterError."""
    output, rules = BytesIO(), _Rules()
    with zipfile.ZipFile(output, "w") as packed:
        for letter in letters:
            name = file_name(letter.commune_code, letter.name, is_sample)
            packed.writestr(f"{name}.docx", _filled(letter, path, is_sample, rules))
    return output.getvalue()


class _Rules(SandboxedEnvironment):
    """What a template may do; each piece of it is compiled once for all letters."""

    def __init__(self) -> None:
        super().__init__(autoescape=True, undefined=StrictUndefined)
        self._compiled: dict[str, Template] = {}

    def from_string(self, source: Any, *rest: Any, **others: Any) -> Template:
        if source not in self._compiled:
            self._compiled[source] = super().from_string(source, *rest, **others)
        return self._compiled[source]


def _filled(letter: Letter, path: Path, is_sample: bool, rules: _Rules) -> bytes:
    filled = DocxTemplate(BytesIO(path.read_bytes()))
    try:
        filled.init_docx()
    except _NO_WORD_FILE as wrong:
        raise LetterError(f"Mẫu thư {path.name} không phải tệp Word (.docx). {_MEND}") from wrong
    try:
        filled.render(dict(letter.fields), rules)
    except UndefinedError as unknown:
        raise LetterError(_unknown(path, str(unknown))) from unknown
    except _NO_VALUE as wrong:
        said = f"Mẫu thư {path.name} có chỗ điền viết sai ({wrong}). {_MEND}"
        raise LetterError(said) from wrong
    if is_sample:
        _mark(filled.docx)
    output = BytesIO()
    filled.save(output)
    return output.getvalue()


def _unknown(path: Path, said: str) -> str:
    found = _UNKNOWN.search(said)
    name = (found[1] or found[2]) if found else said
    return (
        f"Mẫu thư {path.name} có chỗ điền «{name}» không biết là gì. "
        f"Những chỗ điền được: {', '.join(FIELDS)}. {_MEND}"
    )


def _mark(document: Any) -> None:
    """Put the mark of the sample above everything."""
    line = document.add_paragraph()
    line.alignment = WD_ALIGN_PARAGRAPH.CENTER
    words = line.add_run(_MARK)
    words.bold = True
    words.font.size = Pt(14)
    words.font.color.rgb = RGBColor.from_string(theme.ALERT.removeprefix("#"))
    document.element.body.insert(0, line._p)
