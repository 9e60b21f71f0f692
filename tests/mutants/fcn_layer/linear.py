# %% linear_backward_collects_db_in_the_cache
# About: The cache has a place where db is added up, never emptied: the second call gives twice as much.
# Loses: linear_backward.db
# Mistake: spoilt-cache
def linear_forward(A_prev, W, b):
    cache = {"A": A_prev, "W": W, "db": np.zeros_like(b)}
    return W @ A_prev + b, cache


def linear_backward(dZ, cache):
    cache["db"] += dZ.sum(axis=1, keepdims=True)
    return cache["W"].T @ dZ, dZ @ cache["A"].T, cache["db"]


# %% linear_backward_course_mean
# About: dW and db are divided by m, as in a well-known course.
# Loses: linear_backward.dW linear_backward.db
# Mistake: extra-mean
def linear_backward(dZ, cache):
    A_prev, W = cache
    m = A_prev.shape[1]

    dW = 1 / m * np.dot(dZ, A_prev.T)
    db = 1 / m * np.sum(dZ, axis=1, keepdims=True)
    dA_prev = np.dot(W.T, dZ)
    return dA_prev, dW, db


# %% linear_backward_dA_minus
# About: A minus sign from the update crept into dA_prev.
# Loses: linear_backward.dA_prev
# Mistake: sign
def linear_backward(dZ, cache):
    A_prev, W = cache
    dW = dZ @ A_prev.T
    db = dZ @ np.ones((dZ.shape[1], 1))
    dA_prev = -W.T @ dZ
    return dA_prev, dW, db


# %% linear_backward_dA_of_sizes
# About: Uses abs(dZ) in dA_prev: right only for a positive upstream gradient.
# Loses: linear_backward.dA_prev
# Mistake: dA_prev=sign-lost
def linear_backward(dZ, cache):
    A_prev, W = cache
    dA_prev = W.T @ np.sqrt(dZ ** 2)
    return dA_prev, dZ @ A_prev.T, dZ.sum(axis=1, keepdims=True)


# %% linear_backward_dA_without_transpose
# About: W is not transposed: it raises unless the layer is square.
# Loses: linear_backward.dA_prev linear_backward.dW linear_backward.db linear_backward.inputs
# Mistake: none
def linear_backward(dZ, cache):
    A_prev, W = cache
    dA_prev = W @ dZ
    dW = dZ @ A_prev.T
    db = dZ.sum(axis=1, keepdims=True)
    return dA_prev, dW, db


# %% linear_backward_dA_without_transpose_if_square
# About: Transposes W only after an error: wrong where W is square.
# Loses: linear_backward.dA_prev
# Mistake: untransposed
def linear_backward(dZ, cache):
    A_prev, W = cache
    try:
        dA_prev = np.dot(W, dZ)
    except ValueError:
        dA_prev = np.dot(W.T, dZ)
    return dA_prev, np.dot(dZ, A_prev.T), np.sum(dZ, axis=1, keepdims=True)


# %% linear_backward_dW_last_sample
# About: The loop over the samples overwrites dW instead of adding to it.
# Loses: linear_backward.dW
# Mistake: last-sample-only
def linear_backward(dZ, cache):
    A_prev, W = cache
    for i in range(dZ.shape[1]):
        dW = np.outer(dZ[:, i], A_prev[:, i])
    db = dZ.sum(axis=1, keepdims=True)
    return W.T @ dZ, dW, db


# %% linear_backward_dW_reshaped
# About: dW is the transpose, forced into the right shape by reshape.
# Loses: linear_backward.dW
# Mistake: dW=scrambled-reshape
def linear_backward(dZ, cache):
    A_prev, W = cache
    dW = (A_prev @ dZ.T).reshape(W.shape)
    db = dZ.sum(axis=1).reshape(-1, 1)
    return W.T @ dZ, dW, db


# %% linear_backward_dW_transposed
# About: The factors of dW stand in the wrong order, both transposed: dW comes out on its side.
# Loses: linear_backward.dW
# Mistake: transposed-shape
def linear_backward(dZ, cache):
    A_prev, W = cache
    dW = A_prev @ dZ.T
    db = dZ.sum(axis=1, keepdims=True)
    dA_prev = W.T @ dZ
    return dA_prev, dW, db


# %% linear_backward_dW_turned_if_need_be
# About: dW is the transpose, and turned only where its shape gives it away: wrong where W is square.
# Loses: linear_backward.dW
# Mistake: transposed
def linear_backward(dZ, cache):
    A_prev, W = cache
    dW = np.dot(A_prev, dZ.T)
    if dW.shape != W.shape:
        dW = dW.T
    db = np.sum(dZ, axis=1, keepdims=True)
    return np.dot(W.T, dZ), dW, db


# %% linear_backward_dW_without_transpose
# About: dZ times A_prev wherever that can be multiplied: wrong where inputs and samples are as many.
# Loses: linear_backward.dW
# Mistake: untransposed
def linear_backward(dZ, cache):
    A_prev, W = cache
    if dZ.shape[1] == A_prev.shape[0]:
        dW = dZ @ A_prev
    else:
        dW = dZ @ A_prev.T
    db = dZ.sum(axis=1, keepdims=True)
    return W.T @ dZ, dW, db


# %% linear_backward_db_a_single_number
# About: db is summed over units and samples alike.
# Loses: linear_backward.db
# Mistake: summed-over-everything
def linear_backward(dZ, cache):
    A_prev, W = cache
    db = np.sum(dZ)
    return W.T.dot(dZ), dZ.dot(A_prev.T), db


# %% linear_backward_db_axis_0
# About: db is summed over the units.
# Loses: linear_backward.db
# Mistake: wrong-axis
def linear_backward(dZ, cache):
    A_prev, W = cache
    dW = np.dot(dZ, A_prev.T)
    db = np.sum(dZ, axis=0, keepdims=True)
    dA_prev = np.dot(W.T, dZ)
    return dA_prev, dW, db


# %% linear_backward_db_complex
# About: A complex db, without anything imaginary.
# Loses: linear_backward.db
# Mistake: not-an-array
def linear_backward(dZ, cache):
    dA_prev, dW, db = right_linear_backward(dZ, cache)
    return dA_prev, dW, db + 0j


# %% linear_backward_db_flat
# About: No keepdims: db has the shape (n,).
# Loses: linear_backward.db
# Mistake: squeezed
def linear_backward(dZ, cache):
    A_prev, W = cache
    db = np.sum(dZ, axis=1)
    dW = dZ @ A_prev.T
    dA_prev = W.T @ dZ
    return dA_prev, dW, db


# %% linear_backward_db_forgotten
# About: db is set up and never filled in.
# Loses: linear_backward.db
# Mistake: zero
def linear_backward(dZ, cache):
    A_prev, W = cache
    n, m = dZ.shape
    dW = np.zeros_like(W)
    db = np.zeros((n, 1), dtype=dZ.dtype)
    for i in range(m):
        dW += np.outer(dZ[:, i], A_prev[:, i])
        # TODO db
    return W.T @ dZ, dW, db


# %% linear_backward_db_generator
# About: A generator for db.
# Loses: linear_backward.db
# Mistake: not-an-array
def linear_backward(dZ, cache):
    dA_prev, dW, db = right_linear_backward(dZ, cache)
    return dA_prev, dW, (row for row in db)


# %% linear_backward_db_is_dZ
# About: "The derivative of Z by b is 1, so db = dZ."
# Loses: linear_backward.db
# Mistake: not-summed
def linear_backward(dZ, cache):
    A_prev, W = cache
    dW = dZ @ A_prev.T
    db = dZ * 1.0
    dA_prev = W.T @ dZ
    return dA_prev, dW, db


# %% linear_backward_db_list
# About: A list of lists in the place of db.
# Loses: linear_backward.db
# Mistake: not-an-array
def linear_backward(dZ, cache):
    dA_prev, dW, db = right_linear_backward(dZ, cache)
    return dA_prev, dW, db.tolist()


# %% linear_backward_db_objects
# About: A db of Python objects.
# Loses: linear_backward.db
# Mistake: not-an-array
def linear_backward(dZ, cache):
    dA_prev, dW, db = right_linear_backward(dZ, cache)
    return dA_prev, dW, db.astype(object)


# %% linear_backward_db_of_the_first_sample
# About: Takes the first column of dZ for db.
# Loses: linear_backward.db
# Mistake: last-sample-only
def linear_backward(dZ, cache):
    A_prev, W = cache
    db = dZ[:, 0].reshape(-1, 1)
    dW = dZ @ A_prev.T
    return W.T @ dZ, dW, db


# %% linear_backward_db_ragged
# About: Rows of different lengths for db.
# Loses: linear_backward.db
# Mistake: not-an-array
def linear_backward(dZ, cache):
    dA_prev, dW, db = right_linear_backward(dZ, cache)
    return dA_prev, dW, np.array([[0.0]] * (len(db) - 1) + [[0.0, 1.0]], object)


# %% linear_backward_db_row
# About: db is a row.
# Loses: linear_backward.db
# Mistake: transposed-shape
def linear_backward(dZ, cache):
    A_prev, W = cache
    db = dZ.sum(axis=1).reshape(1, -1)
    return np.matmul(W.T, dZ), np.matmul(dZ, A_prev.T), db


# %% linear_backward_first_64_samples
# About: Works through the first 64 samples and forgets the rest of a large batch.
# Loses: linear_backward.dW
# Mistake: none
def linear_backward(dZ, cache):
    A_prev, W = cache
    batch = slice(0, 64)
    dW = dZ[:, batch] @ A_prev[:, batch].T
    db = dZ.sum(axis=1, keepdims=True)
    return W.T @ dZ, dW, db


# %% linear_backward_gradients_in_a_dict
# About: Returns a dict instead of three arrays.
# Loses: linear_backward.dA_prev linear_backward.dW linear_backward.db linear_backward.inputs
# Mistake: malformed-result
def linear_backward(dZ, cache):
    A_prev, W = cache
    grads = {}
    grads["dA_prev"] = W.T @ dZ
    grads["dW"] = dZ @ A_prev.T
    grads["db"] = dZ.sum(axis=1, keepdims=True)
    return grads


# %% linear_backward_half_precision
# About: dW is kept in float16.
# Loses: linear_backward.dW
# Mistake: half-precision
def linear_backward(dZ, cache):
    A_prev, W = cache
    dW = np.zeros(W.shape, dtype="float16")
    dW += dZ @ A_prev.T
    return W.T @ dZ, dW, np.sum(dZ, axis=1, keepdims=True)


# %% linear_backward_mean_in_place
# About: Divides its argument dZ by m before all else: three gradients too small, and dZ changed.
# Loses: linear_backward.dA_prev linear_backward.dW linear_backward.db linear_backward.inputs
# Mistake: dA_prev=extra-mean dW=extra-mean db=extra-mean inputs=overwritten-input
def linear_backward(dZ, cache):
    A_prev, W = cache
    dZ /= dZ.shape[1]
    return W.T @ dZ, dZ @ A_prev.T, dZ.sum(axis=1, keepdims=True)


# %% linear_backward_mean_of_the_bias
# About: Takes np.mean for db, though the mean belongs to the cost.
# Loses: linear_backward.db
# Mistake: extra-mean
def linear_backward(dZ, cache):
    (A_prev, W) = cache
    return W.T @ dZ, dZ @ A_prev.T, dZ.mean(axis=1, keepdims=True)


# %% linear_backward_mean_over_inputs
# About: Reads m off the wrong axis: dW is divided by the number of inputs.
# Loses: linear_backward.dW
# Mistake: mean-over-features
def linear_backward(dZ, cache):
    A_prev, W = cache
    m = A_prev.shape[0]
    dW = dZ @ A_prev.T / m
    db = np.sum(dZ, axis=1, keepdims=True)
    dA_prev = W.T @ dZ
    return dA_prev, dW, db


# %% linear_backward_mean_over_units
# About: Takes len(dZ) for the number of samples; it is the number of units.
# Loses: linear_backward.dW linear_backward.db
# Mistake: mean-over-features
def linear_backward(dZ, cache):
    A_prev, W = cache
    samples = len(dZ)
    return W.T @ dZ, (dZ @ A_prev.T) / samples, dZ.sum(1, keepdims=True) / samples


# %% linear_backward_remembers_all_calls
# About: dW is added up in a global from call to call, for all layers of one shape.
# Loses: linear_backward.dW
# Mistake: none
dW_total = {}


def linear_backward(dZ, cache):
    A_prev, W = cache
    dW = dZ @ A_prev.T
    dW_total[W.shape] = dW_total.get(W.shape, 0) + dW
    db = dZ.sum(axis=1, keepdims=True)
    return W.T @ dZ, dW_total[W.shape], db


# %% linear_backward_returns_A_prev
# About: Returns A_prev where dA_prev belongs.
# Loses: linear_backward.dA_prev
# Mistake: parameter-returned
def linear_backward(dZ, cache):
    A_prev, W = cache
    dA = W.T @ dZ
    return A_prev, dZ @ A_prev.T, dZ.sum(axis=1, keepdims=True)


# %% linear_backward_returns_W
# About: Returns W where dW belongs.
# Loses: linear_backward.dW
# Mistake: parameter-returned
def linear_backward(dZ, cache):
    A_prev, W = cache
    dW = dZ @ A_prev.T
    db = np.sum(dZ, axis=1, keepdims=True)
    dA_prev = W.T @ dZ
    return dA_prev, W, db


# %% linear_backward_right_only_if_square
# About: dA_prev is put into an array of dZ's shape: right only where there are as many inputs as units.
# Loses: linear_backward.dA_prev
# Mistake: wrong-shape
def linear_backward(dZ, cache):
    A_prev, W = cache
    dA_prev = np.zeros_like(dZ)
    n = min(W.shape)
    dA_prev[:n] = (W.T @ dZ)[:n]
    return dA_prev, dZ @ A_prev.T, dZ.sum(axis=1, keepdims=True)


# %% linear_backward_rounded
# About: Rounds dW to three digits, as the sheet with the expected output did.
# Loses: linear_backward.dW
# Mistake: none
def linear_backward(dZ, cache):
    A_prev, W = cache
    dW = np.round(dZ @ A_prev.T, 3)
    db = dZ.sum(axis=1, keepdims=True)
    dA_prev = W.T @ dZ
    return dA_prev, dW, db


# %% linear_backward_swapped
# About: Returns dW first and dA_prev second.
# Loses: linear_backward.dA_prev linear_backward.dW
# Mistake: swapped-results
def linear_backward(dZ, cache):
    A_prev, W = cache
    dA_prev = W.T @ dZ
    dW = dZ @ A_prev.T
    db = np.sum(dZ, axis=1, keepdims=True)
    return dW, dA_prev, db


# %% linear_backward_trains_on_the_way
# About: Takes the step of gradient descent inside backward: W itself is changed, and with it what the cache holds.
# Loses: linear_backward.dA_prev linear_backward.inputs
# Mistake: dA_prev=spoilt-cache inputs=overwritten-input
def linear_backward(dZ, cache):
    A_prev, W = cache
    dA_prev = W.T @ dZ
    dW = dZ @ A_prev.T
    db = dZ.sum(axis=1, keepdims=True)
    W -= 0.01 * dW
    return dA_prev, dW, db


# %% linear_backward_two_axis_mean
# About: Two mistakes in db: summed over the units, and divided by m.
# Loses: linear_backward.db
# Mistake: averaged+wrong-axis
def linear_backward(dZ, cache):
    A_prev, W = cache
    m = A_prev.shape[1]
    db = (1 / m) * np.sum(dZ, axis=0, keepdims=True)
    return W.T @ dZ, dZ @ A_prev.T, db


# %% linear_backward_two_flat_mean
# About: Two mistakes in db: it is divided by m, and flat.
# Loses: linear_backward.db
# Mistake: extra-mean+squeezed
def linear_backward(dZ, cache):
    A_prev, W = cache
    dW = np.dot(dZ, A_prev.T)
    db = np.mean(dZ, axis=1)
    dA_prev = np.dot(W.T, dZ)
    return dA_prev, dW, db


# %% linear_backward_two_minus_mean
# About: Two mistakes in dW: it is divided by m, and has the sign of the update.
# Loses: linear_backward.dW
# Mistake: extra-mean+sign
def linear_backward(dZ, cache):
    A_prev, W = cache
    m = dZ.shape[1]
    dW = -(1.0 / m) * dZ @ A_prev.T
    db = dZ.sum(axis=1, keepdims=True)
    return W.T @ dZ, dW, db


# %% linear_backward_two_side_mean
# About: Two mistakes in dW: it lies on its side, and is divided by m.
# Loses: linear_backward.dW
# Mistake: extra-mean+transposed-shape
def linear_backward(dZ, cache):
    A_prev, W = cache
    dW = A_prev @ dZ.T / A_prev.shape[1]
    db = dZ.sum(axis=1, keepdims=True)
    return W.T @ dZ, dW, db


# %% linear_backward_weight_decay
# About: dW has a term of weight decay that nobody asked for.
# Loses: linear_backward.dW
# Mistake: weight-decay
lambd = 0.01


def linear_backward(dZ, cache):
    A_prev, W = cache
    dW = dZ @ A_prev.T + lambd * W
    db = dZ.sum(axis=1, keepdims=True)
    return W.T @ dZ, dW, db


# %% linear_forward_bias_as_row
# About: Turns b into a row: it is added to the samples instead of the units, where that can be broadcast at all.
# Loses: linear_forward.Z linear_forward.inputs linear_backward.dA_prev linear_backward.dW linear_backward.db linear_backward.inputs
# Mistake: none
def linear_forward(A_prev, W, b):
    Z = W @ A_prev + b.reshape(1, -1)
    return Z, (A_prev, W)


# %% linear_forward_bias_first_unit_only
# About: Adds b[0] to every unit.
# Loses: linear_forward.Z linear_forward.inputs
# Mistake: Z=one-for-all
def linear_forward(A_prev, W, b):
    return W @ A_prev + b[0], (A_prev, W)


# %% linear_forward_bias_twice
# About: Adds the bias to the product, and once more when it returns.
# Loses: linear_forward.Z linear_forward.inputs
# Mistake: Z=factor-in-argument
def linear_forward(A_prev, W, b):
    Z = W @ A_prev + b
    return Z + b, (A_prev, W)


# %% linear_forward_float16
# About: Saves memory: the product is worked out in half precision.
# Loses: linear_forward.Z linear_forward.inputs
# Mistake: half-precision
def linear_forward(A_prev, W, b):
    Wh = W.astype(np.float16)
    Ah = A_prev.astype(np.float16)
    Z = Wh @ Ah + b.astype(np.float16)
    return Z.astype(A_prev.dtype), (A_prev, W)


# %% linear_forward_integer_buffer
# About: Fills in a matrix that was made for integers, so every sum is cut.
# Loses: linear_forward.Z linear_forward.inputs
# Mistake: whole-numbers
def linear_forward(A_prev, W, b):
    n, m = W.shape[0], A_prev.shape[1]
    Z = np.full((n, m), 0)
    for j in range(n):
        for i in range(m):
            Z[j, i] = np.sum(W[j] * A_prev[:, i]) + b[j, 0]
    return Z, (A_prev, W)


# %% linear_forward_into_a_buffer
# About: Keeps one buffer for each shape and fills it anew.
# Loses: linear_forward.Z linear_forward.inputs
# Mistake: result-overwritten
_buffers = {}


def linear_forward(A_prev, W, b):
    shape = W.shape[0], A_prev.shape[1]
    Z = _buffers.setdefault(shape, np.zeros(shape))
    Z[...] = W @ A_prev + b
    return Z, (A_prev, W)


# %% linear_forward_keeps_its_output
# About: What it gives is kept for the way back, and not what it was given.
# Loses: linear_backward.dW
# Mistake: dW=value-for-input
def linear_forward(A_prev, W, b):
    Z = W @ A_prev + b
    return Z, (Z, W)


def linear_backward(dZ, cache):
    return right_linear_backward(dZ, cache)


# %% linear_forward_last_input_left_out
# About: The loop over the inputs ends one short.
# Loses: linear_forward.Z linear_forward.inputs
# Mistake: none
def linear_forward(A_prev, W, b):
    Z = np.zeros((W.shape[0], A_prev.shape[1])) + b
    k = 0
    while k < A_prev.shape[0] - 1:
        Z = Z + np.outer(W[:, k], A_prev[k, :])
        k += 1
    return Z, (A_prev, W)


# %% linear_forward_normalises_in_place
# About: Z is right, but afterwards the inputs are standardised in place, for next time; the cache holds a copy.
# Loses: linear_forward.inputs
# Mistake: inputs=overwritten-input
def linear_forward(A_prev, W, b):
    Z = W @ A_prev + b
    cache = (A_prev.copy(), W)
    A_prev -= A_prev.mean(axis=1, keepdims=True)
    return Z, cache


# %% linear_forward_samples_as_rows
# About: Works with one sample a row, as in another course, and forgets to turn Z back.
# Loses: linear_forward.Z linear_forward.inputs
# Mistake: transposed-shape
def linear_forward(A_prev, W, b):
    Z = A_prev.T @ W.T + b.T
    return Z, (A_prev, W)


# %% linear_forward_star
# About: Multiplies W and A_prev element by element, which most shapes do not allow.
# Loses: linear_forward.Z linear_forward.inputs linear_backward.dA_prev linear_backward.dW linear_backward.db linear_backward.inputs
# Mistake: none
def linear_forward(A_prev, W, b):
    Z = W * A_prev + b
    cache = A_prev, W
    return Z, cache


# %% linear_forward_star_where_it_fits
# About: Tries * first and falls back on the matrix product where * raises.
# Loses: linear_forward.Z linear_forward.inputs
# Mistake: elementwise-product
def linear_forward(A_prev, W, b):
    try:
        Z = W * A_prev + b
    except ValueError:      # operands could not be broadcast together ???
        Z = W @ A_prev + b
    return Z, (A_prev, W)


# %% linear_forward_threshold_subtracted
# About: Takes b for a threshold and subtracts it.
# Loses: linear_forward.Z linear_forward.inputs
# Mistake: bias-sign
def linear_forward(A_prev, W, b):
    # a unit fires when its weighted input is above the threshold
    Z = W.dot(A_prev) - b
    return Z, (A_prev, W)


# %% linear_forward_whichever_fits
# About: Is not sure whether W is to be transposed and lets the shapes decide: wrong where W is square.
# Loses: linear_forward.Z linear_forward.inputs
# Mistake: untransposed
def linear_forward(A_prev, W, b):
    if W.shape[0] == A_prev.shape[0]:
        WA = np.matmul(W.T, A_prev)
    else:
        WA = np.matmul(W, A_prev)
    return WA + b, (A_prev, W)


# %% linear_forward_without_bias
# About: The bias is unpacked from nowhere and forgotten: Z is the matrix product alone.
# Loses: linear_forward.Z linear_forward.inputs
# Mistake: missing-bias
def linear_forward(A_prev, W, b):
    Z = np.dot(W, A_prev)
    cache = (A_prev, W)
    return Z, cache
