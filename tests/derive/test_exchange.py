"""Functions of the reference as a guest calls them: data in, data out, caches of any make, everything bounded."""

import resource
from functools import partial
from types import ModuleType
from typing import Any

import numpy as np
import pytest

from autograder.author.cases import alone, items
from autograder.author.declare import Pair, Plain
from autograder.derive.exchange import Exchange, closed
from autograder.sandbox.calls import Call, Failed, Given, Returned
from autograder.sandbox.guests import Launcher
from autograder.sandbox.limits import Limits
from autograder.sandbox.session import Cell, Session

DECLARED: dict[str, Plain | Pair] = {
    "forward": Plain(function="forward", outputs=items("Z", "cache")),
    "backward": Pair(forward="forward", backward="backward", value=items("Z", "cache"), gradients=items("dX", "dW")),
    "other": Pair(forward="forward", backward="other", value=items("Z", "cache"), gradients=alone("dX")),
    "spread": Plain(function="spread", outputs=alone("table")),
}
REFERENCE = """
import numpy as np
def forward(X, W, scale=1.0):
    return scale * (W @ X), (X, W, scale)
def backward(upstream, cache):
    X, W, scale = cache
    return scale * W.T @ upstream, scale * upstream @ X.T
def spread(x):
    return x[:, None] * x
"""
X, W = np.arange(6.0).reshape(2, 3), np.arange(8.0).reshape(4, 2)
UPSTREAM = np.ones((4, 3))


@pytest.fixture(scope="module")
def reference() -> ModuleType:
    made = ModuleType("reference")
    exec(REFERENCE, vars(made))  # noqa: S102 - ours
    return made


@pytest.fixture
def exchange(reference: ModuleType) -> Exchange:
    return Exchange(partial(getattr, reference), ("forward", "backward", "spread"), DECLARED)


def given(*arguments: object, **keywords: object) -> Given:
    return Given(arguments, keywords)


def test_a_forward_function_gives_its_value_and_keeps_its_cache(exchange: Exchange) -> None:
    Z = exchange.call(0, given(X, W, scale=2.0), None)
    assert np.array_equal(Z, 2 * W @ X)  # type: ignore[arg-type]
    assert exchange.called == {"forward"}


@pytest.mark.parametrize("named", [False, True], ids=["by position", "by name"])
def test_a_backward_function_works_with_what_its_forward_function_was_given(exchange: Exchange, *, named: bool) -> None:
    asked = given(upstream=UPSTREAM) if named else given(UPSTREAM)
    gradients: Any = exchange.call(1, asked, given(X, W, scale=2.0))
    dX, dW = gradients
    assert np.array_equal(dX, 2 * W.T @ UPSTREAM)
    assert np.array_equal(dW, 2 * UPSTREAM @ X.T)


def test_a_guest_is_told_which_functions_return_a_cache_and_where_others_take_it(exchange: Exchange) -> None:
    assert exchange.order == {
        "names": ["forward", "backward", "spread"],
        "caching": ["forward"],
        "forwards": {"backward": ["forward", 1, "cache"]},
    }


@pytest.mark.parametrize(
    ("asked", "error"),
    [
        (given(X), ValueError),
        (given(X, W, size=1), ValueError),
        (given(W, X.T), ValueError),
        (given("X", {}), ValueError),
        (given(np.zeros(2**21 + 1), W), ValueError),
    ],
    ids=["too few", "unknown", "misfit", "no numbers", "too large"],
)
def test_what_the_reference_does_not_take_is_the_student_s_error(
    exchange: Exchange, asked: Given, error: type[Exception]
) -> None:
    with pytest.raises(error):
        exchange.call(0, asked, None)


@pytest.mark.parametrize(("number", "forward"), [(3, None), (1, None), (0, given(X, W))])
def test_a_question_that_fits_no_function_is_refused(exchange: Exchange, number: int, forward: Given | None) -> None:
    with pytest.raises(ValueError, match="no such function"):
        exchange.call(number, given(X, W), forward)


def test_work_that_takes_too_much_memory_is_refused_and_the_limit_is_as_before(exchange: Exchange) -> None:
    before = resource.getrlimit(resource.RLIMIT_AS)
    with pytest.raises(ValueError, match="MemoryError"):
        exchange.call(2, given(np.zeros(20_000)), None)
    assert resource.getrlimit(resource.RLIMIT_AS) == before


def test_a_forward_function_goes_with_its_backward_functions_and_not_the_other_way_round() -> None:
    assert closed({"backward"}, "layer", DECLARED) == {"backward"}
    assert closed({"forward", "spread"}, "layer", DECLARED) == {"forward", "backward", "other", "spread"}


def test_what_shares_its_cache_with_the_function_that_is_judged_is_not_exchanged() -> None:
    assert closed({"backward", "forward", "spread"}, "other", DECLARED) == {"spread"}


CACHES = {
    "as it came": ("forward(X, W)[1]", "cache"),
    "in another": ("(0, [forward(X, W)[1]])", "cache[1][0]"),
    "copied": ("dict(forward(X, W)[1])", "cache"),
    "with more in it": ("forward(X, W)[1] | {'Z': 3}", "cache"),
    "put together again": ("(X, W)", "cache"),
}


@pytest.mark.parametrize(("made", "handed"), CACHES.values(), ids=CACHES)
def test_a_cache_of_the_student_s_own_is_understood_however_it_is_handed_on(
    zygote: Launcher, reference: ModuleType, made: str, handed: str
) -> None:
    source = f"""
import numpy as np
def forward(X, W): return W @ X, {{"X": X, "W": W}}
def layer(X, W):
    forward(-X, W), forward(X, W)
    cache = {made}
    forward(X + 1, W)
    X *= 0
    return backward(np.ones((4, 3)), {handed})[0]
"""
    exchange = Exchange(partial(getattr, reference), ("backward",), DECLARED)
    with Session(zygote, [Cell(1, source)], (), Limits(), exchange) as session:
        (outcome,) = session.run([Call("layer", (X, W))])
    assert isinstance(outcome, Returned), outcome
    assert np.array_equal(outcome.value, W.T @ UPSTREAM)  # type: ignore[arg-type]


def test_a_cache_that_no_call_left_is_an_error_in_the_student_s_code(zygote: Launcher, reference: ModuleType) -> None:
    source = """
import numpy as np
def forward(X, W): return W @ X, (X, W)
def layer(X, W):
    forward(X, W)
    return backward(np.ones((4, 3)), (X + 1, W + 1))[0]
"""
    exchange = Exchange(partial(getattr, reference), ("backward",), DECLARED)
    with Session(zygote, [Cell(1, source)], (), Limits(), exchange) as session:
        (outcome,) = session.run([Call("layer", (X, W))])
    assert isinstance(outcome, Failed)
    assert (outcome.type_name, outcome.message) == ("ValueError", "forward did not return this cache")


def test_a_lost_forward_function_leaves_a_cache_that_takes_what_the_student_adds(
    zygote: Launcher, reference: ModuleType
) -> None:
    source = """
import numpy as np
def layer(X, W):
    Z, cache = forward(X, W)
    cache["kept"] = Z
    dX, dW = backward(np.ones((4, 3)), cache)
    return cache["kept"], dX, dW, len(cache)
"""
    exchange = Exchange(partial(getattr, reference), ("backward", "forward"), DECLARED)
    with Session(zygote, [Cell(1, source)], (), Limits(), exchange) as session:
        (outcome,) = session.run([Call("layer", (X, W))])
    assert isinstance(outcome, Returned), outcome
    value: Any = outcome.value
    Z, dX, dW, length = value
    assert np.array_equal(Z, W @ X)
    assert np.array_equal(dX, W.T @ UPSTREAM)
    assert np.array_equal(dW, UPSTREAM @ X.T)
    assert length == 1
