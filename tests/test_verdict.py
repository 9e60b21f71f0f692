"""The record of one submission: what stands in ``results.jsonl`` and comes back from it."""

import json

import msgspec
import pytest

from autograder.verdict import CheckVerdict, ExerciseVerdict, Incident, Verdict, from_json, to_json

LOST = CheckVerdict(
    name="dW", passed=False, score=0.0, max_score=6.0, mistake="extra-mean", message="dW is too small by 7 = m"
)
KEPT = CheckVerdict(name="db", passed=True, score=5.0, max_score=5.0)
VERDICT = Verdict(
    assignment="fcn_layer",
    student="김서연",
    submission_sha256="9f" * 32,
    status="graded",
    score=5.0,
    max_score=11.0,
    duration_s=0.041,
    exercises=(
        ExerciseVerdict(name="linear_backward", score=5.0, max_score=11.0, status="wrong", checks=(LOST, KEPT)),
    ),
    incidents=(Incident(kind="network", detail="a socket was opened"),),
    tier="zygote",
)


def test_a_verdict_has_the_documented_keys_nesting_and_types() -> None:
    assert json.loads(to_json(VERDICT)) == {
        "assignment": "fcn_layer",
        "student": "김서연",
        "submission_sha256": "9f" * 32,
        "status": "graded",
        "score": 5.0,
        "max_score": 11.0,
        "duration_s": 0.041,
        "exercises": [
            {
                "name": "linear_backward",
                "score": 5.0,
                "max_score": 11.0,
                "status": "wrong",
                "checks": [
                    {
                        "name": "dW",
                        "passed": False,
                        "score": 0.0,
                        "max_score": 6.0,
                        "mistake": "extra-mean",
                        "message": "dW is too small by 7 = m",
                    },
                    {"name": "db", "passed": True, "score": 5.0, "max_score": 5.0},
                ],
            }
        ],
        "incidents": [{"kind": "network", "detail": "a socket was opened"}],
        "tier": "zygote",
    }


def test_the_keys_of_a_verdict_stand_in_their_documented_order() -> None:
    assert list(json.loads(to_json(VERDICT))) == [
        "assignment",
        "student",
        "submission_sha256",
        "status",
        "score",
        "max_score",
        "duration_s",
        "exercises",
        "incidents",
        "tier",
    ]


def test_a_verdict_comes_back_as_it_was_written() -> None:
    assert from_json(to_json(VERDICT)) == VERDICT


def test_a_verdict_is_one_line_even_where_its_message_has_several() -> None:
    message = "dW is off:\nyours 1\r\n\u2028numerical 2"
    exercise = msgspec.structs.replace(
        VERDICT.exercises[0], checks=(msgspec.structs.replace(LOST, message=message), KEPT)
    )
    line = to_json(msgspec.structs.replace(VERDICT, exercises=(exercise,)))
    assert b"\n" not in line
    assert b"\r" not in line
    assert from_json(line).exercises[0].checks[0].message == message


def test_a_mistake_without_a_certain_name_is_absent() -> None:
    unnamed = msgspec.structs.replace(LOST, mistake=None)
    assert "mistake" not in json.loads(msgspec.json.encode(unnamed))


@pytest.mark.parametrize("status", ["correct", "wrong", "missing", "error", "timeout", "memory", "refused"])
def test_every_documented_status_of_an_exercise_can_be_read(status: str) -> None:
    line = to_json(VERDICT).replace(b'"wrong"', f'"{status}"'.encode())
    assert from_json(line).exercises[0].status == status


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ('"graded"', '"perfect"'),
        ('"wrong"', '"nearly"'),
        ('"score":5.0', '"score":"5"'),
        ('"passed":true', '"passed":1'),
        ('"student":"김서연",', ""),
    ],
)
def test_a_line_that_is_no_verdict_is_refused(right: str, wrong: str) -> None:
    line = to_json(VERDICT).decode()
    assert right in line
    with pytest.raises(msgspec.ValidationError):
        from_json(line.replace(right, wrong).encode())


def test_a_line_that_was_cut_off_is_refused() -> None:
    with pytest.raises(msgspec.DecodeError):
        from_json(to_json(VERDICT)[:-20])


def test_a_verdict_cannot_be_changed_after_it_was_given() -> None:
    with pytest.raises(AttributeError):
        VERDICT.score = 11.0  # type: ignore[misc]
