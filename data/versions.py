"""What a database was made of, in a few letters: two of one version hold the same."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

from data.reference import FOLDER


def data_version(hashes: Iterable[str]) -> str:
    """A short hash of everything that went in: the reference facts and the reports in order."""
    return _hash(sorted(FOLDER.glob("*.csv")), hashes)


def code_version() -> str:
    """A short hash of the code that reads and builds: a database of other code is not current."""
    folder = Path(__file__).parent
    return _hash(sorted([*folder.rglob("*.py"), *folder.rglob("*.sql")]), ())


def _hash(files: Iterable[Path], words: Iterable[str]) -> str:
    digest = hashlib.sha256()
    for path in files:
        digest.update(path.name.encode() + path.read_bytes())
    for word in words:
        digest.update(word.encode())
    return digest.hexdigest()[:10]
