"""Files that are there whole, or not at all."""

import os
from pathlib import Path

from data.troubles import reason


def write_whole(path: Path, content: bytes) -> None:
    """Put the file in its place when all of it is written; raises OSError, and leaves nothing."""
    part = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        part.write_bytes(content)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def unwritten(path: Path, refused: OSError) -> str:
    """The sentence for a file that could not be written."""
    return f"Không ghi được {path}: {reason(refused)}. Hãy chọn thư mục khác."
