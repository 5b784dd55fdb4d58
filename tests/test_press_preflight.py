"""Files read back: a sound figure passes, and each fault is found by its own check."""

import json
from dataclasses import replace

import press_samples
import pytest
from press_samples import DRAWING, also, write

from charts import inks, theme
from charts.press import preflight, reading, reading_svg
from charts.press.preflight import PreflightError, checked

NAMES = [
    *("page_size", "smallest_type", "thinnest_rule", "total_ink", "black_type"),
    *("text_on_tints", "fonts", "grey_steps", "sample_mark"),
]


def advice(drawing=DRAWING, *, said_sample=False, is_sample=False, size_mm=None) -> dict[str, str]:
    """What the checks that are not met advise, by the name of the check."""
    files = press_samples.files(drawing, is_sample=said_sample)
    size_mm = size_mm or press_samples.size_of(drawing, is_sample=said_sample)
    found = checked(files, size_mm=size_mm, is_sample=is_sample)
    assert [one.name for one in found] == NAMES
    return {one.name: one.advice for one in found if not one.is_met}


def test_a_sound_figure_passes_with_what_was_measured():
    files = press_samples.files(is_sample=True)
    size = press_samples.size_of(is_sample=True)
    found = {one.name: one for one in checked(files, size_mm=size, is_sample=True)}
    assert [one.advice for one in found.values() if not one.is_met] == []
    assert found["smallest_type"].found == "7,0 pt"
    assert found["thinnest_rule"].found == "0,50 pt"
    # C 82, M 42, Y 4 of the class 70–80 %.
    assert found["total_ink"].found == "nhiều nhất 128 %"
    assert found["fonts"].found.startswith("2 kiểu phông")


def test_real_data_without_a_mark_passes_too():
    assert advice() == {}


def test_another_size_than_asked_for_is_found():
    assert advice(size_mm=(100, 110))["page_size"].endswith("hãy xuất lại đúng khổ đã chọn.")


def test_text_beyond_the_edge_is_found():
    found = advice(also(lambda axes, look: write(axes, 120, 1, "Ngoài lề")))
    assert list(found) == ["page_size"]
    assert found["page_size"].endswith("nằm ngoài khổ; hãy chọn khổ lớn hơn.")


def test_small_type_is_found():
    found = advice(also(lambda axes, look: write(axes, 5, 0.3, "tiny", size=5)))
    assert found == {
        "smallest_type": "Chữ «tiny» chỉ 5,0 pt; hãy chọn khổ lớn hơn hoặc đặt cỡ chữ từ 7,0 pt."
    }


def test_a_thin_rule_is_found():
    found = advice(also(lambda axes, look: axes.axhline(0.3, color=look.ink, linewidth=0.25)))
    assert found == {"thinnest_rule": "Có nét chỉ 0,25 pt; hãy vẽ nét từ 0,5 pt."}


def test_a_wet_colour_is_found(monkeypatch):
    monkeypatch.setitem(inks.INKS, theme.CLASS_COLOURS[3], (90, 80, 60, 10))
    found = advice()
    assert list(found) == ["total_ink"]
    assert found["total_ink"].endswith("quá đẫm mực; hãy giảm mực của màu ấy trong bảng mực.")
    assert "C90 M80 Y60 K10" in found["total_ink"]


def test_transparency_is_found():
    found = advice(also(lambda axes, look: axes.barh([0.3], [9], color=look.ink, alpha=0.5)))
    assert found["total_ink"] == "Hình có màu trong suốt; hãy vẽ bằng màu đặc và nét."


def test_type_of_several_inks_is_found():
    found = advice(also(lambda axes, look: write(axes, 5, 0.3, "đỏ", colour=theme.ALERT)))
    assert list(found) == ["black_type"]
    assert found["black_type"].endswith("hãy đặt chữ đen.")


def test_plain_type_on_a_tint_is_found():
    found = advice(also(lambda axes, look: write(axes, 40, 1, "nhạt")))
    # C 82, M 42, Y 4.
    assert list(found) == ["text_on_tints"]
    assert "không đậm trên nền 128 % mực" in found["text_on_tints"]


def test_plain_type_on_the_palest_class_is_none_of_it():
    assert advice(also(lambda axes, look: write(axes, 5, 2, "nhạt"))) == {}


def test_another_typeface_is_found():
    found = advice(also(lambda axes, look: axes.text(5, 0.3, "khác", fontsize=7)))
    assert list(found) == ["fonts"]
    assert "DejaVu" in found["fonts"]


@pytest.mark.filterwarnings("ignore:Glyph")
def test_a_letter_that_the_typeface_lacks_is_found():
    found = advice(also(lambda axes, look: write(axes, 5, 0.3, "省")))
    assert list(found) == ["fonts"]
    assert "Có chữ ngoài phông Source Sans Pro" in found["fonts"]


def test_classes_that_are_one_in_grey_are_found():
    def twins(axes, look):
        axes.barh([0.3], [50], height=0.1, color=theme.ALERT)
        axes.barh([2.9], [50], height=0.1, color=theme.CLASS_COLOURS[4])

    assert advice(also(twins)) == {
        "grey_steps": "Hai màu #253494 và #9a1b1b gần như nhau khi in đen trắng; hãy dùng một màu "
        "khác."
    }


def test_sample_data_without_its_mark_is_found():
    assert advice(is_sample=True) == {
        "sample_mark": "Tệp pdf, cmyk, svg thiếu dấu SỐ LIỆU MẪU; hãy in dấu."
    }


def test_real_data_with_the_mark_is_found():
    assert list(advice(said_sample=True)) == ["sample_mark"]


def test_a_fault_blocks_with_what_to_change():
    thin = also(lambda axes, look: axes.axhline(0.3, color=look.ink, linewidth=0.25))
    files = press_samples.files(thin)
    found = checked(files, size_mm=press_samples.size_of(), is_sample=False)
    with pytest.raises(PreflightError) as refused:
        preflight.demand("Bản đồ", found)
    assert str(refused.value) == (
        "Hình «Bản đồ» chưa in được. Có nét chỉ 0,25 pt; hãy vẽ nét từ 0,5 pt."
    )


def test_the_result_is_written_for_programs_and_for_readers():
    files = press_samples.files()
    found = checked(files, size_mm=press_samples.size_of(), is_sample=False)
    written = json.loads(preflight.as_json({"Bản đồ": found}))
    assert [one["check"] for one in written["Bản đồ"]] == NAMES
    assert {one["met"] for one in written["Bản đồ"]} == {True}
    lines = preflight.as_text({"Bản đồ": found}).decode().splitlines()
    assert lines[0] == "Bản đồ"
    assert lines[2] == "- Chữ nhỏ nhất: 7,0 pt (cần từ 7,0 pt): đạt"
    broken = [replace(found[0], advice="Hãy đổi khổ.")]
    told = preflight.as_text({"Bản đồ": broken}).decode()
    assert "CHƯA ĐẠT. Hãy đổi khổ." in told


def test_a_page_is_read_with_its_text_in_order_and_its_places():
    sheet = reading.read("pdf", press_samples.files()["pdf"])
    said = "".join(mark.text for mark in sheet.of("text"))
    assert press_samples.DRAWING.title in said
    assert "�" not in said
    title = next(mark for mark in sheet.of("text") if mark.text.startswith("Hà T"))
    assert (title.size, title.font, title.is_bold) == (11, "SourceSansPro-Bold", True)
    assert {mark.inks for mark in sheet.of("rule")} == {(0, 0, 0, 100)}


def test_an_svg_is_read_likewise():
    sheet = reading_svg.read("svg", press_samples.files()["svg"])
    assert press_samples.DRAWING.title in [mark.text for mark in sheet.of("text")]
    assert sheet.fonts == {"Source Sans Pro": True}
    assert min(mark.size for mark in sheet.of("rule")) == 0.5
