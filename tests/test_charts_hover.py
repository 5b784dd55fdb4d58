from chart_samples import MET, NO_DATA, NOBODY, ZERO, commune

from charts import hover

STYLE = "<style>.h{display:none}.h{i}{display:block}</style>"


def test_the_cards_tell_zero_from_no_data_from_nobody_in_words():
    assert hover.cards([MET, NO_DATA, NOBODY, ZERO], "người") == STYLE + (
        '<p class="h h0"><b>Phường Thành Sen</b><br>80,0 % · Đạt'
        "<br>số liệu 31/10/2026</p>"
        '<p class="h h1"><b>Xã Trần Phú</b><br>Chưa có số liệu</p>'
        '<p class="h h2"><b>Xã Hương Sơn</b><br>Không có đối tượng'
        "<br>số liệu 31/10/2026</p>"
        '<p class="h h3"><b>Xã Hương Khê</b><br>0,0 % · Tụt hậu'
        "<br>thiếu 800 người<br>số liệu 30/07/2026 · im lặng</p>"
    )


def test_the_line_that_most_cards_end_with_is_sent_once():
    """Four of 31/10, one of 30/07, one without a number: only the four share their last line."""
    same = [MET | {"commune": name} for name in "ABCD"]
    told = hover.cards([*same, ZERO, NO_DATA], "người")
    style, *cards = told.split("<p ")
    assert style.endswith('.e::after{display:block;content:"số liệu 31/10/2026"}</style>')
    assert cards[0] == 'class="h h0 e"><b>Phường A</b><br>80,0 % · Đạt</p>'
    assert [card.split('"')[1] for card in cards] == [
        *(f"h h{index} e" for index in range(4)), "h h4", "h h5",
    ]  # fmt: skip
    assert "số liệu 30/07/2026 · im lặng</p>" in cards[4]
    assert cards[5].endswith("<br>Chưa có số liệu</p>")


def test_a_line_with_markup_stays_in_its_cards():
    told = hover.cards([MET] * 5, None, lambda row, unit: hover.named(row, "a &amp; b"))
    assert told.count("<br>a &amp; b</p>") == 5


def test_a_commune_that_is_not_asked_for_has_no_card():
    assert hover.cards([None, ZERO | {"commune": "A"}], "người").count("class=") == 1
    assert hover.cards([None], "người") == STYLE


def test_a_name_is_escaped():
    assert "<b>Xã &lt;A&gt;</b>" in hover.cards([commune("1", "<A>")], "người")


def test_a_count_has_its_unit_and_misses_nobody():
    row = MET | {"measure": "count", "value": 3.0, "people_missing": None}
    assert "<br>3 lớp · Đạt<br>số liệu" in hover.cards([row], "lớp")
