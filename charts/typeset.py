"""Matplotlib for files: one thread at a time, for its settings are the process's."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from typing import Any

import matplotlib

SETTINGS: dict[Any, Any] = {
    "svg.fonttype": "none",  # text stays text
    "svg.hashsalt": "hatinh",  # the same figure is the same file
    "pdf.fonttype": 42,  # TrueType, embedded
    # Matplotlib cuts the typeface of a PDF by this one: into one part instead of pages of 256.
    "ps.fonttype": 42,
}
_one_at_a_time = Lock()


@contextmanager
def typeset() -> Iterator[None]:
    """Files written inside have real text; nobody else draws or writes meanwhile."""
    with _one_at_a_time, matplotlib.rc_context(SETTINGS):
        yield
