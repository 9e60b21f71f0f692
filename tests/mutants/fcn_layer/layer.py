# %% layer_backward_activation_twice
# About: Multiplies by the derivative of the activation twice.
# Loses: layer_backward.dA_prev layer_backward.dW layer_backward.db layer_backward.inputs
# Mistake: repeated-activation
def layer_backward(dA, cache, activation):
    linear_cache, activation_cache = cache
    dZ = activation_backward(dA, activation_cache, activation)
    dZ = activation_backward(dZ, activation_cache, activation)
    return linear_backward(dZ, linear_cache)


# %% layer_backward_always_sigmoid
# About: The name of the activation is written into the code: sigmoid, whatever is asked for.
# Loses: layer_backward.dA_prev layer_backward.dW layer_backward.db layer_backward.inputs
# Mistake: wrong-activation
def layer_forward(A_prev, W, b, activation):
    Z, lin = linear_forward(A_prev, W, b)
    return activation_forward(Z, activation)[0], (lin, Z)


def layer_backward(dA, cache, activation):
    lin, Z = cache
    s = 1 / (1 + np.exp(-Z))
    dZ = dA * s * (1 - s)
    return linear_backward(dZ, lin)


# %% layer_backward_clears_dA
# About: Sets dA to zero when it is done, as one does with gradients before the next step.
# Loses: layer_backward.inputs
# Mistake: inputs=overwritten-input
def layer_backward(dA, cache, activation):
    gradients = right_layer_backward(dA, cache, activation)
    dA.fill(0)
    return gradients


# %% layer_backward_clipped
# About: Clips dW to [-1, 1] against exploding gradients.
# Loses: layer_backward.dW
# Mistake: none
def layer_backward(dA, cache, activation):
    dA_prev, dW, db = right_layer_backward(dA, cache, activation)
    return dA_prev, np.clip(dW, -1, 1), db


# %% layer_backward_course_mean
# About: dW and db are divided by m.
# Loses: layer_backward.dW layer_backward.db
# Mistake: extra-mean
def layer_backward(dA, cache, activation):
    linear_cache, activation_cache = cache
    m = dA.shape[1]
    dZ = activation_backward(dA, activation_cache, activation)
    dA_prev, dW, db = linear_backward(dZ, linear_cache)
    return dA_prev, dW / m, db / m


# %% layer_backward_db_of_dA
# About: Sums dA for db, where dZ was due.
# Loses: layer_backward.db
# Mistake: missing-activation
def layer_backward(dA, cache, activation):
    linear_cache, activation_cache = cache
    dZ = activation_backward(dA, activation_cache, activation)
    dA_prev, dW, _ = linear_backward(dZ, linear_cache)
    db = np.sum(dA, axis=1, keepdims=True)
    return dA_prev, dW, db


# %% layer_backward_db_without_sum
# About: Returns dZ for db.
# Loses: layer_backward.db
# Mistake: not-summed
def layer_backward(dA, cache, activation):
    lin, act = cache
    dZ = activation_backward(dA, act, activation)
    dA_prev, dW, db = linear_backward(dZ, lin)
    db = dZ
    return dA_prev, dW, db


# %% layer_backward_last_sample
# About: Goes through the samples one by one and keeps dW and db of the last.
# Loses: layer_backward.dW layer_backward.db
# Mistake: last-sample-only
def layer_backward(dA, cache, activation):
    (A_prev, W), A = cache
    dA_prev = np.zeros_like(A_prev)
    for i in range(dA.shape[1]):
        one = slice(i, i + 1)
        dz = activation_backward(dA[:, one], A[:, one], activation)
        dA_prev[:, one], dW, db = linear_backward(dz, (A_prev[:, one], W))
    return dA_prev, dW, db


# %% layer_backward_mean_over_units
# About: Divides dW by the number of units.
# Loses: layer_backward.dW
# Mistake: mean-over-features
def layer_backward(dA, cache, activation):
    dA_prev, dW, db = right_layer_backward(dA, cache, activation)
    m = dA.shape[0]
    return dA_prev, (1 / m) * dW, db


# %% layer_backward_no_activation
# About: Hands dA straight to linear_backward.
# Loses: layer_backward.dA_prev layer_backward.dW layer_backward.db layer_backward.inputs
# Mistake: missing-activation
def layer_backward(dA, cache, activation):
    linear_cache, activation_cache = cache
    dA_prev, dW, db = linear_backward(dA, linear_cache)
    return dA_prev, dW, db


# %% layer_backward_only_two_returned
# About: Forgets to return db.
# Loses: layer_backward.dA_prev layer_backward.dW layer_backward.db layer_backward.inputs
# Mistake: malformed-result
def layer_backward(dA, cache, activation):
    linear_cache, activation_cache = cache
    dZ = activation_backward(dA, activation_cache, activation)
    dA_prev, dW, db = linear_backward(dZ, linear_cache)
    return dA_prev, dW


# %% layer_backward_relu_mask_of_dA
# About: In a relu layer the mask comes from dA.
# Loses: layer_backward.dA_prev layer_backward.dW layer_backward.db layer_backward.inputs
# Mistake: mask-from-upstream
def layer_backward(dA, cache, activation):
    linear_cache, A = cache
    if activation == "relu":
        dZ = np.where(dA > 0, dA, 0)
    else:
        dZ = activation_backward(dA, A, activation)
    return linear_backward(dZ, linear_cache)


# %% layer_backward_right_for_one_sample
# About: db is the first column of dZ times m, which is right for one sample only.
# Loses: layer_backward.db
# Mistake: one-for-all
def layer_backward(dA, cache, activation):
    dA_prev, dW, db = right_layer_backward(dA, cache, activation)
    dZ = activation_backward(dA, cache[1], activation)
    return dA_prev, dW, dZ[:, :1] * dZ.shape[1]


# %% layer_backward_softmax_diagonal
# About: Multiplies dA by a for softmax and leaves a a^T out.
# Loses: layer_backward.dA_prev layer_backward.dW layer_backward.db layer_backward.inputs
# Mistake: diagonal-only
def layer_backward(dA, cache, activation):
    linear_cache, A = cache
    dZ = A * dA if activation == "softmax" else activation_backward(dA, A, activation)
    return linear_backward(dZ, linear_cache)


# %% layer_backward_softmax_elementwise
# About: Writes all derivatives out, softmax as if it were sigmoid.
# Loses: layer_backward.dA_prev layer_backward.dW layer_backward.db layer_backward.inputs
# Mistake: elementwise-softmax
def layer_backward(dA, cache, activation):
    (A_prev, W), A = cache
    if activation == "relu":
        dZ = dA * (A > 0)
    elif activation == "tanh":
        dZ = dA * (1 - A ** 2)
    else:
        dZ = dA * A * (1 - A)
    return W.T @ dZ, dZ @ A_prev.T, dZ.sum(axis=1, keepdims=True)


# %% layer_backward_swapped
# About: Returns the gradients as (dW, db, dA_prev).
# Loses: layer_backward.dA_prev layer_backward.dW layer_backward.db layer_backward.inputs
# Mistake: swapped-results
def layer_backward(dA, cache, activation):
    dA_prev, dW, db = right_layer_backward(dA, cache, activation)
    return dW, db, dA_prev


# %% layer_backward_two_flat_no_activation
# About: Two mistakes in db: summed from dA, and flat.
# Loses: layer_backward.db
# Mistake: missing-activation+squeezed
def layer_backward(dA, cache, activation):
    dA_prev, dW, _ = right_layer_backward(dA, cache, activation)
    return dA_prev, dW, dA.sum(axis=1)


# %% layer_backward_two_no_activation_mean
# About: Two mistakes in dW and db: no derivative of the activation, and a mean.
# Loses: layer_backward.dW layer_backward.db
# Mistake: extra-mean+missing-activation
def layer_backward(dA, cache, activation):
    (A_prev, W), A = cache
    m = dA.shape[1]
    dZ = activation_backward(dA, A, activation)
    dW = np.dot(dA, A_prev.T) / m
    db = np.sum(dA, axis=1, keepdims=True) / m
    return np.dot(W.T, dZ), dW, db


# %% layer_forward_activation_twice
# About: Applies the activation twice; relu does not mind.
# Loses: layer_forward.A layer_forward.inputs
# Mistake: repeated-activation
def layer_forward(A_prev, W, b, activation):
    Z, linear_cache = linear_forward(A_prev, W, b)
    A, activation_cache = activation_forward(Z, activation)
    A = activation_forward(A, activation)[0]
    return A, (linear_cache, activation_cache)


# %% layer_forward_bias_afterwards
# About: Adds the bias after the activation.
# Loses: layer_forward.A layer_forward.inputs
# Mistake: none
def layer_forward(A_prev, W, b, activation):
    _, cache = right_layer_forward(A_prev, W, b, activation)
    A = activation_forward(W @ A_prev, activation)[0] + b
    return A, cache


# %% layer_forward_bias_subtracted
# About: Hands -b to linear_forward.
# Loses: layer_forward.A layer_forward.inputs
# Mistake: bias-sign
def layer_forward(A_prev, W, b, activation):
    Z, _ = linear_forward(A_prev, W, -b)
    A, _ = activation_forward(Z, activation)
    return A, right_layer_forward(A_prev, W, b, activation)[1]


# %% layer_forward_dropout
# About: A dropout that always drops the last unit, in layers of six units and more.
# Loses: layer_forward.A layer_forward.inputs
# Mistake: none
def layer_forward(A_prev, W, b, activation):
    A, cache = right_layer_forward(A_prev, W, b, activation)
    if A.shape[0] >= 6:
        A = np.vstack([A[:-1], np.zeros((1, A.shape[1]))])
    return A, cache


# %% layer_forward_float16
# About: A is returned as float16.
# Loses: layer_forward.A layer_forward.inputs
# Mistake: half-precision
def layer_forward(A_prev, W, b, activation):
    A, cache = right_layer_forward(A_prev, W, b, activation)
    return A.astype(np.float16), cache


# %% layer_forward_no_activation
# About: Returns Z: the activation is never applied.
# Loses: layer_forward.A layer_forward.inputs
# Mistake: missing-activation
def layer_forward(A_prev, W, b, activation):
    Z, linear_cache = linear_forward(A_prev, W, b)
    A, activation_cache = activation_forward(Z, activation)
    return Z, (linear_cache, activation_cache)


# %% layer_forward_no_bias
# About: Writes Z out anew and forgets b.
# Loses: layer_forward.A layer_forward.inputs
# Mistake: missing-bias
def layer_forward(A_prev, W, b, activation):
    cache = right_layer_forward(A_prev, W, b, activation)[1]
    Z = np.dot(W, A_prev)
    A, _ = activation_forward(Z, activation)
    return A, cache


# %% layer_forward_softmax_bare_exponentials
# About: Writes softmax as np.exp(Z) and stops there.
# Loses: layer_forward.A layer_forward.inputs
# Mistake: not-normalised
def layer_forward(A_prev, W, b, activation):
    Z, c1 = linear_forward(A_prev, W, b)
    A, c2 = activation_forward(Z, activation)
    if activation == "softmax":
        A = np.exp(Z)
    return A, (c1, c2)


# %% layer_forward_softmax_rows
# About: Softmax down the wrong axis, by way of a transposed call.
# Loses: layer_forward.A layer_forward.inputs
# Mistake: softmax-over-samples
def layer_forward(A_prev, W, b, activation):
    A, cache = right_layer_forward(A_prev, W, b, activation)
    if activation == "softmax":
        Z, _ = linear_forward(A_prev, W, b)
        A = activation_forward(Z.T, "softmax")[0].T
    return A, cache


# %% layer_forward_tanh_and_sigmoid_exchanged
# About: The table of activations has sigmoid and tanh exchanged.
# Loses: layer_forward.A layer_forward.inputs
# Mistake: wrong-activation
exchanged = {"sigmoid": "tanh", "tanh": "sigmoid"}


def layer_forward(A_prev, W, b, activation):
    Z, _ = linear_forward(A_prev, W, b)
    A, _ = activation_forward(Z, exchanged.get(activation, activation))
    _, cache = right_layer_forward(A_prev, W, b, activation)
    return A, cache


# %% layer_forward_two_bias_sign_no_activation
# About: Two mistakes: the bias is subtracted, and there is no activation.
# Loses: layer_forward.A layer_forward.inputs
# Mistake: bias-sign+missing-activation
def layer_forward(A_prev, W, b, activation):
    _, cache = right_layer_forward(A_prev, W, b, activation)
    Z = W @ A_prev - b
    return Z, cache


# %% layer_forward_two_no_bias_no_activation
# About: Two mistakes: neither bias nor activation.
# Loses: layer_forward.A layer_forward.inputs
# Mistake: missing-activation+missing-bias
def layer_forward(A_prev, W, b, activation):
    A = W @ A_prev
    return A, right_layer_forward(A_prev, W, b, activation)[1]
