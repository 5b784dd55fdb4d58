"""What keeps the store from taking or giving something, in words for the person who must act."""

import errno
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

_FULL = "Hết chỗ trên ổ đĩa của thư mục {where}. Hãy dọn bớt cho trống chỗ rồi làm lại."
_READ_ONLY = "Không được phép ghi vào thư mục {where}. Hãy sửa quyền của thư mục ấy rồi làm lại."
_SENTENCES: Mapping[int, str] = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EFBIG: _FULL,
    errno.EACCES: _READ_ONLY,
    errno.EPERM: _READ_ONLY,
    errno.EROFS: _READ_ONLY,
}
_REASONS: Mapping[int, str] = {
    errno.ENOSPC: "hết chỗ trên ổ đĩa",
    errno.EDQUOT: "hết chỗ được dùng trên ổ đĩa",
    errno.EFBIG: "tệp lớn hơn mức ổ đĩa nhận",
    errno.EACCES: "không được phép ghi",
    errno.EPERM: "không được phép ghi",
    errno.EROFS: "ổ đĩa chỉ cho đọc",
    errno.ENOENT: "không có thư mục này",
    errno.ENOTDIR: "một phần của đường dẫn là tệp, không phải thư mục",
    errno.EISDIR: "tên này là một thư mục, không phải tệp",
    errno.ENAMETOOLONG: "tên quá dài",
    errno.EIO: "ổ đĩa báo lỗi khi đọc hay ghi",
}
_OTHER = "Máy không đọc hay ghi được thư mục {where} ({reason}). Hãy kiểm tra ổ đĩa rồi làm lại."


class StoreError(RuntimeError):
    """The store cannot do what was asked; the message is a sentence that says what to do."""


@contextmanager
def in_words(folder: Path) -> Iterator[None]:
    """Turn what the system refuses in a folder into a StoreError."""
    try:
        yield
    except OSError as refused:
        sentence = _SENTENCES.get(refused.errno or 0, _OTHER)
        raise StoreError(sentence.format(where=folder, reason=reason(refused))) from refused


def reason(refused: OSError) -> str:
    """Why the system refused a file, in words, or its number where no words are known."""
    number = refused.errno or 0
    return _REASONS.get(number) or f"lỗi số {number} của hệ thống"


def as_refused(message: str) -> OSError:
    """The refusal of the system that the message of another library quotes."""
    number = next((one for one in _SENTENCES if os.strerror(one) in message), errno.EIO)
    return OSError(number, os.strerror(number))
