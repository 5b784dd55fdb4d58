"""What the system refuses, in words."""

import errno
from pathlib import Path

import pytest

from charts.whole import unwritten
from data import troubles


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "hết chỗ trên ổ đĩa"),
        (errno.EDQUOT, "hết chỗ được dùng trên ổ đĩa"),
        (errno.EROFS, "ổ đĩa chỉ cho đọc"),
        (errno.EACCES, "không được phép ghi"),
        (errno.EPERM, "không được phép ghi"),
        (errno.ENOENT, "không có thư mục này"),
        (errno.ENOTDIR, "một phần của đường dẫn là tệp, không phải thư mục"),
        (errno.EISDIR, "tên này là một thư mục, không phải tệp"),
        (errno.ENAMETOOLONG, "tên quá dài"),
        (errno.ELOOP, f"lỗi số {errno.ELOOP} của hệ thống"),
        (None, "lỗi số 0 của hệ thống"),
    ],
)
def test_a_refusal_of_the_system_has_words_or_at_least_its_number(number, words):
    refused = OSError(number, "in English") if number else OSError("in English")
    assert troubles.reason(refused) == words
    assert unwritten(Path("a/b.zip"), refused) == (
        f"Không ghi được a/b.zip: {words}. Hãy chọn thư mục khác."
    )


def test_a_store_that_is_refused_says_why_in_words():
    with (
        pytest.raises(troubles.StoreError) as error,
        troubles.in_words(Path("kho")),
    ):
        raise OSError(errno.ELOOP, "in English")
    assert str(error.value) == (
        f"Máy không đọc hay ghi được thư mục kho (lỗi số {errno.ELOOP} của hệ thống). "
        "Hãy kiểm tra ổ đĩa rồi làm lại."
    )
