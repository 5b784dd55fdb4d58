"""`python -m data`: build, import, template, status, sample, and the commands of `keeping`."""

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import get_args

from data import build, database, desk, imports, reference
from data.keeping import add_commands, sender_of_now, show_progress
from data.report import Shape
from data.reviewed import ReviewedFileError
from data.sample import sample_reports
from data.store import open_store
from data.troubles import StoreError, in_words


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 when all went well, 1 when a file was refused or a build failed."""
    options = _parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except (build.BuildError, ReviewedFileError) as error:
        print(f"Không dựng được cơ sở dữ liệu: {error}", file=sys.stderr)
    except StoreError as error:
        print(error, file=sys.stderr)
    return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m data", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    command = commands.add_parser("build", help="database from the reports")
    command.add_argument("--if-stale", action="store_true", help="only when it is not current")
    command.set_defaults(run=_build)
    command = commands.add_parser("import", help="check, keep, rebuild")
    command.add_argument("files", nargs="+", type=Path, metavar="FILE")
    command.add_argument("--dry-run", action="store_true", help="check only, keep nothing")
    command.add_argument("--json", action="store_true")
    command.set_defaults(run=_import)
    command = commands.add_parser("template", help="a blank report")
    command.add_argument("shape", choices=get_args(Shape))
    command.add_argument("--commune", metavar="CODE", help="filled with its name and last totals")
    command.add_argument("-o", dest="output", type=Path, required=True, metavar="FILE")
    command.set_defaults(run=_template)
    command = commands.add_parser("status", help="data version, date, reports, sample or real")
    command.add_argument("--json", action="store_true")
    command.set_defaults(run=_status)
    command = commands.add_parser("sample", help="write the sample reports")
    command.add_argument("-o", dest="output", type=Path, required=True, metavar="DIR")
    command.set_defaults(run=_sample)
    add_commands(commands)
    return parser


def _build(options: argparse.Namespace) -> int:
    make = build.build_if_stale if options.if_stale else build.build
    make(open_store(), reference.load(), show_progress)
    return _status(argparse.Namespace(json=False))


def _import(options: argparse.Namespace) -> int:
    result = imports.import_files(
        options.files,
        open_store(),
        reference.load(),
        sender_of_now(),
        dry_run=options.dry_run,
    )
    print(_as_json(result) if options.json else _as_text(result))
    return 1 if result.has_rejected else 0


def _as_json(result: imports.ImportResult) -> str:
    files = []
    for file in result.files:
        fields = asdict(file)
        del fields["number"]
        if file.shape != "classification":
            del fields["classes"]
        files.append(fields)
    answer = {"data_version": result.data_version, "files": files}
    return json.dumps(answer, ensure_ascii=False, indent=2, default=str)


_STATUS_WORDS = {"accepted": "đã nhận", "rejected": "bị từ chối", "known": "đã có từ trước"}
_SEVERITY_WORDS = {"error": "Lỗi", "warning": "Cảnh báo"}


def _as_text(result: imports.ImportResult) -> str:
    lines = []
    for file in result.files:
        taken = f"{file.observations} số liệu"
        if file.shape == "classification":
            taken = f"{file.classes} phân loại"
        lines.append(f"{file.file}: {_STATUS_WORDS[file.status]}, {taken}")
        for one in file.problems:
            where = " ".join(part for part in (one.sheet, one.cell) if part) or "cả tệp"
            lines.append(
                f"  {_SEVERITY_WORDS[one.severity]} [{where}] {one.message} "
                f"(thấy: {one.found or 'trống'}; cần: {one.expected})"
            )
    return "\n".join([*lines, f"Phiên bản dữ liệu: {result.data_version}"])


def _template(options: argparse.Namespace) -> int:
    store = open_store()
    known = [unit.code for unit in reference.load().communes]
    if options.commune and (options.shape != "commune" or options.commune not in known):
        print(f"Không có biểu của xã, phường mang mã {options.commune}.", file=sys.stderr)
        return 1
    if options.commune and not store.database.exists():
        build.build(store, reference.load())
    made = desk.template(store.folder, options.shape, options.commune)
    with in_words(options.output.parent):
        options.output.parent.mkdir(parents=True, exist_ok=True)
        options.output.write_bytes(made)
    print(f"Đã ghi {options.output}")
    return 0


def _status(options: argparse.Namespace) -> int:
    store = open_store()
    if not store.database.exists():
        build.build(store, reference.load())
    status = database.status(store.database)
    if options.json:
        print(json.dumps(status, ensure_ascii=False))
        return 0
    day = date.fromisoformat(str(status["as_of"]))
    kind = "SỐ LIỆU MẪU" if status["is_sample"] else "số liệu thật"
    print(
        f"Phiên bản dữ liệu {status['data_version']}, {kind}, đến ngày {day:%d/%m/%Y}: "
        f"{status['reports']} báo cáo, {status['observations']} số liệu, "
        f"{status['communes_reported']}/{status['communes_total']} xã đã báo cáo"
    )
    return 0


def _sample(options: argparse.Namespace) -> int:
    samples = sample_reports(reference.load())
    with in_words(options.output):
        options.output.mkdir(parents=True, exist_ok=True)
        for sample in samples:
            (options.output / sample.name).write_bytes(sample.content)
    print(f"Đã ghi {len(samples)} báo cáo mẫu vào {options.output}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
