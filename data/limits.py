"""What a file may be before anything in it is parsed: its kind, its size, packed and unpacked."""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator

from data.messages import Fault

LARGEST_FILE = 20_000_000
LARGEST_UNPACKED = 30_000_000
LARGEST_SHEET = 400_000
LARGEST_TEXT = 20_000_000
MOST_MEMBERS = 2_000
MOST_RATIO, RATIO_FROM = 300, 1_000_000
COMPOUND_FILE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_LOCAL_HEADER, _HEADER_SIZE, _SIZES_AT = b"PK\x03\x04", 30, 26
_PIECE = 1 << 20
_STORED_OR_DEFLATED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_MARKUP = (".xml", ".rels", ".vml")
_DECLARATIONS = tuple(
    word.encode(encoding)
    for word in ("<!DOCTYPE", "<!ENTITY")
    for encoding in ("ascii", "utf-16-le", "utf-16-be")
)
_PICTURES = {
    b"\x89PNG": "ảnh PNG",
    b"\xff\xd8\xff": "ảnh JPEG",
    b"GIF8": "ảnh GIF",
    b"II*\0": "ảnh TIFF",
    b"MM\0*": "ảnh TIFF",
    b"%PDF": "tệp PDF",
    b"{\\rtf": "văn bản RTF",
    b"Rar!": "tệp nén RAR",
    b"7z\xbc\xaf": "tệp nén 7z",
    b"\x1f\x8b": "tệp nén GZ",
}
_PAGE_STARTS = (b"<html", b"<!doctype", b"<?xml", b"<table", b"<meta")
_BOM = b"\xef\xbb\xbf"


def check(content: bytes) -> None:
    """Refuse, with a Fault, what no report is: nothing of the file was parsed before.

    Sizes are measured by unpacking, not believed. A zip must be one that every reader understands
    alike: each name once, no parts that overlap, and no part other than it says.
    """
    if len(content) > LARGEST_FILE:
        raise Fault("file_too_large")
    if not content.strip():
        raise Fault("empty_file")
    for start, what in _PICTURES.items():
        if content.startswith(start):
            raise Fault("no_spreadsheet", what=what)
    if content.removeprefix(_BOM).lstrip()[:16].lower().startswith(_PAGE_STARTS):
        raise Fault("no_spreadsheet", what="trang web (HTML, XML)")
    if content.startswith(COMPOUND_FILE) and _ENCRYPTED in content:
        raise Fault("password")
    if content.startswith(b"PK"):
        _check_zip(content)


def is_open_document(content: bytes) -> bool:
    """Whether a file that was checked is an .ods."""
    if not content.startswith(b"PK"):
        return False
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        return "xl/workbook.xml" not in parts.namelist()


def _check_zip(content: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            members = parts.infolist()
    except (zipfile.BadZipFile, struct.error, OSError, RuntimeError, ValueError, EOFError) as error:
        raise Fault("unreadable") from error
    names = [member.filename for member in members]
    if len(members) > MOST_MEMBERS:
        raise Fault("unsafe_file", why="quá nhiều phần")
    if len({name.casefold() for name in names}) < len(names):
        raise Fault("unsafe_file", why="một phần có hai lần")
    _check_kind(names)
    _check_unpacked(content, members)


def _check_kind(names: list[str]) -> None:
    """Whether the zip is an .xlsx or an .ods, told by the parts that it has."""
    if any(name in names for name in ("xl/workbook.xml", "content.xml")):
        return
    if any(name.startswith("word/") for name in names):
        raise Fault("no_spreadsheet", what="văn bản Word")
    if "xl/workbook.bin" in names:
        raise Fault("no_spreadsheet", what="bảng tính .xlsb")
    raise Fault("no_spreadsheet", what="tệp nén ZIP")


def _check_unpacked(content: bytes, members: list[zipfile.ZipInfo]) -> None:
    total = end = 0
    for member in sorted(members, key=lambda one: one.header_offset):
        if member.flag_bits & 1 or member.compress_type not in _STORED_OR_DEFLATED:
            raise Fault("unsafe_file", why="một phần bị khóa hoặc nén lạ")
        if member.header_offset < end:
            raise Fault("unsafe_file", why="các phần chồng lên nhau")
        packed = _packed(content, member)
        end = member.header_offset + _HEADER_SIZE + len(packed)
        size, tail = 0, b""
        for piece in _unpacked(packed, member):
            size += len(piece)
            if total + size > LARGEST_UNPACKED:
                raise Fault("unsafe_file", why="giải nén ra quá lớn")
            if member.filename.lower().endswith(_MARKUP):
                _check_declarations(tail + piece)
                tail = piece[-32:]
        if size != member.file_size:
            raise Fault("unsafe_file", why="cỡ ghi khác cỡ thật")
        if size > RATIO_FROM and size > MOST_RATIO * len(packed):
            raise Fault("unsafe_file", why="nén quá chặt")
        total += size


def _packed(content: bytes, member: zipfile.ZipInfo) -> bytes:
    """The bytes of a member as they are packed; raises Fault when they are not where it says."""
    start = member.header_offset
    header = content[start : start + _HEADER_SIZE]
    if len(header) < _HEADER_SIZE or not header.startswith(_LOCAL_HEADER):
        raise Fault("unreadable")
    start += _HEADER_SIZE + sum(struct.unpack_from("<HH", header, _SIZES_AT))
    packed = content[start : start + member.compress_size]
    if len(packed) < member.compress_size:
        raise Fault("unreadable")
    return packed


def _unpacked(packed: bytes, member: zipfile.ZipInfo) -> Iterator[bytes]:
    """The real content of a member, piece by piece, whatever size it declares."""
    if member.compress_type == zipfile.ZIP_STORED:
        yield packed
        return
    unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        while packed and not unpacker.eof:
            yield unpacker.decompress(packed, _PIECE)
            packed = unpacker.unconsumed_tail
        yield unpacker.flush()
    except zlib.error as error:
        raise Fault("unreadable") from error
    if not unpacker.eof:
        raise Fault("unreadable")


def _check_declarations(markup: bytes) -> None:
    if any(word in markup for word in _DECLARATIONS):
        raise Fault("unsafe_file", why="khai báo thực thể XML")
