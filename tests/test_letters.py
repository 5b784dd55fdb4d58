"""Reminder letters: what they say, opened again as Word files, and templates that people edit."""

import re
import zipfile
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.shared import Mm
from docx.table import Table
from test_charts_rounds import ROUND, status

import queries
from charts import letter_files, letters

TODAY = date(2025, 11, 23)
FAMILIES = {
    "indicator": "digital_families",
    "name": "Gia đình số & học tập",
    "numerator_name": "Số hộ đạt",
    "denominator_name": "Tổng số hộ gia đình",
}
CLASSES = {
    "indicator": "elderly_classes",
    "name": "Lớp học cho người cao tuổi",
    "numerator_name": "Số lớp đã mở trong kỳ",
    "denominator_name": None,
}


def numbers(code: str, *rows: dict) -> list[dict]:
    return [{"commune_code": code, "state": "missing", **row} for row in rows]


def letter(of_round: dict = ROUND, *, today: date = TODAY, **changed) -> letters.Letter:
    """The letter to a commune that lacks two indicators, and has sent a third."""
    row = status("1", "missing", indicators_missing=2, indicators_expected=3) | changed
    said = [*numbers("1", FAMILIES, CLASSES), {**CLASSES, "commune_code": "1", "state": "late"}]
    (written,) = letters.letters([row], said, of_round, today)
    return written


def texts(content: bytes) -> Iterator[str]:
    """Every line of a Word file, cells of a row between bars."""
    for block in docx.Document(BytesIO(content)).iter_inner_content():
        if isinstance(block, Table):
            yield from (" | ".join(cell.text for cell in row.cells) for row in block.rows)
        else:
            yield block.text


def own_template(folder: Path, *paragraphs: str) -> Path:
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    document.save(str(folder / letters.OWN_NAME))
    return letters.template(folder)


def test_a_letter_before_the_deadline_says_what_is_missing_and_since_when():
    said = letter().fields
    assert said["tinh_trang"] == (
        "Đến ngày 23/11/2025, chưa nhận được báo cáo của xã Tên 1 có số liệu từ ngày 01/11/2025 "
        "đến ngày 31/12/2025; còn 17 ngày đến hạn."
    )
    assert said["so_lieu_cuoi"] == (
        "Số liệu gần nhất của xã Tên 1 là số liệu ngày 31/10/2025, lần nhận gần nhất ngày "
        "03/11/2025."
    )
    assert said["de_nghi"] == (
        "Đề nghị Ủy ban nhân dân xã Tên 1 rà soát, báo cáo đầy đủ 2 chỉ tiêu, nhiệm vụ còn thiếu "
        "dưới đây, chậm nhất ngày 10/12/2025:"
    )
    assert said["chi_tieu"] == [
        {"stt": 1, "ten": FAMILIES["name"], "so_lieu": "Tổng số hộ gia đình; Số hộ đạt"},
        {"stt": 2, "ten": CLASSES["name"], "so_lieu": "Số lớp đã mở trong kỳ"},
    ]


def test_a_letter_after_the_deadline_presses():
    said = letter(ROUND | {"days_left": -12}, today=date(2025, 12, 22)).fields
    assert str(said["tinh_trang"]).endswith("; đã quá hạn 12 ngày.")
    assert said["de_nghi"] == (
        "Đề nghị Ủy ban nhân dân xã Tên 1 khẩn trương rà soát, báo cáo đầy đủ 2 chỉ tiêu, "
        "nhiệm vụ còn thiếu dưới đây ngay khi nhận được công văn này:"
    )
    assert str(letter(ROUND | {"days_left": 0}).fields["tinh_trang"]).endswith(
        "; hôm nay là hạn báo cáo."
    )


def test_a_letter_to_who_sent_an_incomplete_report_thanks_for_no_other():
    came = {"state": "late", "received_on": date(2025, 12, 13), "days_late": 3}
    assert letter(today=date(2025, 12, 20), **came).fields["tinh_trang"] == (
        "Báo cáo của xã Tên 1 đã nhận ngày 13/12/2025 (muộn 3 ngày); đến ngày 20/12/2025 còn thiếu "
        "số liệu của 2 trong 3 chỉ tiêu, nhiệm vụ phải báo cáo."
    )
    on_time = came | {"state": "on_time", "days_late": None}
    assert " đã nhận ngày 13/12/2025; đến ngày" in str(letter(**on_time).fields["tinh_trang"])


def test_a_letter_to_who_was_never_heard_says_so():
    said = letter(last_data_on=None, last_received_on=None, days_silent=None).fields
    assert said["so_lieu_cuoi"] == "Đến nay chưa nhận được báo cáo nào của xã Tên 1."


def test_a_letter_has_all_that_a_template_may_name():
    assert set(letter().fields) == set(letters.FIELDS) == set(letters.example().fields)


def test_who_reported_everything_gets_no_letter():
    assert letters.letters([status("1")], [], ROUND, TODAY) == []


def test_our_letter_has_the_form_of_an_official_letter():
    content = letter_files.as_docx(letter(), letters.OURS, is_sample=False)
    said = list(texts(content))
    assert said[0].startswith("ỦY BAN NHÂN DÂN TỈNH HÀ TĨNH\nSỞ KHOA HỌC VÀ CÔNG NGHỆ\n")
    assert "| CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n" in said[0]
    assert "Số:          /\nV/v đôn đốc báo cáo kết quả" in said[0]
    assert said[0].endswith("Hà Tĩnh, ngày        tháng        năm 2025")
    assert said[1] == "Kính gửi: Ủy ban nhân dân xã Tên 1"
    assert "STT | Chỉ tiêu, nhiệm vụ | Số liệu cần báo cáo" in said
    assert "1 | Gia đình số & học tập | Tổng số hộ gia đình; Số hộ đạt" in said
    assert "2 | Lớp học cho người cao tuổi | Số lớp đã mở trong kỳ" in said
    assert "Đề nghị Ủy ban nhân dân xã Tên 1 quan tâm, thực hiện./." in said
    assert said[-1].startswith("Nơi nhận:\n- Như trên;\n")
    assert "Lưu: VT. | GIÁM ĐỐC" in said[-1]
    assert not re.search(r"[{}%]", "".join(said))
    (section,) = docx.Document(BytesIO(content)).sections
    page = (section.page_width, section.page_height, section.left_margin, section.right_margin)
    assert [round(one / Mm(1)) for one in page] == [210, 297, 30, 15]


def test_a_letter_of_sample_data_begins_by_saying_so_whatever_the_template(tmp_path):
    mark = "SỐ LIỆU MẪU – không phải công văn thật, không gửi đi"
    for template in (letters.OURS, own_template(tmp_path, "Gửi {{ ubnd }}")):
        said = list(texts(letter_files.as_docx(letter(), template, is_sample=True)))
        assert said[0] == mark
        real = list(texts(letter_files.as_docx(letter(), template, is_sample=False)))
        assert real == said[1:]


def test_a_template_of_ones_own_is_used_and_may_leave_fields_out(tmp_path):
    assert letters.template(tmp_path) == letters.OURS
    template = own_template(
        tmp_path,
        "Thân gửi {{ don_vi }}{% if so_thieu > 9 %}!{% endif %}",
        "{% for mot in chi_tieu %}[{{ mot.ten }}]{% endfor %}",
    )
    assert letters.fault(template) == ""
    assert list(texts(letter_files.as_docx(letter(), template, is_sample=False))) == [
        "Thân gửi xã Tên 1",
        "[Gia đình số & học tập][Lớp học cho người cao tuổi]",
    ]


def test_our_template_can_be_edited_and_saved_again(tmp_path):
    document = docx.Document(str(letters.OURS))
    document.paragraphs[0].add_run(" (kính báo)")
    document.save(str(tmp_path / letters.OWN_NAME))
    template = letters.template(tmp_path)
    assert letters.fault(template) == ""
    said = list(texts(letter_files.as_docx(letter(), template, is_sample=False)))
    assert said[1] == "Kính gửi: Ủy ban nhân dân xã Tên 1 (kính báo)"


MEND = "Hãy sửa lại trong Word, hoặc bỏ tệp ấy đi để dùng mẫu có sẵn."


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("{{ ten_xa }}", "«ten_xa» không biết là gì. Những chỗ điền được: ubnd, don_vi, ky, han,"),
        ("{% for a in chi_tieu %}{{ a.gi }}{% endfor %}", "«gi» không biết là gì."),
        ("{{ ubnd", "có chỗ điền viết sai ("),
        ("{% for a in chi_tieu %}", "có chỗ điền viết sai ("),
        ("{{ 1 / 0 }}", "có chỗ điền viết sai (division by zero)"),
        ("{{ ubnd.__class__.__mro__ }}", "có chỗ điền viết sai ("),
    ],
)
def test_a_template_with_a_wrong_field_gives_a_sentence(tmp_path, text, what):
    said = letters.fault(own_template(tmp_path, text))
    assert said.startswith("Mẫu thư thu-nhac.docx có chỗ điền ")
    assert what in said
    assert said.endswith(MEND)


def zipped(**members: str) -> bytes:
    output = BytesIO()
    with zipfile.ZipFile(output, "w") as file:
        for name, text in members.items():
            file.writestr(name, text)
    return output.getvalue()


@pytest.mark.parametrize("content", [b"", b"chu thuong", zipped(a="b")])
def test_a_template_that_is_no_word_file_gives_a_sentence(tmp_path, content):
    (tmp_path / letters.OWN_NAME).write_bytes(content)
    assert letters.fault(letters.template(tmp_path)) == (
        f"Mẫu thư thu-nhac.docx không phải tệp Word (.docx). {MEND}"
    )


@pytest.mark.parametrize(("today", "of_round"), [("2025-12-23", "2025"), ("2026-11-23", "2026")])
def test_every_letter_of_the_sample_opens_again_and_says_exactly_what_is_missing(
    sample, today, of_round
):
    """Every fifth commune of a round, compared with what `completeness_by_commune` says."""
    asked = {"today": today, "of_round": of_round}
    rows = {
        name: queries.rows(sample, name, **queries.accepted(name, asked))
        for name in ("reporting_status", "completeness_by_commune", "rounds")
    }
    (one,) = [row for row in rows["rounds"] if row["round"] == of_round]
    every = letters.letters(
        rows["reporting_status"], rows["completeness_by_commune"], one, date.fromisoformat(today)
    )
    assert len(every) == 69
    content = letters.written(every[::5], None, letters.OURS, is_sample=True)
    with zipfile.ZipFile(BytesIO(content)) as packed:
        files = {name: packed.read(name) for name in packed.namelist()}
    assert len(files) == 14
    for written, (name, file) in zip(every[::5], files.items(), strict=True):
        assert name.startswith(f"thu-nhac-{written.commune_code}-")
        assert name.endswith("-so-lieu-mau.docx")
        lines = list(texts(file))
        assert any("SỐ LIỆU MẪU" in line for line in lines)
        listed = [line.split(" | ")[1] for line in lines if re.match(r"\d+ \| ", line)]
        assert listed == [
            row["name"]
            for row in rows["completeness_by_commune"]
            if row["commune_code"] == written.commune_code and row["state"] == "missing"
        ]
        assert listed


def test_a_file_has_an_ascii_name():
    lacking = {"18073": "Phường Thành Sen", "18304": "Xã Đức Đồng"}
    assert letters.offered("18304", lacking, ROUND, is_sample=True) == [
        ("Tải thư (DOCX)", "thu-nhac-18304-xa-duc-dong-so-lieu-mau.docx", "18304"),
        ("Tải 2 thư (ZIP)", "thu-nhac-2025-so-lieu-mau.zip", None),
    ]


def test_one_letter_can_be_taken_alone():
    content = letters.written([letter()], "1", letters.OURS, is_sample=False)
    assert "Kính gửi: Ủy ban nhân dân xã Tên 1" in list(texts(content))
