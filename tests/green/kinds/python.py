"""Ways to write the same functions in Python."""

from green import Work, case


@case("fcn_layer")
def decorators_time_and_announce_every_function(work: Work) -> None:
    work.before(
        "linear_forward",
        """
        import functools
        import time

        def timed(function):
            @functools.wraps(function)
            def wrapper(*args, **kwargs):
                start = time.time()
                try:
                    return function(*args, **kwargs)
                finally:
                    wrapper.seconds += time.time() - start
            wrapper.seconds = 0.0
            return wrapper
        """,
    )
    for exercise in work.answers:
        cell = work.find(f"{exercise}-answer")
        cell["source"] = "@timed\n" + cell["source"]


@case("jacobians")
def answers_are_lambdas(work: Work) -> None:
    work.answer("vjp", "vjp = lambda jacobian, upstream: jacobian.T @ upstream")
    work.answer("weight_gradient", "weight_gradient = lambda upstream, y: upstream[:, None] * y[None, :]")
    work.answer("weight_jacobian", "weight_jacobian = lambda W, y: np.multiply.outer(np.eye(len(W), dtype=y.dtype), y)")


@case("four_equations")
def answers_are_other_functions(work: Work) -> None:
    work.answer("bias_gradient", "bias_gradient = np.copy")
    work.answer(
        "weight_gradient",
        """
        from functools import partial

        weight_gradient = partial(lambda transpose, a_prev, delta: delta @ transpose(a_prev), np.transpose)
        """,
    )


@case("matrix_calculus")
def answers_are_objects_that_can_be_called(work: Work) -> None:
    work.answer(
        "vec",
        """
        class _Vec:
            calls = 0

            def __call__(self, W):
                self.calls += 1
                return W.reshape(-1)

        vec = _Vec()
        """,
    )
    work.answer(
        "mse_gradient",
        """
        class Loss:
            @staticmethod
            def gradient(n2, y):
                return (2 * (n2 - y)).T

        mse_gradient = Loss.gradient
        """,
    )


@case("fcn_layer")
def functions_count_log_and_assert(work: Work) -> None:
    work.before(
        "linear_forward",
        """
        import logging

        logging.basicConfig(level=logging.DEBUG)
        log = logging.getLogger("fcn")
        n_calls = 0
        """,
    )
    work.inside(
        "linear_forward",
        """
        global n_calls
        n_calls += 1
        log.debug('call %d', n_calls)
        assert W.shape[1] == A_prev.shape[0], 'shapes'
        """,
    )
    work.inside("layer_backward", "log.warning('backward %s', activation)")


@case("computational_graph")
def the_newest_python_of_the_lecture_is_used(work: Work) -> None:
    work.answer(
        "unbroadcast",
        """
        from __future__ import annotations

        def unbroadcast(gradient: np.ndarray, shape: tuple[int, ...] | list[int]) -> np.ndarray:
            while (extra := gradient.ndim - len(shape)) > 0:
                gradient = gradient.sum(axis=0)
            for axis, n in enumerate(shape):
                match n, gradient.shape[axis]:
                    case 1, many if many != 1:
                        gradient = gradient.sum(axis=axis, keepdims=True)
                    case _:
                        pass
            return gradient
        """,
    )


@case("jacobians")
def letters_are_those_of_the_students_language(work: Work) -> None:
    work.answer(
        "softmax_jacobian",
        '''
        def 소프트맥스(점수):
            """점수를 확률로 바꾼다."""
            지수 = np.exp(점수 - 점수.max())  # 넘치지 않게
            return 지수 / 지수.sum()

        def softmax_jacobian(z):
            확률 = 소프트맥스(z)
            return np.diag(확률) - np.outer(확률, 확률)
        ''',
    )
    work.before("vjp", "π, Δ, größe = np.pi, 1e-6, 3\nprint('측정', f'{π:.2f}', Δ, größe)")


@case("four_equations")
def lines_are_very_long(work: Work) -> None:
    work.change("output_error", "(a - y)", "+".join(["(a - y) / 500"] * 500).join("()"))
    work.below("output_error", f"# {'a remark that does not end, ' * 1000}")


@case("fcn_layer")
def layers_are_walked_by_recursion(work: Work) -> None:
    work.answer(
        "model_forward",
        """
        import sys

        sys.setrecursionlimit(10_000)

        def model_forward(X, parameters, activations, layer=1):
            if not activations:
                return X, []
            A, cache = layer_forward(X, parameters[f"W{layer}"], parameters[f"b{layer}"], activations[0])
            AL, caches = model_forward(A, parameters, activations[1:], layer + 1)
            return AL, [cache, *caches]
        """,
    )


@case("computational_graph")
def a_cell_waits_for_a_coroutine_above_a_def(work: Work) -> None:
    work.above(
        "objective",
        """
        import asyncio

        async def answer():
            await asyncio.sleep(0.01)
            return 1.0

        ONE = await answer()
        """,
    )
    work.change("objective", "squared_norm_backward(1.0, norm_cache)", "squared_norm_backward(ONE, norm_cache)")


@case("matrix_calculus")
def a_script_was_pasted_with_its_main(work: Work) -> None:
    work.above(
        "gradients",
        """
        import sys

        def main(argv):
            print(len(argv) > 0)

        if __name__ == '__main__':
            main(sys.argv)
            READY = True
        """,
    )
    work.inside("gradients", "assert READY")


@case("four_equations")
def train_plots_and_shows_a_bar_of_its_own(work: Work) -> None:
    work.change(
        "train",
        "    return weights, biases",
        """    import sys
    for i in range(11):
        sys.stdout.write(f"\\r[{'=' * i:10}] {10 * i}%")
        sys.stdout.flush()
    print(file=sys.stderr)
    plt.figure()
    plt.plot([w.mean() for w in weights])
    plt.show()
    plt.close()
    return weights, biases""",
    )


@case("jacobians")
def functions_are_nested_and_named_twice(work: Work) -> None:
    work.answer(
        "tensor_vjp",
        """
        def tensor_vjp(jacobian, upstream):
            shape = jacobian.shape[1:]

            def flatten():
                return jacobian.reshape(len(upstream), -1)

            def unflatten(row):
                nonlocal shape
                return row.reshape(shape)

            return unflatten(vjp(flatten(), upstream))

        solution = tensor_vjp
        """,
    )


@case("fcn_layer")
def arguments_are_gathered_and_defaults_are_added(work: Work) -> None:
    work.answer(
        "layer_forward",
        """
        def layer_forward(*args, **kwargs):
            kwargs |= dict(zip(("A_prev", "W", "b", "activation"), args))
            activation = kwargs.pop("activation", "relu")
            Z, linear_cache = linear_forward(**kwargs)
            A, activation_cache = activation_forward(Z, activation)
            return A, [linear_cache, activation_cache]
        """,
    )
    work.change("cross_entropy", "Y: Array)", "Y: Array, epsilon: float = 1e-300, verbose: bool = False)")


@case("computational_graph")
def errors_are_caught_and_files_are_written(work: Work) -> None:
    work.above(
        "squared_norm_forward",
        """
        import json
        import os
        from pathlib import Path

        os.makedirs("figures", exist_ok=True)
        Path("notes.json").write_text(json.dumps({"f": 0.116}))
        with open("log.txt", "a") as log:
            print("started", file=log)
        try:
            settings = json.loads(Path("settings.json").read_text())
        except FileNotFoundError:
            settings = {"square": 2}
        """,
    )
    work.change("squared_norm_forward", "np.sum(q * q)", "np.sum(q ** settings['square'])")


@case("matrix_calculus")
def a_class_holds_the_network_and_functions_call_it(work: Work) -> None:
    work.before(
        "network_forward",
        """
        from typing import NamedTuple

        class Net(NamedTuple):
            W1: np.ndarray
            b1: np.ndarray
            W2: np.ndarray
            b2: np.ndarray

            def run(self, n0, f):
                d1 = n0 @ self.W1 + self.b1
                n1 = activate(d1, f)
                d2 = n1 @ self.W2 + self.b2
                return n0, d1, n1, self.W2, d2, activate(d2, f), f
        """,
    )
    work.answer(
        "network_forward",
        """
        def network_forward(n0, W1, b1, W2, b2, activation):
            cache = Net(W1, b1, W2, b2).run(n0, activation)
            return cache[5], cache
        """,
    )


@case("four_equations")
def threads_share_the_samples(work: Work) -> None:
    work.before("update_mini_batch", "from concurrent.futures import ThreadPoolExecutor")
    work.answer(
        "update_mini_batch",
        """
        def update_mini_batch(weights, biases, mini_batch, eta):
            with ThreadPoolExecutor(max_workers=2) as pool:
                results = list(pool.map(lambda sample: backprop(*sample, weights, biases), mini_batch))
            step = eta / len(mini_batch)
            new_w = [w - step * sum(result[1][i] for result in results) for i, w in enumerate(weights)]
            new_b = [b - step * sum(result[0][i] for result in results) for i, b in enumerate(biases)]
            return new_w, new_b
        """,
    )


@case("computational_graph")
def a_class_is_extended_below_itself(work: Work) -> None:
    work.below(
        "Node",
        """
        def _repr(self):
            return f"Node({self.value}, grad={self.grad})"

        Node.__repr__ = _repr
        Node.__neg__ = lambda self: self * Node(np.array(-1.0))
        print(-Node(np.array(2.0)))
        """,
    )


@case("jacobians")
def the_memory_and_the_interpreter_are_looked_at(work: Work) -> None:
    work.above(
        "chain_forward",
        """
        import gc, inspect, platform, sys, threading, warnings

        gc.collect()
        print(platform.python_version(), sys.getsizeof(example), threading.active_count())
        print(inspect.getsource(vjp))
        warnings.warn("this is only a test")
        """,
    )


@case("fcn_layer", python=(3, 12))
def text_is_formatted_as_since_python_3_12(work: Work) -> None:
    work.before("model_forward", "names = {'W': 'weights', 'b': 'biases'}\nprint(f'{names['W']}, {', '.join(names)}')")
    work.change("model_forward", 'parameters[f"W{layer}"]', 'parameters[f"{"W"}{layer}"]')


@case("four_equations", python=(3, 12))
def types_are_written_as_since_python_3_12(work: Work) -> None:
    work.answer(
        "hidden_error",
        """
        from itertools import batched
        from typing import override

        type Error = np.ndarray

        def first[T](items: list[T]) -> T:
            return items[0]

        def hidden_error(w_next: Error, delta_next: Error, z: Error) -> Error:
            return first([w_next.T @ delta_next * sigmoid_prime(z)])
        """,
    )
