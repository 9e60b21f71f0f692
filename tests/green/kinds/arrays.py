"""Ways to write the same arrays with NumPy."""

from green import Work, case


@case("jacobians")
def jacobians_are_filled_entry_by_entry(work: Work) -> None:
    work.answer(
        "softmax_jacobian",
        """
        def softmax_jacobian(z):
            e = np.exp(z - np.max(z))
            a = e / np.sum(e)
            n = len(a)
            J = np.zeros((n, n), dtype=z.dtype)
            for i in range(n):
                for j in range(n):
                    J[i, j] = a[i] * (1 - a[i]) if i == j else -a[i] * a[j]
            return J
        """,
    )
    work.answer(
        "weight_jacobian",
        """
        def weight_jacobian(W, y):
            return np.einsum('ij,k->ijk', np.eye(W.shape[0], dtype=y.dtype), y)
        """,
    )
    work.answer(
        "tensor_vjp", "def tensor_vjp(jacobian, upstream):\n    return np.tensordot(upstream, jacobian, axes=1)"
    )


@case("fcn_layer")
def everything_is_einsum(work: Work) -> None:
    work.answer(
        "linear_forward",
        """
        def linear_forward(A_prev, W, b):
            return np.einsum('ij,jm->im', W, A_prev) + b, (A_prev, W)
        """,
    )
    work.change("linear_backward", "W.T @ dZ", "np.einsum('ij,im->jm', W, dZ)")
    work.change("linear_backward", "dZ @ A_prev.T", "np.einsum('im,jm->ij', dZ, A_prev)")
    work.change("linear_backward", "dZ.sum(axis=1, keepdims=True)", "np.einsum('im->i', dZ)[:, None]")


@case("matrix_calculus")
def caches_are_dictionaries(work: Work) -> None:
    work.change(
        "network_forward",
        "(n0, d1, n1, W2, d2, n2, activation)",
        "dict(n0=n0, d1=d1, n1=n1, W2=W2, d2=d2, n2=n2, f=activation)",
    )
    work.change(
        "gradients_by_kronecker",
        "n0, d1, n1, W2, d2, n2, activation = cache",
        "n0, d1, n1, W2, d2, n2, activation = cache.values()",
    )
    work.change(
        "gradients",
        "n0, _, n1, W2, _, n2, activation = cache",
        "n0, n1, W2, n2 = (cache[k] for k in ('n0', 'n1', 'W2', 'n2'))\n    activation = cache['f']",
    )


@case("jacobians")
def the_cache_is_a_dataclass(work: Work) -> None:
    work.before(
        "chain_forward",
        """
        from dataclasses import dataclass, field

        @dataclass(frozen=True, slots=True)
        class Chain:
            x: np.ndarray
            y: np.ndarray
            z: np.ndarray
            weights: tuple = field(default_factory=tuple)
        """,
    )
    work.change("chain_forward", "(x, y, z, W1, W2, w3)", "Chain(x, y, z, (W1, W2, w3))")
    work.change(
        "chain_backward",
        "x, y, z, W1, W2, w3 = cache",
        "x, y, z = cache.x, cache.y, cache.z\n    W1, W2, w3 = cache.weights",
    )


@case("computational_graph")
def the_cache_is_a_closure(work: Work) -> None:
    work.answer(
        "matvec_forward",
        """
        def matvec_forward(W, x):
            def pull_back(upstream):
                return np.outer(upstream, x), W.T @ upstream
            return W @ x, pull_back
        """,
    )
    work.answer("matvec_backward", "def matvec_backward(upstream, cache):\n    return cache(upstream)")


@case("four_equations")
def gradients_come_from_generators(work: Work) -> None:
    work.answer(
        "backprop",
        """
        def errors(zs, a, y, weights):
            delta = output_error(a, y, zs[-1])
            yield delta
            for w, z in zip(reversed(weights), reversed(zs[:-1])):
                delta = hidden_error(w, delta, z)
                yield delta

        def backprop(x, y, weights, biases):
            activations, zs = [x], []
            for w, b in zip(weights, biases):
                zs.append(np.dot(w, activations[-1]) + b)
                activations.append(sigmoid(zs[-1]))
            deltas = [*errors(zs, activations[-1], y, weights)][::-1]
            return [bias_gradient(d) for d in deltas], [weight_gradient(a, d) for a, d in zip(activations, deltas)]
        """,
    )


@case("fcn_layer")
def floating_point_errors_are_raised(work: Work) -> None:
    work.before(
        "linear_forward",
        """
        np.seterr(over='raise', invalid='raise', divide='raise')
        np.set_printoptions(precision=3, suppress=True)
        """,
    )


@case("jacobians")
def warnings_are_errors(work: Work) -> None:
    work.before(
        "numerical_jacobian",
        """
        import warnings

        warnings.simplefilter('error')
        warnings.filterwarnings('error', category=RuntimeWarning)
        """,
    )


@case("jacobians")
def the_slope_is_vectorized_from_a_scalar_function(work: Work) -> None:
    work.answer(
        "sigmoid_jacobian",
        """
        from math import exp

        @np.vectorize
        def slope(z):
            small = exp(-abs(z))
            return small / (1 + small) ** 2

        def sigmoid_jacobian(z):
            return np.diag(slope(z).astype(z.dtype))
        """,
    )


@case("matrix_calculus")
def matrices_are_made_by_hand_and_by_lists(work: Work) -> None:
    work.answer(
        "vec",
        """
        def vec(W):
            return np.array([W[i][j] for i in range(W.shape[0]) for j in range(W.shape[1])], dtype=W.dtype)
        """,
    )
    work.answer(
        "unvec",
        """
        def unvec(w, shape):
            rows, columns = shape
            return np.vstack([w[i * columns:(i + 1) * columns] for i in range(rows)])
        """,
    )
    work.answer(
        "linear_jacobian",
        """
        def linear_jacobian(n, k):
            return np.concatenate([np.identity(k, dtype=n.dtype) * value for value in n[0]])
        """,
    )


@case("fcn_layer")
def work_is_done_in_arrays_made_before(work: Work) -> None:
    work.change(
        "linear_forward",
        "Z = W @ A_prev + b",
        "Z = np.empty((len(W), A_prev.shape[1]), dtype=W.dtype)\n    np.matmul(W, A_prev, out=Z)\n    Z += b",
    )
    work.change(
        "activation_backward",
        "return dA * (1 - A * A)",
        "dZ = np.copy(dA)\n        dZ *= 1 - np.square(A)\n        return dZ",
    )


@case("matrix_calculus")
def numbers_are_taken_out_of_arrays_by_item(work: Work) -> None:
    work.answer(
        "mse_loss", "def mse_loss(n2, y):\n    difference = n2 - y\n    return (difference @ difference.T).item()"
    )


@case("computational_graph")
def the_matrix_class_is_used_inside_only(work: Work) -> None:
    work.answer(
        "matvec_forward",
        """
        def matvec_forward(W, x):
            q = np.asmatrix(W) * np.asmatrix(x).T
            return np.asarray(q).ravel(), (W, x)
        """,
    )


@case("four_equations")
def seeds_are_set_everywhere(work: Work) -> None:
    work.before(
        "sigmoid",
        """
        import random

        np.random.seed(1)
        random.seed(1)
        noise = np.random.randn(3, 3)
        """,
    )
    work.inside("output_error", "np.random.seed(42)")


@case("computational_graph")
def loops_write_every_entry(work: Work) -> None:
    work.answer(
        "maximum_backward",
        """
        def maximum_backward(upstream, x, y):
            dx, dy = np.zeros_like(upstream), np.zeros_like(upstream)
            for index, g in np.ndenumerate(upstream):
                if x[index] > y[index]:
                    dx[index] = g
                elif x[index] < y[index]:
                    dy[index] = g
                else:
                    dx[index] = dy[index] = g / 2
            return dx, dy
        """,
    )


@case("jacobians")
def the_columns_of_differences_are_gathered_in_a_list(work: Work) -> None:
    work.answer(
        "numerical_jacobian",
        """
        def numerical_jacobian(f, x, h=1e-5):
            columns = []
            for j in range(x.shape[0]):
                x_plus, x_minus = x.copy(), x.copy()
                x_plus[j] += h
                x_minus[j] -= h
                columns.append((f(x_plus) - f(x_minus)) / (2 * h))
            return np.column_stack(columns)
        """,
    )


@case("jacobians")
def arrays_of_one_number_are_numbers(work: Work) -> None:
    work.answer(
        "softmax_jacobian",
        """
        def softmax_jacobian(z):
            e = np.exp(z - z.max()).reshape(-1, 1)
            a = e / e.sum()
            J = np.zeros((len(z), len(z)), dtype=z.dtype)
            for i in range(len(z)):
                for j in range(len(z)):
                    J[i, j] = a[i] * ((i == j) - a[j])
            return J
        """,
    )


@case("matrix_calculus")
def a_matrix_of_one_number_becomes_a_float(work: Work) -> None:
    work.answer("mse_loss", "def mse_loss(n2, y):\n    return float((n2 - y) @ (n2 - y).T)")
