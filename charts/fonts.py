"""The typeface on paper: Source Sans, as on the screen, with every Vietnamese accent (SIL OFL)."""

from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path


def font_files() -> Mapping[str, Path]:
    """TrueType files to embed, by style: regular as "", bold as "B"."""
    folder = Path(str(files("font_source_sans_pro"))) / "files"
    return {"": folder / "SourceSansPro-Regular.ttf", "B": folder / "SourceSansPro-Bold.ttf"}
