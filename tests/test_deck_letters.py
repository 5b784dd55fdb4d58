from charts.deck import letters
from charts.drawn.canvas import width_of

SENTENCE = "Hà Tĩnh đạt 74,0 %, còn thiếu 65.919 người để đạt 80 %"


def test_lines_break_at_words_and_fit():
    lines = letters.wrapped(SENTENCE, 64, 700, bold=True)
    assert len(lines) > 2
    assert " ".join(lines).replace("\u00a0", " ") == SENTENCE
    assert all(width_of(line, 64, True) <= 700 for line in lines)


def test_a_percent_sign_stays_beside_its_number():
    assert all(not line.startswith("%") for line in letters.wrapped(SENTENCE, 64, 300))


def test_a_word_wider_than_the_room_stays_whole():
    assert letters.wrapped("Ngày hội", 64, 10) == ["Ngày", "hội"]


def test_a_text_that_fits_is_not_cut():
    assert letters.shortened("Xã Cẩm Bình", 28, 1000) == "Xã Cẩm Bình"


def test_a_text_that_does_not_fit_ends_with_an_ellipsis():
    cut = letters.shortened("Xã Cẩm Bình", 28, 100)
    assert cut.endswith("…") and len(cut) > 3
    assert width_of(cut, 28) <= 100
