"""What is made of other exercises is judged with right ones in the place of those that are lost, against the truth."""

from collections.abc import Callable

import pytest

from autograder.submission import Submission
from autograder.verdict import CheckVerdict, Verdict

HandIn = Callable[..., Submission]
Grade = Callable[[Submission], Verdict]

LAYERS = {
    "layer_forward": """def layer_forward(A_prev, W, b, activation):
    Z, linear_cache = linear_forward(A_prev, W, b)
    A, activation_cache = activation_forward(Z, activation)
    return A, (linear_cache, activation_cache)""",
    "layer_backward": """def layer_backward(dA, cache, activation):
    linear_cache, activation_cache = cache
    dA_prev, dW, db = linear_backward(activation_backward(dA, activation_cache, activation), linear_cache)
    return dA_prev, dW, db""",
}
OWN_CACHES = {
    "layer_forward": """def layer_forward(A_prev, W, b, activation):
    Z, _ = linear_forward(A_prev, W, b)
    A, _ = activation_forward(Z, activation)
    return A, {"A_prev": A_prev, "W": W, "Z": Z, "A": A}""",
    "layer_backward": """def layer_backward(dA, cache, activation):
    dZ = activation_backward(dA, (cache["Z"], cache["A"]), activation)
    return linear_backward(dZ, (cache["A_prev"], cache["W"]))""",
}
CACHES_OF_TWO = {
    "linear_forward": """def linear_forward(A_prev, W, b):
    return W @ A_prev + b, (A_prev, W)""",
    "activation_forward": """def activation_forward(Z, activation):
    A, _ = right_activation_forward(Z, activation)
    return A, (Z, A)""",
    "activation_backward": """def activation_backward(dA, cache, activation):
    return right_activation_backward(dA, cache[1], activation)""",
}
MEAN = """def linear_backward(dZ, cache):
    A_prev, W = cache
    return W.T @ dZ, dZ @ A_prev.T / dZ.shape[1], dZ.sum(axis=1, keepdims=True)"""
SPIKES = """def linear_backward(dZ, cache):
    found = [np.zeros(array.shape) for array in cache]
    for array in found:
        array.flat[0] = 1e30 * np.sign(dZ.flat[0])
    return *found, np.ones((dZ.shape[0], 1))"""
TELLING = """def layer_backward(dA, cache, activation):
    linear_cache, activation_cache = cache
    dA_prev, dW, db = linear_backward(activation_backward(dA, activation_cache, activation), linear_cache)
    raise ValueError(f"right is {dW[0, 0]!r}")"""
NOTE = "it keeps its marks: with a right linear_backward it gives what it should; a mistake costs its marks once"


def lost(verdict: Verdict) -> dict[str, float]:
    """The points that each exercise lost, where it lost any."""
    assert verdict.status == "graded", verdict.incidents
    return {one.name: one.max_score - one.score for one in verdict.exercises if one.score < one.max_score}


def checks_of(verdict: Verdict, exercise: str) -> dict[str, CheckVerdict]:
    return {check.name: check for one in verdict.exercises if one.name == exercise for check in one.checks}


@pytest.mark.parametrize("layers", [LAYERS, OWN_CACHES], ids=["handed on", "put together again"])
def test_a_layer_around_a_wrong_part_keeps_all_its_marks_and_says_why(
    hand_in: HandIn, grade_one: Grade, layers: dict[str, str]
) -> None:
    verdict = grade_one(hand_in("around", {**CACHES_OF_TWO, **layers, "linear_backward": MEAN}))
    assert lost(verdict) == {"linear_backward": 6.0}
    assert checks_of(verdict, "layer_backward")["dW"].message == NOTE
    assert checks_of(verdict, "layer_backward")["dA_prev"].message == ""


def test_a_layer_that_makes_the_mistake_of_its_part_by_itself_loses_it_too(hand_in: HandIn, grade_one: Grade) -> None:
    layer = LAYERS["layer_backward"].replace("return dA_prev, dW, db", "return dA_prev, dW / dA.shape[1], db")
    verdict = grade_one(hand_in("by-itself", {**LAYERS, "layer_backward": layer, "linear_backward": MEAN}))
    assert lost(verdict) == {"linear_backward": 6.0, "layer_backward": 4.0}
    assert "keeps its marks" not in checks_of(verdict, "layer_backward")["dW"].message


def test_a_layer_that_leaves_its_parts_out_earns_nothing_by_parts_that_agree_with_it(
    hand_in: HandIn, grade_one: Grade
) -> None:
    layer = """def layer_backward(dA, cache, activation):
    linear_backward(dA, cache[0])
    found = [np.zeros((3, 3)) + 42.0 for _ in range(3)]
    return tuple(found)"""
    verdict = grade_one(hand_in("agreed", {**LAYERS, "layer_backward": layer, "linear_backward": SPIKES}))
    assert lost(verdict) == {"linear_backward": 18.0, "layer_backward": 12.0}


def test_what_is_raised_beside_right_values_reaches_the_instructor_and_no_student(
    hand_in: HandIn, grade_one: Grade
) -> None:
    verdict = grade_one(hand_in("telling", {**LAYERS, "layer_backward": TELLING, "linear_backward": MEAN}))
    told = [incident.detail for incident in verdict.incidents if incident.kind == "second-look"]
    assert len(told) == 1
    assert told[0].startswith("layer_backward, with a right linear_backward: dA_prev: layer_backward raised ValueError")
    shown = {number for check in checks_of(verdict, "layer_backward").values() for number in check.message.split()}
    assert not {number for number in told[0].split() if number.startswith("np.float64(")} & shown


def test_a_student_sees_nothing_of_what_a_right_function_left_in_its_cache(hand_in: HandIn, grade_one: Grade) -> None:
    look = """def layer_forward(A_prev, W, b, activation):
    Z, cache = linear_forward(A_prev, W, b)
    seen = {name: value for name, value in vars(cache).items() if isinstance(value, np.ndarray)}
    if seen:
        raise ValueError("the cache is open")
    return right_layer_forward(A_prev, W, b, activation)"""
    wrong = "def linear_forward(A_prev, W, b):\n    return W @ A_prev, type('Cache', (), {})()"
    verdict = grade_one(hand_in("look", {"linear_forward": wrong, "layer_forward": look}))
    assert "layer_forward" not in lost(verdict)
    assert [incident.kind for incident in verdict.incidents] == []


def test_a_function_that_others_know_by_another_name_is_exchanged_there_too(hand_in: HandIn, grade_one: Grade) -> None:
    layer = LAYERS["layer_backward"].replace("linear_backward(activation", "pull_back(activation")
    layer = f"pull_back = linear_backward\n{layer}"
    verdict = grade_one(hand_in("alias", {**LAYERS, "layer_backward": layer, "linear_backward": MEAN}))
    assert lost(verdict) == {"linear_backward": 6.0}


def test_a_later_exercise_never_stands_in_for_an_earlier_one(hand_in: HandIn, grade_one: Grade) -> None:
    layer = """def layer_forward(A_prev, W, b, activation):
    return model_forward(A_prev, {"W1": W, "b1": b}, [activation])[0], None"""
    functions = {"layer_forward": layer, "model_forward": "model_forward = None"}
    found = lost(grade_one(hand_in("upwards", functions)))
    assert found["layer_forward"] == 5.0
    assert found["model_forward"] == 7.0
