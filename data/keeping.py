"""The commands of `python -m data` about what is kept: its history, its truth, its copies."""

import argparse
import getpass
import json
import sys
from collections.abc import Callable
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

from data import backup, database, reference, withdrawals
from data.checks import Sender
from data.store import Store, open_store
from data.verify import Verdict, verify

_STATES = {"in force": "đang tính", "withdrawn": "đã rút lại"}


def add_commands(commands: Any) -> None:
    """Add them to the sub-parsers of the command line."""
    command = _add(commands, "withdraw", "let an accepted file count no more", _withdraw)
    command.add_argument("number", type=int, metavar="NUMBER", help="see: history")
    command.add_argument("--reason", required=True, metavar="TEXT")
    command = _add(commands, "history", "every file ever accepted, and what became of it", _history)
    command.add_argument("--json", action="store_true")
    command = _add(commands, "verify", "is the database exactly what the reports say?", _verify)
    command.add_argument("--json", action="store_true")
    command = _add(commands, "export", "log and reports as one ZIP", _export)
    command.add_argument("-o", dest="output", type=Path, required=True, metavar="FILE")
    command = _add(commands, "restore", "reports back from a ZIP of export", _restore)
    command.add_argument("archive", type=Path, metavar="FILE")
    command.add_argument("--into", type=Path, metavar="DIR", help="instead of HATINH_DATA_DIR")
    command.add_argument("--force", action="store_true", help="also over a store with reports")


def show_progress(done: int, total: int, what: str) -> None:
    """A line such as `12/44 Đọc báo cáo` on the error output."""
    print(f"{done}/{total} {what}", file=sys.stderr, flush=True)


def sender_of_now() -> Sender:
    """The user of this machine, and the time."""
    return Sender(datetime.now().replace(microsecond=0), getpass.getuser())


def _add(
    commands: Any, name: str, explained: str, run: Callable[[argparse.Namespace], int]
) -> argparse.ArgumentParser:
    command: argparse.ArgumentParser = commands.add_parser(name, help=explained)
    command.set_defaults(run=run)
    return command


def _withdraw(options: argparse.Namespace) -> int:
    store, facts, sender = open_store(), reference.load(), sender_of_now()
    withdrawals.withdraw(store, facts, options.number, options.reason, sender)
    status = database.status(store.database)
    kind = " Không còn báo cáo thật: đang dùng SỐ LIỆU MẪU." if status["is_sample"] else ""
    version = status["data_version"]
    print(f"Đã rút lại tệp số {options.number}.{kind}\nPhiên bản dữ liệu: {version}")
    return 0


def _history(options: argparse.Namespace) -> int:
    lines = withdrawals.history(open_store())
    if options.json:
        print(json.dumps([_as_fields(one) for one in lines], ensure_ascii=False, indent=1))
    for one in () if options.json else lines:
        entry, day = one.entry, f"{one.as_of:%d/%m/%Y}" if one.as_of else "–"
        print(
            f"{entry.number}  {entry.received_at:%H:%M %d/%m/%Y}  {entry.received_from}  "
            f"{entry.file_name}  {entry.shape}  {day}  {_STATES[one.state]}{_why(one)}"
        )
    return 0


def _why(line: withdrawals.Line) -> str:
    if not line.withdrawal:
        return ""
    came = line.withdrawal
    return f" ({came.received_at:%H:%M %d/%m/%Y}, {came.received_from}: {came.reason})"


def _as_fields(line: withdrawals.Line) -> dict[str, object]:
    came = line.withdrawal
    return {
        "number": line.entry.number,
        "received_at": line.entry.received_at.isoformat(),
        "received_from": line.entry.received_from,
        "file": line.entry.file_name,
        "shape": line.entry.shape,
        "as_of": line.as_of and line.as_of.isoformat(),
        "state": line.state,
        "reason": came and came.reason,
        "withdrawn_at": came and came.received_at.isoformat(),
        "withdrawn_by": came and came.received_from,
        "confirmed": [asdict(one) for one in line.entry.confirmed],
    }


def _verify(options: argparse.Namespace) -> int:
    verdict = verify(open_store(), reference.load(), show_progress)
    if options.json:
        said = {"is_exact": verdict.is_exact, **asdict(verdict)}
        print(json.dumps(said, ensure_ascii=False, indent=1))
    else:
        print(_as_text(verdict))
    return 0 if verdict.is_exact else 1


def _as_text(verdict: Verdict) -> str:
    read = f"Đã đọc lại {verdict.files} tệp đã nhận, trong đó {verdict.withdrawn} đã rút lại."
    right = f"Cơ sở dữ liệu đúng như các báo cáo; phiên bản dữ liệu {verdict.data_version}."
    faults = [f"Lỗi: {one}" for one in verdict.faults] or [right]
    return "\n".join([read, *faults, *(f"Lưu ý: {one}" for one in verdict.notes)])


def _export(options: argparse.Namespace) -> int:
    files = backup.export(open_store(), options.output)
    print(f"Đã ghi {options.output}: nhật ký và {files} tệp đã nhận")
    return 0


def _restore(options: argparse.Namespace) -> int:
    store = Store(options.into) if options.into else open_store()
    now = datetime.now()
    verdict, beside = backup.restore(
        options.archive, store, reference.load(), now, options.force, show_progress
    )
    if beside:
        print(f"Thư mục cũ được giữ ở {beside}")
    print(_as_text(verdict))
    return 0 if verdict.is_exact else 1
