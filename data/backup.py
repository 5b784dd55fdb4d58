"""The whole store as one file, and back: the log, every kept file, and a hash of each."""

import hashlib
import json
import shutil
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path, PurePosixPath

from data import build, events
from data.events import Events
from data.reference import Reference
from data.store import Store
from data.troubles import StoreError, in_words
from data.verify import Verdict, verify

MANIFEST = "manifest.json"
LOG = "imports.jsonl"
_FORMAT = 1
_ALWAYS = (2025, 1, 1, 0, 0, 0)  # the same store gives the same bytes
_CHOOSE = "Hãy dùng một bản sao lưu khác."


def export(store: Store, output: Path) -> int:
    """Write the log and every kept file into a ZIP; the number of files kept.

    Those that were withdrawn are in it too. Raises build.BuildError for a file that is gone or was
    changed, StoreError when the log was spoilt or the ZIP cannot be written.
    """
    log = store.log.read_bytes() if store.log.exists() else b""
    log = log[: log.rfind(b"\n") + 1]
    entries = events.read(log).entries
    part = output.with_name(f".{output.name}.part")
    with in_words(output.parent):
        output.parent.mkdir(parents=True, exist_ok=True)
        with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED) as archive:
            hashes = {LOG: _add(archive, LOG, log)}
            for entry in entries:
                name = f"reports/{entry.stored_as}"
                hashes[name] = _add(archive, name, build.content(store, entry))
            manifest = {"format": _FORMAT, "files": hashes}
            _add(archive, MANIFEST, json.dumps(manifest, indent=1, sort_keys=True).encode())
        part.replace(output)
    return len(entries)


def restore(
    archive: Path,
    store: Store,
    reference: Reference,
    now: datetime,
    force: bool = False,
    progress: build.Progress = build.quietly,
) -> tuple[Verdict, Path | None]:
    """Put the reports of a ZIP of `export` into a store, build and verify it.

    Nothing is touched before every file is found whole and a database was built of them. A store
    that holds reports is refused, or with `force` copied beside first: the path of that copy.
    Raises StoreError, build.BuildError.
    """
    store.folder.mkdir(parents=True, exist_ok=True)
    with in_words(store.folder), _unpacked(archive, store.folder) as found:
        build.build(found, reference, progress)
        with store.lock():
            kept = _copied_beside(store, now, force) if store.entries() else None
            _replace(store, found)
    return verify(store, reference, progress), kept


def _add(archive: zipfile.ZipFile, name: str, content: bytes) -> str:
    archive.writestr(zipfile.ZipInfo(name, _ALWAYS), content, zipfile.ZIP_DEFLATED)
    return hashlib.sha256(content).hexdigest()


@contextmanager
def _unpacked(archive: Path, inside: Path) -> Iterator[Store]:
    """The files of a ZIP, every one of them checked, as a store of their own for a while."""
    with tempfile.TemporaryDirectory(prefix=".restoring-", dir=inside) as folder:
        found = Store(Path(folder))
        found.reports.mkdir()
        try:
            with zipfile.ZipFile(archive) as opened:
                hashes = _hashes(opened)
                for name, sha256 in hashes.items():
                    content = opened.read(name)
                    if hashlib.sha256(content).hexdigest() != sha256:
                        raise _damaged(f"{name} không đúng như lúc sao lưu")
                    (found.folder / name).write_bytes(content)
        except FileNotFoundError as gone:
            raise StoreError(f"Không thấy tệp {archive}. Hãy kiểm tra đường dẫn.") from gone
        except (zipfile.BadZipFile, EOFError, NotImplementedError, zlib.error) as broken:
            raise _damaged("tệp ZIP hỏng hoặc bị cắt") from broken
        _check_log(found.events(), hashes)
        yield found


def _hashes(archive: zipfile.ZipFile) -> dict[str, str]:
    """What the manifest promises: the SHA-256 of each name, and nothing beside them."""
    names = archive.namelist()
    if any(one.flag_bits & 1 for one in archive.infolist()):
        raise _damaged("tệp ZIP có mật khẩu")
    if MANIFEST not in names:
        raise _damaged("thiếu manifest.json")
    try:
        manifest = json.loads(archive.read(MANIFEST))
        hashes = {str(name): str(sha256) for name, sha256 in manifest["files"].items()}
        is_known = manifest["format"] == _FORMAT
    except (ValueError, TypeError, KeyError, AttributeError) as spoilt:
        raise _damaged("manifest.json không đọc được") from spoilt
    if not is_known or sorted(names) != sorted([*hashes, MANIFEST]):
        raise _damaged("danh sách tệp không khớp với manifest.json")
    for name in hashes:
        path = PurePosixPath(name)
        is_report = path.parent == PurePosixPath("reports") and name == f"reports/{path.name}"
        if name != LOG and (not is_report or "\\" in name or path.name.startswith(".")):
            raise _damaged(f"có tên lạ {name!r}")
    return hashes


def _check_log(events: Events, hashes: dict[str, str]) -> None:
    """The log and the files speak of the same."""
    logged = {f"reports/{one.stored_as}": one.sha256 for one in events.entries}
    if {LOG: hashes.get(LOG), **logged} != hashes:
        raise _damaged("nhật ký không khớp với các tệp")


def _copied_beside(store: Store, now: datetime, force: bool) -> Path:
    if not force:
        raise StoreError(
            f"Thư mục {store.folder} đã có {len(store.entries())} tệp đã nhận. Muốn thay, hãy thêm "
            "--force: thư mục cũ được chép sang bên cạnh."
        )
    beside = store.folder.with_name(f"{store.folder.name}-truoc-{now:%Y%m%d-%H%M%S}")
    shutil.copytree(store.folder, beside, ignore=shutil.ignore_patterns(".*"))
    return beside


def _replace(store: Store, found: Store) -> None:
    """First the files, then the log that makes them count, then the database; at last the rest."""
    before = {path.name for path in store.reports.iterdir()}
    after = {path.name for path in found.reports.iterdir()}
    for name in after:
        (found.reports / name).replace(store.reports / name)
    found.log.replace(store.log)
    found.database.touch()
    found.database.replace(store.database)
    for name in before - after:
        (store.reports / name).unlink()


def _damaged(how: str) -> StoreError:
    return StoreError(f"Bản sao lưu không dùng được: {how}. {_CHOOSE}")
