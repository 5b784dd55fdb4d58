"""The A4 page as a reader of PDF sees it."""

import re
import unicodedata
from dataclasses import replace
from datetime import date
from io import BytesIO
from itertools import combinations
from time import thread_time

import pytest
import small_data
from fontTools.ttLib import TTFont
from profile_samples import MERGER, REPORTS, profile_of
from pypdf import PdfReader

import queries
from charts import paper_path, profile_pdf
from charts.fonts import font_files
from charts.formats import kept
from charts.paper import POINT, Paper
from data.reference import rows

BESIDE = ("18073", "18100", "18652", "18673")
LETTERS = "aăâeêioôơuưy"
TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")


def every_letter() -> set[str]:
    """All letters with all tones, small and large, and đ."""
    toned = {unicodedata.normalize("NFC", one + tone) for one in LETTERS for tone in TONES}
    return toned | {one.upper() for one in toned} | set("đĐ")


def read(content: bytes) -> tuple[PdfReader, str]:
    reader = PdfReader(BytesIO(content))
    return reader, " ".join(page.extract_text() for page in reader.pages)


def printed(sample, code: str = "18685", **asked: str) -> bytes:
    shown = profile_of(sample, code, beside=BESIDE, **asked)
    return profile_pdf.page(shown)


@pytest.fixture(scope="module")
def content(sample) -> bytes:
    return printed(sample)


def test_it_is_one_page_of_a4_and_small(content):
    reader, _ = read(content)
    (page,) = reader.pages
    size = [round(float(one) * 25.4 / 72) for one in (page.mediabox.width, page.mediabox.height)]
    assert size == [210, 297]
    assert len(content) < 300_000


def test_estimates_of_the_group_and_the_province_are_marked_on_paper_too(database_of):
    """(200 + 100 + 300) / 1 500 of the one ward beside it, which is all of the province."""
    shown = profile_of(database_of(REPORTS), "18073", as_of="2025-06-30")
    _, text = read(profile_pdf.page(shown))
    (line,) = re.findall(r"Xác nhận trên VNeID\s+–\s+70\s%\s+–\s+(\S+\s%)\s+(\S+\s%)", text)
    assert [kept(one) for one in line] == [kept("≈40,0 %")] * 2


def test_it_is_made_within_a_second_of_work(sample):
    shown = profile_of(sample, "18685", beside=BESIDE)
    start = thread_time()
    profile_pdf.page(shown)
    assert thread_time() - start < 1


def test_only_embedded_fonts_are_used_and_no_picture(content):
    reader, _ = read(content)
    resources = reader.pages[0]["/Resources"]
    fonts = [one.get_object() for one in resources["/Font"].values()]
    names = {font["/BaseFont"] for font in fonts}
    assert {re.sub(r".*[+]", "", name) for name in names} == {
        "SourceSansPro", "SourceSansProBold",
    }  # fmt: skip
    for font in fonts:
        described = font["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object()
        assert "/FontFile2" in described
    assert "/Image" not in str(resources.get("/XObject", {}))


@pytest.mark.parametrize("style", ["", "B"])
def test_both_fonts_have_every_vietnamese_letter_and_sign_in_use(style):
    known = set(map(chr, TTFont(font_files()[style]).getBestCmap()))
    assert every_letter() | set("–−…«»·≈→▲◆!?%/×") <= known


def test_every_letter_can_be_read_back():
    paper = Paper("Chữ", MERGER)
    text = "".join(sorted(every_letter()))
    half = len(text) // 2
    paper.text((10, 10), text[:half], 190)
    paper.text((10, 20), text[half:], 190, bold=True)
    _, said = read(paper.content())
    assert "".join(said.split()) == text


def test_the_page_says_what_the_screen_says(content):
    _, text = read(content)
    for wanted in (
        "Xã Cẩm Bình",
        "Số liệu đến ngày 31/10/2026",
        "Xã Cẩm Bình đạt 77,9 %, còn thiếu 366 người để đạt 80 %",
        "70 % (2025): nay đạt · 80 % (2026): còn 2,1 điểm",
        "Chậm",
        "Xác nhận trên VNeID",
        "Sáp nhập",
        "4 xã, phường liền kề",
        "Phường Thành Sen",
        "Vì sao «Chậm»",
        "Dựa trên 20 báo cáo, 0 muộn, 0 sửa số cũ; 0 điều cần hỏi lại",
        "(15 dòng nữa xem trên màn hình)",
        "31/10/2026: 44-2026-10-31-toan-tinh.xlsx, nhận 03/11/2026",
        "phiên bản dữ liệu 0123456789",
        "Nghị quyết 1665/NQ-UBTVQH15",
    ):
        assert wanted in " ".join(text.split()), wanted


def test_the_mark_of_the_sample_lies_across_the_page_of_sample_numbers_only(sample, content):
    shown = replace(profile_of(sample, "18685"), is_sample=False, source="Số liệu báo cáo")
    _, real = read(profile_pdf.page(shown))
    assert "SỐ LIỆU MẪU" not in real
    assert "SỐ LIỆU MẪU" in read(content)[1]


@pytest.mark.parametrize("indicator", ["learning_festival", "elderly_classes", "honours"])
@pytest.mark.parametrize("as_of", ["2025-06-30", "2025-12-31", "2026-10-31"])
def test_any_measure_on_any_date_is_one_page_without_leftovers(sample, indicator, as_of):
    reader, text = read(printed(sample, "18754", indicator=indicator, as_of=as_of))
    assert len(reader.pages) == 1
    assert not re.search(r"\b(nan|None|NaT|inf)\b", text)


@pytest.mark.parametrize(
    ("code", "asked"),
    [
        ("18685", {}),
        ("18073", {"indicator": "digital_ambassadors"}),
        ("18823", {"indicator": "learning_festival"}),
        ("18502", {"as_of": "2025-06-30"}),
        ("18754", {"indicator": "student_skills_primary_up", "as_of": "2025-06-30"}),
    ],
)
def test_no_text_leaves_the_page_or_stands_on_another(sample, monkeypatch, code, asked):
    """With nine neighbours, the most that any commune has."""
    boxes: list[tuple[float, float, float, float, str]] = []
    draw = Paper.text

    def record(self, at, text, width, **style):
        draw(self, at, text, width, **style)
        said, size = self.shortened(text, width), style.get("size", 8.5)
        wide = self.pdf.get_string_width(said)
        left = at[0] + (width - wide if style.get("align") == "R" else 0)
        if said:
            boxes.append((left, at[1], left + wide, at[1] + 1.15 * size * POINT, said))

    monkeypatch.setattr(Paper, "text", record)
    nine = tuple(row["code"] for row in rows("communes.csv"))[-9:]
    shown = profile_of(sample, code, beside=nine, **asked)
    profile_pdf.page(shown)
    assert len(boxes) > 150
    for left, top, right, bottom, said in boxes:
        assert left >= 10 and right <= 200 and top >= 8 and bottom <= 290, said
    assert [
        (one[4], other[4])
        for one, other in combinations(boxes, 2)
        if one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
    ] == []


def test_a_long_text_is_shortened_after_a_word():
    paper = Paper("Chữ", MERGER)
    paper.pdf.set_font("SourceSans", "", 9)
    text = "Hỗ trợ người nghèo và đồng bào dân tộc thiểu số"
    short = paper.shortened(text, 40)
    assert short.endswith("…") and text.startswith(short[:-1] + " ")
    assert paper.pdf.get_string_width(short) <= 40
    assert paper.shortened(text, 200) == text


def test_a_number_keeps_its_percent_sign_wherever_a_line_breaks():
    """Each width has room for the number and the dots, not for the sign."""
    paper = Paper("Chữ", MERGER)
    paper.pdf.set_font("SourceSans", "", 9)
    for text in ("còn 80 % (2026)", "đạt 100 % rồi"):
        number = text.split(" %")[0]
        width = paper.pdf.get_string_width(f"{number}…") + 0.1
        assert paper.shortened(kept(text), width) == f"{text.split(' ')[0]}…"
    drawn: list[str] = []
    paper.shortened = lambda text, width: drawn.append(text) or text
    paper.text((10, 10), "70,5 % (2026)", 100)
    assert drawn == ["70,5\u00a0% (2026)"]


def test_a_line_in_large_type_gets_smaller_until_it_has_room():
    paper = Paper("Chữ", MERGER)
    long = "Chưa có số liệu tốc độ"
    size = paper.fitting_size(long, 32, 15)
    assert 9 < size < 10
    paper.pdf.set_font("SourceSans", "B", size)
    assert paper.pdf.get_string_width(long) == pytest.approx(32)
    assert paper.fitting_size("Chậm", 32, 15) == 15


def test_labels_are_whole_in_the_cards_the_tables_and_the_title(tmp_path):
    """No family to count in Hà Huy Tập; one report alone has no speed."""
    small_data.write(
        tmp_path / "a.duckdb", (*REPORTS, ("18652", "2026-10-31", 0, 0, "digital_families"))
    )
    with queries.load(tmp_path / "a.duckdb") as connection:
        shown = profile_of(connection, "18652", beside=("18073", "18100"))
        _, text = read(profile_pdf.page(shown))
    said = " ".join(text.split())
    assert "Vì sao «Chưa có số liệu tốc độ»" in said
    assert said.count("Chưa có số liệu tốc độ") >= 3
    assert "Không có đối tượng" in said
    assert "Không có…" not in said and "không có…" not in said


def test_the_page_of_an_old_date_lists_no_later_report(sample):
    _, text = read(printed(sample, as_of="2025-06-30"))
    assert "2026" not in text.split("Dựa trên")[1].split("phiên bản")[0].replace(
        "SỐ LIỆU MẪU; đến ngày 31/10/2026", ""
    )


def test_the_target_goes_up_in_a_step():
    """80 from the second date on: along the old height to that day, then up."""
    frame = paper_path.Frame(0, 0, 100, 100, date(2025, 12, 1), 100, 100)
    steps = paper_path._steps(
        frame,
        [
            {"as_of": date(2025, 12, 1), "target": 70.0},
            {"as_of": date(2026, 1, 20), "target": 80.0},
            {"as_of": date(2026, 3, 11), "target": None},
        ],
    )
    expected = [(0, 30), (0, 30), (50, 30), (50, 20)]
    assert steps == [pytest.approx(place) for place in expected]
