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
        reason = refused.strerror or str(refused)
        raise StoreError(sentence.format(where=folder, reason=reason)) from refused


def as_refused(message: str) -> OSError:
    """The refusal of the system that the message of another library quotes."""
    number = next((one for one in _SENTENCES if os.strerror(one) in message), errno.EIO)
    return OSError(number, os.strerror(number))
