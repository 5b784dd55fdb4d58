"""Who may do what, as people keep it in `roles.csv`."""

import csv
from pathlib import Path

import pytest

from data import reference, roles
from data.reviewed import ReviewedFileError

ROOT = Path(__file__).parents[1]


def read(text: str) -> dict[str, roles.Grant]:
    return dict(roles.read(reference.load(), csv.DictReader(text.splitlines())))


def test_the_example_of_the_manual_is_read():
    text = (ROOT / "docs" / "phan-quyen-mau.csv").read_text(encoding="utf-8")
    assert read(text) == {
        "bien.tap@example.vn": roles.Grant("bien.tap@example.vn", "editor"),
        "bao.cao.cam-binh@example.vn": roles.Grant(
            "bao.cao.cam-binh@example.vn", "reporter", ("18685",)
        ),
        "nguoi.xem@example.vn": roles.Grant("nguoi.xem@example.vn", "viewer"),
    }


def test_an_address_counts_in_small_letters_and_several_communes_stand_apart():
    grants = read("email,role,communes\nAn@Example.VN,reporter,18073 18685\n")
    assert grants == {"an@example.vn": roles.Grant("an@example.vn", "reporter", ("18073", "18685"))}


def test_every_fault_is_told_at_once():
    with pytest.raises(ReviewedFileError) as caught:
        read(
            "email,role,communes\n"
            "an,editor,\n"
            "b@example.vn,boss,\n"
            "b@example.vn,reporter,99999\n"
            "c@example.vn,reporter,\n"
            "d@example.vn,editor,18073\n"
        )
    assert str(caught.value).splitlines() == [
        "roles.csv, dòng 2, cột email: “an” không phải địa chỉ thư điện tử.",
        "roles.csv, dòng 3, cột role: “boss” không phải viewer, reporter hay editor.",
        "roles.csv, dòng 4, cột email: “b@example.vn” đã có ở dòng trên. Hãy bỏ một dòng.",
        "roles.csv, dòng 4, cột communes: “99999” không phải mã của một trong 69 xã, phường.",
        "roles.csv, dòng 5, cột communes: reporter cần mã xã được giao, cách nhau bằng dấu cách.",
        "roles.csv, dòng 6, cột communes: editor không gắn với xã nào. Hãy để trống ô này.",
    ]


def test_a_missing_column_is_told():
    with pytest.raises(ReviewedFileError) as caught:
        read("email,role\na@example.vn,editor\n")
    assert str(caught.value) == (
        "roles.csv: thiếu cột communes. Dòng đầu phải là: email,role,communes"
    )
