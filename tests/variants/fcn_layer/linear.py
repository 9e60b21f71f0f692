# %% cache_closure
# The cache is the pullback itself: a closure over what forward saw.


def linear_forward(A_prev, W, b):
    def pullback(dZ):
        return W.T @ dZ, dZ @ A_prev.T, dZ.sum(axis=1, keepdims=True)

    return W @ A_prev + b, pullback


def linear_backward(dZ, cache):
    return cache(dZ)


# %% cache_copies
# The cache holds copies, and backward works on them in place without spoiling them.
import copy


def linear_forward(A_prev, W, b):
    return W @ A_prev + b, copy.deepcopy((A_prev, W))


def linear_backward(dZ, cache):
    A_prev, W = (array.copy() for array in cache)
    dZ = dZ.copy()
    dW = dZ @ A_prev.T
    np.matmul(W.T, dZ, out=A_prev)
    dZ[:, 0] = dZ.sum(axis=1)
    return A_prev, dW, dZ[:, :1]


# %% cache_dataclass
# The cache is a frozen dataclass.
from dataclasses import dataclass


@dataclass(frozen=True)
class LinearCache:
    A_prev: Array
    W: Array


def linear_forward(A_prev, W, b):
    return W @ A_prev + b, LinearCache(A_prev, W)


def linear_backward(dZ, cache):
    return cache.W.T @ dZ, dZ @ cache.A_prev.T, dZ.sum(axis=1, keepdims=True)


# %% cache_dict
# The cache is a dict.


def linear_forward(A_prev, W, b):
    return W @ A_prev + b, {"inputs": A_prev, "weights": W, "bias": b}


def linear_backward(dZ, cache):
    dW = dZ @ cache["inputs"].T
    db = dZ.sum(axis=1).reshape(cache["bias"].shape)
    return cache["weights"].T @ dZ, dW, db


# %% cache_emptied_list
# Backward clears its cache when it is done.


def linear_forward(A_prev, W, b):
    return W @ A_prev + b, [A_prev, W]


def linear_backward(dZ, cache):
    A_prev, W = cache
    cache.clear()
    return W.T @ dZ, dZ @ A_prev.T, dZ.sum(axis=1, keepdims=True)


# %% cache_generator
# The cache is a generator that waits for the upstream gradient; it can be used once.


def _waiting(A_prev, W):
    dZ = yield
    yield W.T @ dZ, dZ @ A_prev.T, dZ.sum(axis=1, keepdims=True)


def linear_forward(A_prev, W, b):
    return W @ A_prev + b, _waiting(A_prev, W)


def linear_backward(dZ, cache):
    next(cache)
    return cache.send(dZ)


# %% cache_gradients_memoised
# Results are remembered in the cache, by the bytes of the upstream gradient.


def linear_forward(A_prev, W, b):
    return W @ A_prev + b, {"A_prev": A_prev, "W": W}


def linear_backward(dZ, cache):
    key = dZ.tobytes()
    if key not in cache:
        cache[key] = cache["W"].T @ dZ, dZ @ cache["A_prev"].T, dZ.sum(axis=1, keepdims=True)
    return cache[key]


# %% cache_in_the_result
# Z is an array with attributes, and is its own cache.


class Remembering(np.ndarray):
    pass


def linear_forward(A_prev, W, b):
    Z = (W @ A_prev + b).view(Remembering)
    Z.came_from = A_prev, W
    return Z, Z


def linear_backward(dZ, cache):
    A_prev, W = cache.came_from
    return W.T @ dZ, dZ @ A_prev.T, dZ.sum(axis=1, keepdims=True)


# %% cache_iterator
# The cache is an iterator; a second call finds it empty.


def linear_forward(A_prev, W, b):
    return W @ A_prev + b, iter([A_prev, W])


def linear_backward(dZ, cache):
    A_prev, W = cache
    return W.T @ dZ, dZ @ A_prev.T, dZ.sum(axis=1, keepdims=True)


# %% cache_pickled
# The cache is bytes: what forward saw, pickled.
import pickle


def linear_forward(A_prev, W, b):
    return W @ A_prev + b, pickle.dumps((A_prev, W))


def linear_backward(dZ, cache):
    A_prev, W = pickle.loads(cache)
    return W.T @ dZ, dZ @ A_prev.T, dZ.sum(axis=1, keepdims=True)


# %% cache_scratch_arrays
# The cache brings scratch arrays along; every backward call writes its results into them.


def linear_forward(A_prev, W, b):
    room = np.empty_like(A_prev), np.empty_like(W), np.empty_like(b)
    return W @ A_prev + b, (A_prev, W, room)


def linear_backward(dZ, cache):
    A_prev, W, (dA_prev, dW, db) = cache
    dA_prev[...] = W.T @ dZ
    dW[...] = dZ @ A_prev.T
    db[...] = dZ.sum(axis=1, keepdims=True)
    return dA_prev, dW, db


# %% cache_slots
# The cache is an object with __slots__ and without equality.


class Memory:
    __slots__ = ("left", "right")
    __hash__ = None

    def __init__(self, left, right):
        self.left, self.right = left, right

    def __eq__(self, other):
        raise TypeError("memories are not compared")


def linear_forward(A_prev, W, b):
    return W @ A_prev + b, Memory(W.T, A_prev.T)


def linear_backward(dZ, cache):
    return cache.left @ dZ, dZ @ cache.right, dZ.sum(axis=1, keepdims=True)


# %% cache_ticket
# The cache is a number; what forward saw is kept under it in a global dict.
_kept = {}


def linear_forward(A_prev, W, b):
    ticket = len(_kept)
    _kept[ticket] = A_prev, W
    return W @ A_prev + b, ticket


def linear_backward(dZ, cache):
    A_prev, W = _kept[cache]
    return W.T @ dZ, dZ @ A_prev.T, dZ.sum(axis=1, keepdims=True)


# %% linear_bias_as_weight
# The bias is one more column of W, for one more input that is always 1.


def linear_forward(A_prev, W, b):
    extended = np.vstack([A_prev, np.ones((1, A_prev.shape[1]))])
    weights = np.hstack([W, b])
    return weights @ extended, (weights, extended)


def linear_backward(dZ, cache):
    weights, extended = cache
    gradient = dZ @ extended.T
    return (weights.T @ dZ)[:-1], gradient[:, :-1], gradient[:, -1:]


# %% linear_big_endian_results
# Results are stored with the most significant byte first.


def _swapped(array):
    return array.astype(array.dtype.newbyteorder(">"))


def linear_forward(A_prev, W, b):
    return _swapped(W @ A_prev + b), (_swapped(A_prev), W)


def linear_backward(dZ, cache):
    A_prev, W = cache
    return _swapped(W.T @ dZ), _swapped(dZ @ A_prev.T), _swapped(dZ.sum(axis=1, keepdims=True))


# %% linear_block_matrices
# Matrix products in blocks of two, recursively.


def _product(A, B):
    if min(A.shape + B.shape) <= 2:
        return A @ B
    r, s, t = (length // 2 for length in (A.shape[0], A.shape[1], B.shape[1]))
    return np.block(
        [
            [
                _product(A[:r, :s], B[:s, :t]) + _product(A[:r, s:], B[s:, :t]),
                _product(A[:r, :s], B[:s, t:]) + _product(A[:r, s:], B[s:, t:]),
            ],
            [
                _product(A[r:, :s], B[:s, :t]) + _product(A[r:, s:], B[s:, :t]),
                _product(A[r:, :s], B[:s, t:]) + _product(A[r:, s:], B[s:, t:]),
            ],
        ]
    )


def linear_forward(A_prev, W, b):
    return _product(W, A_prev) + b, (A_prev, W)


def linear_backward(dZ, cache):
    A_prev, W = cache
    return _product(W.T, dZ), _product(dZ, A_prev.T), _product(dZ, np.ones((dZ.shape[1], 1)))


# %% linear_broadcast_products
# All products stand in one array of three axes and are summed along one of them.


def linear_forward(A_prev, W, b):
    Z = (W[:, :, np.newaxis] * A_prev[np.newaxis]).sum(axis=1) + b
    return Z, (A_prev, W)


def linear_backward(dZ, cache):
    A_prev, W = cache
    dW = (dZ[:, np.newaxis, :] * A_prev[np.newaxis, :, :]).sum(axis=2)
    dA_prev = (W[:, :, np.newaxis] * dZ[:, np.newaxis, :]).sum(axis=0)
    return dA_prev, dW, np.sum(dZ, axis=1, keepdims=True)


# %% linear_chunked_batches
# The batch is taken in pieces of three samples.


def linear_forward(A_prev, W, b):
    pieces = [W @ A_prev[:, start : start + 3] + b for start in range(0, A_prev.shape[1], 3)]
    return np.concatenate(pieces, axis=1), (A_prev, W)


def linear_backward(dZ, cache):
    A_prev, W = cache
    dW, db, pieces = 0, 0, []
    for start in range(0, dZ.shape[1], 3):
        piece = slice(start, start + 3)
        dW = dW + dZ[:, piece] @ A_prev[:, piece].T
        db = db + dZ[:, piece].sum(axis=1, keepdims=True)
        pieces.append(W.T @ dZ[:, piece])
    return np.hstack(pieces), dW, db


# %% linear_compensated_sums
# Kahan's compensated sum over the samples.


def linear_backward(dZ, cache):
    A_prev, W = cache
    dW, lost = np.zeros_like(W), np.zeros_like(W)
    for i in range(dZ.shape[1]):
        term = np.multiply.outer(dZ[:, i], A_prev[:, i]) - lost
        total = dW + term
        lost = (total - dW) - term
        dW = total
    return W.T @ dZ, dW, dZ.sum(1, keepdims=True)


# %% linear_einsum
# The linear part in index notation.


def linear_forward(A_prev, W, b):
    return np.einsum("jk,ki->ji", W, A_prev) + b, {"A_prev": A_prev, "W": W}


def linear_backward(dZ, cache):
    dW = np.einsum("ji,ki->jk", dZ, cache["A_prev"])
    dA_prev = np.einsum("jk,ji->ki", cache["W"], dZ)
    db = np.einsum("ji->j", dZ).reshape(-1, 1)
    return dA_prev, dW, db


# %% linear_einsum_optimized
# Index notation with letters of its own, implicit output order and optimize=True.


def linear_forward(A_prev, W, b):
    Z = np.einsum("ab,bc", W, A_prev, optimize=True)
    Z += b
    return Z, [W, A_prev]


def linear_backward(dZ, cache):
    W, A_prev = cache
    return (
        np.einsum("ba,bc", W, dZ, optimize=True),
        np.einsum("ac,bc->ab", dZ, A_prev, optimize="greedy"),
        np.einsum("ac,c->a", dZ, np.ones(dZ.shape[1], dZ.dtype))[:, np.newaxis],
    )


# %% linear_exact_sums
# math.fsum, which rounds a sum only once.
import math


def linear_forward(A_prev, W, b):
    Z = np.array([[math.fsum(w * a) for a in A_prev.T] for w in W]) + b
    return Z, (A_prev, W)


def linear_backward(dZ, cache):
    A_prev, W = cache
    dA_prev = np.array([[math.fsum(w * g) for g in dZ.T] for w in W.T])
    dW = np.array([[math.fsum(g * a) for a in A_prev] for g in dZ])
    db = np.array([[math.fsum(g)] for g in dZ])
    return dA_prev, dW, db


# %% linear_fortran_order
# All results are in Fortran order.


def linear_forward(A_prev, W, b):
    return np.asfortranarray(W @ A_prev + b), (np.asfortranarray(A_prev), np.asfortranarray(W))


def linear_backward(dZ, cache):
    A_prev, W = cache
    results = W.T @ dZ, dZ @ A_prev.T, dZ.sum(axis=1, keepdims=True)
    return tuple(np.array(result, order="F") for result in results)


# %% linear_full_jacobians
# Every Jacobian is built in full, by Kronecker products, and multiplied with the flattened gradient.


def linear_backward(dZ, cache):
    A_prev, W = cache
    (n, m), n_prev = dZ.shape, len(A_prev)
    flat = dZ.reshape(-1)
    by_W = np.kron(np.eye(n), A_prev.T)
    by_b = np.kron(np.eye(n), np.ones((m, 1)))
    by_A = np.kron(W, np.eye(m))
    return (flat @ by_A).reshape(n_prev, m), (flat @ by_W).reshape(n, n_prev), (flat @ by_b).reshape(n, 1)


# %% linear_halved_by_recursion
# The batch is halved until one sample is left; gradients of the halves are added.


def linear_backward(dZ, cache):
    A_prev, W = cache
    m = dZ.shape[1]
    if m == 1:
        return W.T @ dZ, dZ * A_prev.T, 1 * dZ
    half = m // 2
    left = linear_backward(dZ[:, :half], (A_prev[:, :half], W))
    right = linear_backward(dZ[:, half:], (A_prev[:, half:], W))
    return np.append(left[0], right[0], axis=1), left[1] + right[1], left[2] + right[2]


# %% linear_inner
# np.inner, which sums over the last axis of both factors.


def linear_forward(A_prev, W, b):
    return np.inner(W, A_prev.T) + b, (A_prev, W)


def linear_backward(dZ, cache):
    A_prev, W = cache
    ones = np.ones((1, dZ.shape[1]))
    return np.inner(W.T, dZ.T), np.inner(dZ, A_prev), np.inner(dZ, ones)


# %% linear_kronecker
# dW through the whole Jacobian dZ/dW, flattened with a Kronecker product.


def linear_backward(dZ, cache):
    A_prev, W = cache
    dW = np.zeros(W.size)
    for i in range(dZ.shape[1]):
        jacobian = np.kron(np.eye(len(W)), A_prev[:, i][np.newaxis])
        dW += jacobian.T @ dZ[:, i]
    return W.T @ dZ, dW.reshape(W.shape), np.add.reduce(dZ, axis=1)[:, np.newaxis]


# %% linear_list_of_results
# Results come as lists instead of tuples.


def linear_forward(A_prev, W, b):
    return [W @ A_prev + b, [A_prev, W]]


def linear_backward(dZ, cache):
    gradients = [cache[1].T @ dZ, dZ @ cache[0].T]
    gradients.append(np.sum(dZ, 1)[:, None])
    return gradients


# %% linear_loops_over_elements
# The linear part element by element: NumPy arrays indexed in three nested loops.


def linear_forward(A_prev, W, b):
    n, n_prev = W.shape
    m = A_prev.shape[1]
    Z = np.zeros((n, m))
    for j in range(n):
        for i in range(m):
            total = b[j, 0]
            for k in range(n_prev):
                total += W[j, k] * A_prev[k, i]
            Z[j, i] = total
    return Z, (A_prev, W)


def linear_backward(dZ, cache):
    A_prev, W = cache
    dA_prev, dW, db = np.zeros_like(A_prev), np.zeros_like(W), np.zeros((len(W), 1), dtype=W.dtype)
    for j in range(W.shape[0]):
        for i in range(dZ.shape[1]):
            db[j, 0] += dZ[j, i]
            for k in range(W.shape[1]):
                dW[j, k] += dZ[j, i] * A_prev[k, i]
                dA_prev[k, i] += W[j, k] * dZ[j, i]
    return dA_prev, dW, db


# %% linear_loops_over_lists
# The linear part in plain Python: lists of floats and three nested loops.


def linear_forward(A_prev, W, b):
    inputs, weights, bias = A_prev.tolist(), W.tolist(), b.tolist()
    Z = [[bias[j][0] for _ in inputs[0]] for j in range(len(weights))]
    for j, row in enumerate(weights):
        for k, weight in enumerate(row):
            for i, value in enumerate(inputs[k]):
                Z[j][i] += weight * value
    return np.array(Z), (inputs, weights)


def linear_backward(dZ, cache):
    inputs, weights = cache
    upstream = dZ.tolist()
    m = len(upstream[0])
    dW = [[sum(row[i] * x[i] for i in range(m)) for x in inputs] for row in upstream]
    db = [[sum(row)] for row in upstream]
    dA_prev = [
        [sum(weights[j][k] * upstream[j][i] for j in range(len(upstream))) for i in range(m)]
        for k in range(len(inputs))
    ]
    return np.array(dA_prev), np.array(dW), np.array(db)


# %% linear_masked_arrays
# Masked arrays inside, with nothing masked; results are filled.


def linear_backward(dZ, cache):
    A_prev, W = (np.ma.masked_invalid(array) for array in cache)
    dW = np.ma.dot(np.ma.array(dZ), A_prev.T)
    db = np.ma.array(dZ).sum(axis=1, keepdims=True)
    return np.ma.dot(W.T, np.ma.array(dZ)).filled(0), dW.filled(0), db.filled(0)


# %% linear_matmul_into_own_arrays
# np.matmul and ufuncs with out=, into arrays of its own.


def linear_forward(A_prev, W, b):
    Z = np.empty((W.shape[0], A_prev.shape[1]), dtype=np.result_type(W, A_prev))
    np.matmul(W, A_prev, out=Z)
    np.add(Z, b, out=Z)
    return Z, (A_prev, W)


def linear_backward(dZ, cache):
    A_prev, W = cache
    dA_prev, dW, db = np.empty_like(A_prev), np.empty_like(W), np.empty((len(W), 1), dtype=dZ.dtype)
    np.matmul(W.T, dZ, out=dA_prev)
    np.matmul(dZ, A_prev.T, out=dW)
    np.sum(dZ, axis=1, keepdims=True, out=db)
    return dA_prev, dW, db


# %% linear_named_results
# Results come as a named tuple.
from typing import NamedTuple


class Gradients(NamedTuple):
    dA_prev: Array
    dW: Array
    db: Array


def linear_backward(dZ, cache):
    A_prev, W = cache
    return Gradients(db=dZ.sum(axis=1, keepdims=True), dW=dZ @ A_prev.T, dA_prev=W.T @ dZ)


# %% linear_np_dot
# np.dot, np.transpose and a sum reshaped afterwards.


def linear_forward(A_prev, W, b):
    Z = np.dot(W, A_prev) + b
    cache = (A_prev, W, b)
    return Z, cache


def linear_backward(dZ, cache):
    A_prev, W, b = cache
    dW = np.dot(dZ, np.transpose(A_prev))
    db = np.sum(dZ, axis=1).reshape(b.shape)
    dA_prev = np.dot(np.transpose(W), dZ)
    return dA_prev, dW, db


# %% linear_outer_product_per_sample
# dW is added up sample by sample as outer products of columns.


def linear_forward(A_prev, W, b):
    Z = np.empty((W.shape[0], A_prev.shape[1]), dtype=A_prev.dtype)
    for i in range(A_prev.shape[1]):
        Z[:, i] = W.dot(A_prev[:, i]) + b[:, 0]
    return Z, (A_prev, W)


def linear_backward(dZ, cache):
    A_prev, W = cache
    dW, db, dA_prev = np.zeros(W.shape), np.zeros((W.shape[0], 1)), np.zeros(A_prev.shape)
    for i in range(dZ.shape[1]):
        dW += np.outer(dZ[:, i], A_prev[:, i])
        db += dZ[:, i : i + 1]
        dA_prev[:, i] = W.T.dot(dZ[:, i])
    return dA_prev, dW, db


# %% linear_polarization
# Products of sums: x . y = (|x + y|^2 - |x - y|^2) / 4.


def _products(rows, columns):
    total = np.square(rows[:, None, :] + columns[None]).sum(axis=2)
    return (total - np.square(rows[:, None, :] - columns[None]).sum(axis=2)) / 4


def linear_forward(A_prev, W, b):
    return _products(W, A_prev.T) + b, (A_prev, W)


def linear_backward(dZ, cache):
    A_prev, W = cache
    return _products(W.T, dZ.T), _products(dZ, A_prev), sum(dZ.T)[:, None]


# %% linear_product_of_objects
# Matrix products of Python numbers: dtype object inside, plain arrays outside.


def linear_forward(A_prev, W, b):
    Z = W.astype(object) @ A_prev.astype(object) + b.astype(object)
    return Z.astype(np.float64), (A_prev, W)


def linear_backward(dZ, cache):
    A_prev, W = (array.astype(object) for array in cache)
    upstream = dZ.astype(object)
    results = W.T @ upstream, upstream @ A_prev.T, upstream.sum(axis=1, keepdims=True)
    return tuple(result.astype(float) for result in results)


# %% linear_random_order
# Samples are added up in an order drawn at random.


def linear_backward(dZ, cache):
    A_prev, W = cache
    order = np.random.permutation(dZ.shape[1])
    dW = dZ[:, order] @ A_prev[:, order].T
    db = dZ[:, order].cumsum(axis=1)[:, -1:]
    return W.T @ dZ, dW, db


# %% linear_read_only_results
# Results may not be written to.


def _locked(array):
    array.setflags(write=False)
    return array


def linear_forward(A_prev, W, b):
    return _locked(W @ A_prev + b), (A_prev, W)


def linear_backward(dZ, cache):
    A_prev, W = cache
    return tuple(map(_locked, (W.T @ dZ, dZ @ A_prev.T, dZ.sum(axis=1, keepdims=True))))


# %% linear_reversed_views
# Results are views with negative strides: everything is computed upside down.


def linear_forward(A_prev, W, b):
    Z = W[::-1] @ A_prev[:, ::-1] + b[::-1]
    return Z[::-1, ::-1], (A_prev[:, ::-1], W[::-1])


def linear_backward(dZ, cache):
    A_flipped, W_flipped = cache
    upstream = dZ[::-1, ::-1]
    dA_prev = (W_flipped.T @ upstream)[:, ::-1]
    dW = (upstream @ A_flipped.T)[::-1]
    db = upstream.sum(axis=1, keepdims=True)[::-1]
    return dA_prev, dW, db


# %% linear_samples_backwards
# The sum over samples starts with the last sample.


def linear_backward(dZ, cache):
    A_prev, W = cache
    dW = np.zeros_like(W)
    db = np.zeros((len(dZ), 1), dtype=dZ.dtype)
    for dz, a in zip(dZ.T[::-1], A_prev.T[::-1]):
        dW = dW + dz[:, None] * a
        db = db + dz[:, None]
    return W.T @ dZ, dW, db


# %% linear_stack_of_matrices
# Samples become a stack of columns; matmul runs over the stack, whose matrices are then added.


def linear_forward(A_prev, W, b):
    columns = A_prev.T[:, :, None]
    Z = (W @ columns + b)[:, :, 0].T
    return Z, (columns, W)


def linear_backward(dZ, cache):
    columns, W = cache
    upstream = dZ.T[:, :, None]
    dW = (upstream @ columns.transpose(0, 2, 1)).sum(axis=0)
    dA_prev = (W.T @ upstream)[:, :, 0].T
    return dA_prev, dW, upstream.sum(axis=0)


# %% linear_tensordot
# np.tensordot over the axis that is summed.


def linear_forward(A_prev, W, b):
    return np.tensordot(W, A_prev, axes=([1], [0])) + b, (A_prev, W)


def linear_backward(dZ, cache):
    A_prev, W = cache
    dW = np.tensordot(dZ, A_prev, axes=([1], [1]))
    dA_prev = np.tensordot(W, dZ, axes=([0], [0]))
    db = np.tensordot(dZ, np.ones((dZ.shape[1], 1)), axes=1)
    return dA_prev, dW, db


# %% linear_threads
# Two threads share the samples.
from concurrent.futures import ThreadPoolExecutor


def linear_backward(dZ, cache):
    A_prev, W = cache
    with ThreadPoolExecutor(2) as pool:
        dW = sum(pool.map(lambda piece: dZ[:, piece] @ A_prev[:, piece].T, (slice(0, None, 2), slice(1, None, 2))))
    return W.T @ dZ, dW, dZ.sum(axis=1, keepdims=True)


# %% linear_transposed
# Everything is computed in the other convention, samples as rows, and transposed at the end.


def linear_forward(A_prev, W, b):
    X = A_prev.T
    return (X @ W.T + b.T).T, (X, W.T)


def linear_backward(dZ, cache):
    X, V = cache
    G = dZ.T
    return (G @ V.T).T, (X.T @ G).T, G.sum(axis=0, keepdims=True).T


# %% linear_views_with_gaps
# Results are every second element of larger arrays.


def _spaced(array):
    roomy = np.full((2 * array.shape[0], 3 * array.shape[1]), np.nan, dtype=array.dtype)
    view = roomy[::2, 1::3]
    view[...] = array
    return view


def linear_forward(A_prev, W, b):
    return _spaced(W @ A_prev + b), (_spaced(A_prev), _spaced(W))


def linear_backward(dZ, cache):
    A_prev, W = cache
    return _spaced(W.T @ dZ), _spaced(dZ @ A_prev.T), _spaced(dZ.sum(axis=1, keepdims=True))


# %% precision_float32_inside
# The linear part computes in float32 and hands its results back as float64.


def linear_forward(A_prev, W, b):
    inputs, weights, bias = (np.float32(array) for array in (A_prev, W, b))
    return (weights @ inputs + bias).astype(np.float64), (inputs, weights)


def linear_backward(dZ, cache):
    inputs, weights = cache
    upstream = dZ.astype(np.float32)
    gradients = weights.T @ upstream, upstream @ inputs.T, upstream.sum(axis=1, keepdims=True)
    return tuple(gradient.astype(np.float64) for gradient in gradients)


# %% precision_float32_linear_cache
# The linear part keeps what it needs for the way back in float32, to save memory; everything else is float64.


def linear_forward(A_prev, W, b):
    return W @ A_prev + b, (A_prev.astype(np.float32), W.astype(np.float32))


# %% precision_longdouble_returned
# Results stay in extended precision.


def linear_forward(A_prev, W, b):
    return W.astype(np.longdouble) @ A_prev.astype(np.longdouble) + b, (A_prev, W)


def linear_backward(dZ, cache):
    A_prev, W = cache
    wide = dZ.astype(np.longdouble)
    return W.T @ wide, wide @ A_prev.T, wide.sum(axis=1, keepdims=True)


# %% style_decorated
# Functions are wrapped by decorators, one of which hides the signature.
import functools


def shapes_checked(function):
    @functools.wraps(function)
    def wrapped(*arguments):
        result = function(*arguments)
        assert all(array.ndim == 2 for array in result if isinstance(array, np.ndarray))
        return result

    return wrapped


def counted(function):
    def wrapped(*arguments, **keywords):
        wrapped.calls += 1
        return function(*arguments, **keywords)

    wrapped.calls = 0
    return wrapped


@counted
@shapes_checked
def linear_forward(A_prev, W, b):
    return W @ A_prev + b, (A_prev, W)


@shapes_checked
@counted
def linear_backward(dZ, cache):
    A_prev, W = cache
    return W.T @ dZ, dZ @ A_prev.T, dZ.sum(axis=1, keepdims=True)


# %% style_defined_twice
# A first try that was wrong stands above the right one.


def linear_backward(dZ, cache):
    raise NotImplementedError


def linear_forward(A_prev, W, b):
    return A_prev @ W + b, None


def linear_forward(A_prev, W, b):
    return W @ A_prev + b, (A_prev, W)


def linear_backward(dZ, cache):
    A_prev, W = cache
    dW = dZ @ A_prev.T
    dW = dW + 0
    return W.T @ dZ, dW, dZ.sum(axis=1, keepdims=True)


# %% style_keyword_only_helpers
# Helpers take keyword-only arguments, and the functions have optional ones of their own.


def _product(*, left, right):
    return left @ right


def linear_forward(A_prev, W, b, *, check=True):
    if check:
        assert A_prev.ndim == W.ndim == b.ndim == 2
        assert W.shape == (b.shape[0], A_prev.shape[0])
    return _product(left=W, right=A_prev) + b, dict(A_prev=A_prev, W=W)


def linear_backward(dZ, cache, scale=1.0, **options):
    def pull(*, A_prev, W):
        return _product(left=W.T, right=dZ), _product(left=dZ, right=A_prev.T) * scale, dZ.sum(axis=1, keepdims=True)

    return pull(**cache)


# %% style_partial
# Functions are functools.partial of more general ones.
import functools


def _affine(product, A_prev, W, b):
    return product(W, A_prev) + b, (A_prev, W)


def _pull(product, keep, dZ, cache):
    A_prev, W = cache
    return product(W.T, dZ), product(dZ, A_prev.T), dZ.sum(axis=1, keepdims=keep)


linear_forward = functools.partial(_affine, np.matmul)
linear_backward = functools.partial(_pull, np.dot, True)


# %% style_talkative
# Every call prints what it does.


def linear_backward(dZ, cache):
    A_prev, W = cache
    print("linear_backward", dZ.shape, A_prev.shape, W.shape)
    print(dZ)
    dA_prev, dW, db = W.T @ dZ, dZ @ A_prev.T, dZ.sum(axis=1, keepdims=True)
    print(f"largest: {np.abs(dW).max():.3f} {np.abs(db).max():.3f}")
    return dA_prev, dW, db
