# %% matvec_ignores_W
# About: Adds up x.
# Loses: matvec_forward.q matvec_forward.inputs matvec_backward.dW matvec_backward.dx matvec_backward.inputs
def matvec_forward(W, x):
    return np.full(len(W), x.sum()), (W, x)


def matvec_backward(upstream, cache):
    W, x = cache
    return np.zeros(W.shape), np.full(x.shape, upstream.sum())


# %% matvec_ignores_x
# About: Adds up the rows of W.
# Loses: matvec_forward.q matvec_forward.inputs matvec_backward.dW matvec_backward.dx matvec_backward.inputs
def matvec_forward(W, x):
    return W.sum(axis=1), (W, x)


def matvec_backward(upstream, cache):
    W, x = cache
    return np.outer(upstream, np.ones(x.shape)), np.zeros(x.shape)


# %% matvec_sums
# About: Adds up everything.
# Loses: matvec_forward.q matvec_forward.inputs matvec_backward.dW matvec_backward.dx matvec_backward.inputs
def matvec_forward(W, x):
    return np.full(len(W), W.sum() + x.sum()), (W, x)


def matvec_backward(upstream, cache):
    W, x = cache
    return np.full(W.shape, upstream.sum()), np.full(x.shape, upstream.sum())


# %% matvec_zero
# About: q is zero, and so are the gradients.
# Loses: matvec_forward.q matvec_forward.inputs matvec_backward.dW matvec_backward.dx matvec_backward.inputs
def matvec_forward(W, x):
    return np.zeros(len(W)), (W, x)


def matvec_backward(upstream, cache):
    W, x = cache
    return np.zeros(W.shape), np.zeros(x.shape)


# %% norm_constant
# About: f is always 1.
# Loses: squared_norm_forward.f squared_norm_forward.inputs squared_norm_backward.dq squared_norm_backward.inputs
def squared_norm_forward(q):
    return 1.0, q


def squared_norm_backward(upstream, cache):
    q = cache
    return np.zeros(q.shape)


# %% norm_first
# About: Squares the first element alone.
# Loses: squared_norm_forward.f squared_norm_forward.inputs squared_norm_backward.dq squared_norm_backward.inputs
def squared_norm_forward(q):
    return q.ravel()[0] ** 2, q


def squared_norm_backward(upstream, cache):
    dq = np.zeros(cache.shape)
    dq.ravel()[0] = 2 * upstream * cache.ravel()[0]
    return dq


# %% norm_sum
# About: Adds up the elements; the gradient is ones.
# Loses: squared_norm_forward.f squared_norm_forward.inputs squared_norm_backward.dq squared_norm_backward.inputs
def squared_norm_forward(q):
    return np.sum(q), q


def squared_norm_backward(upstream, cache):
    q = cache
    return upstream * np.ones(q.shape)


# %% norm_zero
# About: f is zero, and so is the gradient.
# Loses: squared_norm_forward.f squared_norm_forward.inputs squared_norm_backward.dq squared_norm_backward.inputs
def squared_norm_forward(q):
    return 0.0, q


def squared_norm_backward(upstream, cache):
    q = cache
    return np.zeros(q.shape)


# %% objective_linear
# About: The sum of all products, with its gradients.
# Loses: objective.f objective.dW objective.dx objective.inputs
def objective(W, x):
    return np.sum(W) + np.sum(x), np.ones(W.shape), np.ones(x.shape)


# %% objective_zero
# About: Everything is zero.
# Loses: objective.f objective.dW objective.dx objective.inputs
def objective(W, x):
    return 0.0, np.zeros(W.shape), np.zeros(x.shape)
