from chart_samples import MET, NO_DATA, NOBODY, ZERO, commune

from charts import hover

STYLE = "<style>.hover-card{display:none}#hover-{i}{display:block}</style>"


def test_the_cards_tell_zero_from_no_data_from_nobody_in_words():
    assert hover.cards([MET, NO_DATA, NOBODY, ZERO], "người") == STYLE + (
        '<div class="hover-card" id="hover-0"><b>Phường Thành Sen</b><br>80,0 % · Đạt'
        "<br>số liệu 31/10/2026</div>"
        '<div class="hover-card" id="hover-1"><b>Xã Trần Phú</b><br>Chưa có số liệu</div>'
        '<div class="hover-card" id="hover-2"><b>Xã Hương Sơn</b><br>Không có đối tượng'
        "<br>số liệu 31/10/2026</div>"
        '<div class="hover-card" id="hover-3"><b>Xã Hương Khê</b><br>0,0 % · Tụt hậu'
        "<br>thiếu 800 người<br>số liệu 30/07/2026 · im lặng</div>"
    )


def test_a_commune_that_is_not_asked_for_has_no_card():
    assert hover.cards([None, ZERO | {"commune": "A"}], "người").count("hover-card") == 2
    assert hover.cards([None], "người") == STYLE


def test_a_name_is_escaped():
    assert "<b>Xã &lt;A&gt;</b>" in hover.cards([commune("1", "<A>")], "người")


def test_a_count_has_its_unit_and_misses_nobody():
    row = MET | {"measure": "count", "value": 3.0, "people_missing": None}
    assert "<br>3 lớp · Đạt<br>số liệu" in hover.cards([row], "lớp")
