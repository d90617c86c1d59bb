from evaluation.gate import SLACK, failures, raised
from evaluation.spans import calibration_error


def test_a_score_below_its_floor_fails() -> None:
    lines = failures({"cue exact": 70.0}, {"cue exact": 70.0 + 2 * SLACK})

    assert lines == ["cue exact is 70.0, below its floor of 70.6"]


def test_a_score_at_its_floor_passes() -> None:
    assert failures({"cue exact": 70.0}, {"cue exact": 70.0}) == []


def test_a_measure_that_is_missing_fails() -> None:
    assert failures({}, {"cue exact": 70.0}) == ["cue exact was not measured"]


def test_floors_rise_and_do_not_fall() -> None:
    floors = raised({"a": 71.0, "b": 60.0}, {"a": 70.0, "b": 65.0}, allow_regression=False)

    assert floors == {"a": 71.0, "b": 65.0}


def test_a_floor_falls_only_when_that_is_allowed() -> None:
    assert raised({"b": 60.0}, {"b": 65.0}, allow_regression=True) == {"b": 60.0}


def test_confidence_that_is_always_right_has_no_error() -> None:
    assert calibration_error([(1.0, True)] * 5 + [(0.0, False)] * 5) == 0.0


def test_confidence_that_is_always_wrong_is_off_by_all() -> None:
    assert calibration_error([(1.0, False)] * 5) == 1.0
