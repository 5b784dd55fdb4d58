"""The sentences and cards of one commune, from the hand-made province of `test_profile`."""

from collections.abc import Iterator
from dataclasses import replace

import duckdb
import pytest
import small_data
from profile_samples import HALF, REPORTS, THREE, profile_of

import queries
from charts import profile


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    path = tmp_path_factory.mktemp("small") / "hatinh.duckdb"
    small_data.write(path, REPORTS)
    with queries.load(path) as connection:
        yield connection


@pytest.mark.parametrize(
    ("code", "asked", "sentence"),
    [
        (HALF, {}, "Phường Hà Huy Tập đạt 70,0 %, còn thiếu 100 người để đạt 80 %"),
        (THREE, {}, "Phường Thành Sen đạt 90,0 %, hoàn thành mục tiêu 80 %"),
        (HALF, {"as_of": "2025-06-30"},
         "Phường Hà Huy Tập đạt 40,0 %, còn thiếu 450 người để đạt 70 %"),
        (HALF, {"as_of": "2026-12-31"},
         "Phường Hà Huy Tập không đạt 80 % vào 10/12/2026: 70,0 %, còn thiếu 100 người"),
        (HALF, {"as_of": "2027-01-31"}, "Phường Hà Huy Tập: Xác nhận trên VNeID – 70,0 %, không "
         "có mục tiêu"),
        ("18562", {}, "Xã Thạch Hà: chưa có số liệu về «Xác nhận trên VNeID»"),
        (HALF, {"indicator": "learning_festival"},
         "Phường Hà Huy Tập: Ngày hội toàn dân học tập số – Chưa tổ chức, chưa đạt"),
        (HALF, {"indicator": "elderly_classes"},
         "Phường Hà Huy Tập: Lớp cho người cao tuổi – 4 lớp, không có mục tiêu"),
    ],
)  # fmt: skip
def test_the_message_says_where_the_commune_stands(small, code, asked, sentence):
    assert profile.message(profile_of(small, code, **asked)) == sentence


def test_a_commune_names_its_old_units_and_which_are_there_in_part(small):
    assert profile.what_it_is(profile_of(small, HALF)) == (
        "Phường Hà Huy Tập, gồm một phần Đại Nài, Thạch Đài và Tân Lâm Hương cũ; "
        "huyện cũ: Thành phố Hà Tĩnh."
    )


def test_a_commune_of_two_former_districts_says_so_and_where_it_is_counted(small):
    assert profile.what_it_is(profile_of(small, "18685")) == (
        "Xã Cẩm Bình, gồm Thạch Bình, Cẩm Bình, Cẩm Vịnh và Cẩm Thành cũ; nằm trên hai huyện cũ: "
        "Thành phố Hà Tĩnh và Huyện Cẩm Xuyên (cộng vào Thành phố Hà Tĩnh)."
    )


def test_late_and_revised_reports_and_questions_are_counted(small):
    shown = profile_of(small, HALF)
    report = {"is_late": True, "is_revision": False}
    many = replace(shown, reports=[report, report, report | {"is_revision": True}], warnings=[{}])
    assert profile.reports_note(many) == "3 báo cáo, 3 muộn, 1 sửa số cũ; 1 điều cần hỏi lại"
