"""Calls of a student's functions: results, failures, handles, and arguments that were modified."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from autograder.sandbox.calls import Call, Failed, Kept, Outcome, Returned
from autograder.sandbox.guest.stand_ins import Handle
from autograder.sandbox.session import Session

OpenSession = Callable[..., Session]
Ask = Callable[..., Outcome]

A_PREV = np.arange(6.0).reshape(3, 2)
W = np.arange(12.0).reshape(4, 3) / 7
B = np.array([[0.5], [-1.0], [2.0], [0.0]])
DZ = np.cos(np.arange(8.0)).reshape(4, 2)
HONEST = """
import numpy as np
def linear_forward(A_prev, W, b):
    return W @ A_prev + b, CACHE
def linear_backward(dZ, cache):
    A_prev, W = READ
    return W.T @ dZ, dZ @ A_prev.T, dZ.sum(axis=1, keepdims=True)
"""


def test_a_result_comes_back_as_a_value(ask: Ask) -> None:
    outcome = ask("def f(A_prev, W): return W @ A_prev, {'shape': [4, 2]}, None, 1.5, 'text'", "f", A_PREV, W)
    assert isinstance(outcome, Returned)
    assert isinstance(outcome.value, tuple)
    assert np.array_equal(outcome.value[0], W @ A_PREV)
    assert outcome.value[1:] == ({"shape": [4, 2]}, None, 1.5, "text")


def test_every_kind_of_argument_arrives(ask: Ask) -> None:
    empty = np.zeros((0, 3))
    echo = "def echo(*arguments): return arguments"
    simple = [None, True, 2**100, 0.1, 1j, "é", [1, (2,)]]
    outcome = ask(echo, "echo", *simple, {"W1": W}, empty)
    assert isinstance(outcome, Returned)
    value: Any = outcome.value
    *scalars, parameters, nothing = value
    assert scalars == simple
    assert np.array_equal(parameters["W1"], W)
    assert nothing.shape == (0, 3)


@pytest.mark.parametrize(
    ("cache", "read"),
    [
        ("(A_prev, W)", "cache"),
        ("{'A': A_prev, 'W': W}", "cache['A'], cache['W']"),
        ("lambda: (A_prev, W)", "cache()"),
        ("type('Cache', (), {'A': A_prev, 'W': W})()", "cache.A, cache.W"),
    ],
    ids=["tuple", "dict", "closure", "object"],
)
def test_a_cache_of_any_type_reaches_the_second_call(open_session: OpenSession, cache: str, read: str) -> None:
    session = open_session(HONEST.replace("CACHE", cache).replace("READ", read))
    forward, backward = session.run(
        [Call("linear_forward", (A_PREV, W, B), keep=(1,)), Call("linear_backward", (DZ, Handle(0, 1)))]
    )
    assert isinstance(forward, Returned)
    assert isinstance(backward, Returned)
    assert np.array_equal(forward.value[0], W @ A_PREV + B)  # type: ignore[index]
    assert isinstance(forward.value[1], Kept)  # type: ignore[index]
    gradients: Any = backward.value
    dA_prev, dW, db = gradients
    assert np.allclose(dA_prev, W.T @ DZ, rtol=1e-14)
    assert np.allclose(dW, DZ @ A_PREV.T, rtol=1e-14)
    assert np.allclose(db, DZ.sum(axis=1, keepdims=True), rtol=1e-14)
    assert forward.modified == backward.modified == ()


def test_a_call_whose_cache_never_came_is_skipped(open_session: OpenSession) -> None:
    session = open_session("def forward(x): return x\ndef broken(x): return 1 / 0\ndef backward(cache): return 1")
    outcomes = session.run(
        [
            Call("forward", (1,), keep=(1,)),
            Call("backward", (Handle(0, 1),)),
            Call("broken", (1,), keep=(1,)),
            Call("backward", (Handle(2, 1),)),
            Call("backward", (0,)),
        ]
    )
    kinds = [outcome.kind if isinstance(outcome, Failed) else "returned" for outcome in outcomes]
    assert kinds == ["returned", "skipped", "raised", "skipped", "returned"]


def test_arguments_left_alone_are_not_reported(ask: Ask) -> None:
    gaps = np.array([np.nan, 1.0])
    outcome = ask("def f(x, *rest):\n    x = x + 1\n    return x", "f", W, {"b": B}, gaps, np.zeros((0, 2)))
    assert isinstance(outcome, Returned)
    assert outcome.modified == ()


@pytest.mark.parametrize(
    ("change", "position"),
    [
        ("W *= 2", 1),
        ("W.resize(12)", 1),
        ("parameters['b1'][0] = 9", 2),
        ("layers[1][0][0, 0] = 9", 3),
        ("A_prev[0, 0] = np.nan", 0),
    ],
    ids=["in place", "its shape", "inside a dict", "inside a list of tuples", "to nan"],
)
def test_a_modified_argument_is_reported_by_its_position(ask: Ask, change: str, position: int) -> None:
    source = f"import numpy as np\ndef f(A_prev, W, parameters, layers):\n    {change}\n    return 1"
    outcome = ask(source, "f", A_PREV, W, {"W1": W, "b1": B}, [(B,), (W, B)])
    assert isinstance(outcome, Returned)
    assert outcome.modified == ((0, position),)


def test_what_came_in_through_the_cache_is_reported_by_the_call_that_was_given_it(open_session: OpenSession) -> None:
    session = open_session(
        "def forward(A_prev, W, b): return W @ A_prev + b, (A_prev, W)\n"
        "def backward(dZ, cache):\n    cache[1][:] = 0\n    return dZ\n"
    )
    outcomes = session.run(
        [
            Call("forward", (A_PREV, W, B), keep=(1,)),
            Call("forward", (A_PREV, W, B), keep=(1,)),
            Call("backward", (DZ, Handle(1, 1))),
        ]
    )
    assert [outcome.modified for outcome in outcomes if isinstance(outcome, Returned)] == [(), (), ((1, 1),)]


def test_the_graders_own_arrays_cannot_be_modified(ask: Ask) -> None:
    mine = W.copy()
    ask("def f(W): W[:] = 0", "f", mine)
    assert np.array_equal(mine, W)


@pytest.mark.parametrize(
    ("expression", "reason"),
    [
        ("object()", "an object of type builtins.object"),
        ("lambda: 1", "an object of type builtins.function"),
        ("np.array([None, 1])", "an array of dtype object"),
        ("np.zeros(2, 'M8[s]')", "an array of dtype datetime64"),
        ("np.broadcast_to(1.0, (2 ** 40,))", "more than 67108864 bytes of arrays"),
        ("2 ** 300", "an integer of more than 256 bits"),
        ("(loop := [], loop.append(loop), loop)", "nested deeper than 8 levels"),
        ("[None] * 5000", "more than 4096 items"),
        ("{1: 2}", "a dict with a key of type int"),
        ("'x' * 70_000", "a text of more than 65536 characters"),
        ("'\\ud800'", "a text that is not valid Unicode"),
    ],
)
def test_a_result_that_cannot_cross_is_refused_with_its_reason(
    evaluate: Callable[[str], list[Outcome]], expression: str, reason: str
) -> None:
    refused, fine = evaluate(expression)
    assert isinstance(refused, Failed)
    assert refused.kind == "refused"
    assert reason in refused.message
    assert fine == Returned(2)


def test_results_too_large_for_one_reply_are_refused_together(evaluate: Callable[[str], list[Outcome]]) -> None:
    refused, fine = evaluate("['x' * 60_000] * 5")
    assert refused == fine
    assert isinstance(refused, Failed)
    assert "a result whose description takes more than 262144 bytes" in refused.message


def test_array_subclasses_arrive_as_plain_arrays(ask: Ask) -> None:
    source = (
        "import numpy as np\nclass Yes(np.ndarray):\n    def __eq__(self, other): return True\n"
        "    __hash__ = None\n"
        "def f(W): return W.view(Yes), np.ma.array(W, mask=True), np.asmatrix(W)\n"
    )
    outcome = ask(source, "f", W)
    assert isinstance(outcome, Returned)
    results: tuple[Any, ...] = outcome.value  # type: ignore[assignment]
    assert [type(result) for result in results] == [np.ndarray] * 3
    assert all(np.array_equal(result, W) for result in results)


def test_an_exception_is_told_with_cell_and_line(open_session: OpenSession) -> None:
    session = open_session(
        "def helper(W):\n    W = W.T\n    return W @ W", "def f(W):\n\n    return helper(W)", "def g(W): return f(W)"
    )
    raised = session.run([Call("g", (W,))])[0]
    assert isinstance(raised, Failed)
    assert (raised.kind, raised.type_name, raised.where) == ("raised", "ValueError", "cell 1, line 3")
    assert "matmul" in raised.message


@pytest.mark.parametrize(
    ("expression", "type_name"),
    [
        ("throw(SystemExit(0))", "SystemExit"),
        ("throw(KeyboardInterrupt)", "KeyboardInterrupt"),
        ("throw(GeneratorExit)", "GeneratorExit"),
        ("endless()", "RecursionError"),
        ("throw(ValueError('x' * 10**7))", "ValueError"),
        ("throw(ValueError('\\ud800'))", "ValueError"),
        ("throw(type('Own', (BaseException,), {}))", "Own"),
    ],
)
def test_every_exception_is_the_students_and_the_guest_lives_on(
    evaluate: Callable[[str], list[Outcome]], expression: str, type_name: str
) -> None:
    raised, fine = evaluate(expression)
    assert isinstance(raised, Failed)
    assert (raised.kind, raised.type_name) == ("raised", type_name)
    assert len(raised.message) <= 500
    assert fine == Returned(2)


def test_state_kept_between_calls_ends_with_the_session(open_session: OpenSession) -> None:
    count = "calls = []\ndef f():\n    calls.append(1)\n    return len(calls)"
    assert open_session(count).run([Call("f", ())] * 2) == [Returned(1), Returned(2)]
    assert open_session(count).run([Call("f", ())]) == [Returned(1)]


def test_a_changed_list_or_dict_is_a_modified_argument(open_session: Callable[..., Session]) -> None:
    cell = "def f(names):\n    names.reverse()\ndef g(n, parameters):\n    parameters['b'] = n"
    outcomes = open_session(cell).run([Call("f", (["a", "b"],)), Call("g", (1, {"W": 1.0}))])
    assert [outcome.modified for outcome in outcomes if isinstance(outcome, Returned)] == [((0, 0),), ((1, 1),)]


def test_of_a_dict_only_what_is_asked_for_comes_back(open_session: Callable[..., Session]) -> None:
    cell = "def f(): return {'dW1': 1.0, 2: 'mine', 'statistics': object(), 'dW3': 3.0}"
    assert open_session(cell).run([Call("f", (), pick=("dW1", "dW2", "dW3"))]) == [Returned({"dW1": 1.0, "dW3": 3.0})]


def test_an_answer_about_arguments_that_were_never_given_is_refused(open_session: Callable[..., Session]) -> None:
    forge = "import sys\nsys.modules['guest.calling'].Calls._modified = lambda self, number: [[0, 10**6]]"
    session = open_session(forge, "def f(x): return x")
    assert session.run([Call("f", (1.0,))]) == [
        Failed("refused", message="an answer about an argument that was never given")
    ]


FORGE = "import sys\nsys.modules['guest.calling'].Calls._modified = lambda self, number: [[{}, {}]]"
CALLS = [
    Call("f", (1.0, 2.0)),
    Call("f", (3.0, 4.0), keep=(1,)),
    Call("f", (Handle(1, 1), 5.0)),
    Call("f", ([Handle(2, None)], {"a": Handle(1, 0)})),
]
NO_ANSWER = Failed("refused", message="an answer about an argument that was never given")


@pytest.mark.parametrize(
    ("call", "position", "believed"),
    [
        (0, 0, [True, False, False, False]),
        (1, 1, [False, True, True, True]),
        (2, 1, [False, False, True, True]),
        (2, 0, [False, False, False, False]),
        (3, 0, [False, False, False, False]),
        (4, 0, [False, False, False, False]),
    ],
)
def test_a_call_is_believed_about_its_own_arguments_and_those_it_builds_on(
    open_session: Callable[..., Session], call: int, position: int, believed: list[bool]
) -> None:
    session = open_session(FORGE.format(call, position), "def f(x, y): return 1.0, 2.0")
    outcomes = session.run(CALLS)
    assert [outcome != NO_ANSWER for outcome in outcomes] == believed
