"""What the page for handing in asks, done by a process of its own: `python -m data.desk`.

So the server goes on answering its readers, and a file that breaks the reader breaks nothing else.
Questions and answers are plain values; what was checked comes back sealed, to be taken later.
"""

import io
import os
import pickle
import sys
import zipfile
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, replace
from datetime import date, datetime
from pathlib import Path, PurePath
from typing import Any, BinaryIO

from data import (
    build,
    classification,
    comparing,
    database,
    imports,
    preview,
    reference,
    templates,
    withdrawals,
)
from data.ahead import Ahead
from data.checks import shown
from data.desk_rows import Row, beyond, changes_row, file_row
from data.marked import marked
from data.problems import Problem
from data.report import Shape
from data.reviewed import ReviewedFileError
from data.store import Store
from data.troubles import StoreError

NICENESS = 5  # readers come first
AHEAD = Ahead()


def check(
    folder: Path,
    files: Sequence[tuple[str, bytes]],
    communes: Collection[str] | None,
    today: date,
    progress: build.Progress = build.quietly,
) -> Row:
    """What would come of these files: `files`, a row each, `data_version`, and `sealed` for `take`.

    `communes`: the codes that the sender may speak of, None for all. Nothing is kept.
    """
    facts, store = reference.load(), Store(folder)
    named = [(shown(name), content) for name, content in files]
    with ThreadPoolExecutor(1) as apart:  # while the database works out what the files ask
        before = apart.submit(comparing.numbers_of, store)
        checked = imports.check(named, store, facts, today, progress, AHEAD.try_out)
    refusals = [beyond(one.reading, communes, facts) for one in checked.files]
    allowed = [one for one, why in zip(checked.files, refusals, strict=True) if not why]
    good = tuple(one for one in allowed if one.result.status == "accepted")
    thinned = replace(checked, files=good)
    progress(len(files), len(files), "So với số đang dùng")
    made = dict(
        zip(
            (one.sha256 for one in good),
            comparing.of_files(thinned, store, facts, before.result()),
            strict=True,
        )
    )
    entries = store.in_force()
    numbers = {entry.sha256: entry.number for entry in entries}
    is_first = not any(entry.is_report for entry in entries)
    rows = [
        file_row(one, why, numbers.get(one.sha256))
        | {"replaces_sample": is_first and bool(one.reading.observations)}
        | changes_row(None if why else made.get(one.sha256), facts)
        for one, why in zip(checked.files, refusals, strict=True)
    ]
    return {
        "files": rows,
        "data_version": checked.data_version,
        "sealed": pickle.dumps(thinned) if good else b"",
    }


def take(
    folder: Path,
    sealed: bytes,
    communes: Collection[str] | None,
    sender: str,
    confirmed: Mapping[str, Iterable[tuple[str, str]]],
    progress: build.Progress = build.quietly,
) -> Row:
    """Keep the good files of a `check`: `data_version` afterwards, and the `numbers` they got.

    `confirmed`: (warning, reason) by SHA-256. Raises StoreError when the sender may not.
    """
    facts, checked = reference.load(), pickle.loads(sealed)
    for one in checked.files:
        if why := beyond(one.reading, communes, facts):
            raise StoreError(why)
    reasons = {
        sha256: [imports.Confirmed(*pair) for pair in pairs] for sha256, pairs in confirmed.items()
    }
    now = imports.Sender(datetime.now().replace(microsecond=0), sender)
    result = imports.take(checked, Store(folder), facts, now, reasons, progress, AHEAD.write)
    numbers = [file.number for file in result.files if file.number]
    return {"data_version": result.data_version, "numbers": numbers}


def withdraw(
    folder: Path, number: int, reason: str, sender: str, progress: build.Progress = build.quietly
) -> str:
    """Let an accepted file count no more; the data version afterwards."""
    now = imports.Sender(datetime.now().replace(microsecond=0), sender)
    return withdrawals.withdraw(Store(folder), reference.load(), number, reason, now, progress)


def history(folder: Path) -> list[Row]:
    """One row per file ever accepted, newest first: who, when, what, its state and why."""
    return [
        asdict(line.entry)
        | {"as_of": line.as_of, "state": line.state}
        | {"withdrawal": line.withdrawal and asdict(line.withdrawal)}
        for line in withdrawals.history(Store(folder))
    ]


def template(folder: Path, shape: Shape, commune: str | None = None) -> bytes:
    """A blank report; that of one commune with its name and the totals it reported last."""
    store, facts = Store(folder), reference.load()
    if not commune:
        lists = build.kept_lists(store, facts)
        return templates.template(shape, facts, classification.in_force(lists))
    is_sample = bool(database.status(store.database)["is_sample"])
    rows = [] if is_sample else database.numbers_in_force(store.database)
    totals = templates.last_totals(preview.in_force(rows), commune, facts)
    return templates.template(shape, facts, commune=commune, denominators=totals or None)


def mark(folder: Path, files: Sequence[tuple[str, bytes, Iterable[Mapping[str, Any]]]]) -> bytes:
    """The same workbooks with their faulty cells marked; several as a ZIP. Needs no `folder`."""
    made = [
        (name, marked(content, [Problem(**one) for one in problems]))
        for name, content, problems in files
    ]
    if len(made) == 1:
        return made[0][1]
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for place, (name, content) in enumerate(made, start=1):
            archive.writestr(f"{place:03}-{PurePath(name).stem}.xlsx", content)
    return packed.getvalue()


TASKS: Mapping[str, Callable[..., Any]] = {
    "check": check,
    "take": take,
    "withdraw": withdraw,
    "history": history,
    "template": template,
    "mark": mark,
}
_WITH_PROGRESS = ("check", "take", "withdraw")


def serve(asked: BinaryIO, answered: BinaryIO) -> bool:
    """Answer one question: frames ("progress", …), then ("answer", value) or ("refused", why).

    False when nobody asks any more. Reviewed facts are read anew for every question: somebody may
    have changed them.
    """

    def say(kind: str, value: object) -> None:
        pickle.dump((kind, value), answered)
        answered.flush()

    try:
        name, values = pickle.load(asked)
    except EOFError:  # the server is gone
        return False
    reference.load.cache_clear()
    if name in _WITH_PROGRESS:
        values["progress"] = lambda *done: say("progress", done)
    try:
        answer = TASKS[name](**values)
    except build.BuildError as error:
        say("refused", f"Không dựng được cơ sở dữ liệu: {error}")
    except (StoreError, ReviewedFileError) as error:
        say("refused", str(error))
    else:
        say("answer", answer)
    return True


def main() -> None:
    """Questions from the standard input, their answers to the standard output."""
    if hasattr(os, "nice"):
        os.nice(NICENESS)
    answered = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # a print must not spoil an answer
    while serve(sys.stdin.buffer, answered):
        pass


if __name__ == "__main__":
    main()
