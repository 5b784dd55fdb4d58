"""What is told before anything was handed in."""

from charts import intake, intake_help


def test_the_steps_name_the_tabs_of_the_page_and_what_happens_in_order():
    assert [step.partition(":")[0] for step in intake_help.STEPS[:3]] == [
        "Kiểm tra",
        "Xem trước",
        "Nhận",
    ]
    assert "Lịch sử nhận" in intake_help.STEPS[2]


def test_every_template_is_explained():
    told = [line.partition(":")[0] for line in intake_help.ABOUT_TEMPLATES]
    assert told == list(intake.SHAPES.values())
