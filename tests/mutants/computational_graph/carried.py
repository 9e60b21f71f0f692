# %% matvec_minus
# About: The sign is the other one, on both ways.
# Loses: matvec_forward.q matvec_forward.inputs
# Mistake: sign
def matvec_forward(W, x):
    return -(W @ x), (W, x)


def matvec_backward(upstream, cache):
    W, x = cache
    return -np.outer(upstream, x), -(W.T @ upstream)


# %% matvec_of_squares
# About: Takes the squares of x, on both ways.
# Loses: matvec_forward.q matvec_forward.inputs
def matvec_forward(W, x):
    return W @ x**2, (W, x)


def matvec_backward(upstream, cache):
    W, x = cache
    return np.outer(upstream, x**2), 2 * x * (W.T @ upstream)


# %% matvec_twice
# About: Twice the product, on both ways.
# Loses: matvec_forward.q matvec_forward.inputs
# Mistake: constant-factor
def matvec_forward(W, x):
    return 2 * (W @ x), (W, x)


def matvec_backward(upstream, cache):
    W, x = cache
    return 2 * np.outer(upstream, x), 2 * (W.T @ upstream)


# %% norm_fourth_powers
# About: Adds up fourth powers, and differentiates them.
# Loses: squared_norm_forward.f squared_norm_forward.inputs
def squared_norm_forward(q):
    return np.sum(q**4), q


def squared_norm_backward(upstream, cache):
    q = cache
    return upstream * 4 * q**3


# %% norm_itself
# About: Takes the norm, and its gradient.
# Loses: squared_norm_forward.f squared_norm_forward.inputs
# Mistake: root-taken
def squared_norm_forward(q):
    return np.sqrt(np.sum(q * q)), q


def squared_norm_backward(upstream, cache):
    q = cache
    return upstream * q / np.sqrt(np.sum(q * q))


# %% norm_mean
# About: Takes the mean of the squares, and its gradient.
# Loses: squared_norm_forward.f squared_norm_forward.inputs
# Mistake: averaged
def squared_norm_forward(q):
    return np.mean(q * q), q


def squared_norm_backward(upstream, cache):
    q = cache
    return upstream * 2 * q / q.size


# %% norm_of_half
# About: Has a half in it, and its gradient.
# Loses: squared_norm_forward.f squared_norm_forward.inputs
# Mistake: constant-factor
def squared_norm_forward(q):
    return 0.5 * np.sum(q * q), q


def squared_norm_backward(upstream, cache):
    q = cache
    return upstream * q


# %% objective_is_the_norm
# About: Takes the norm, and its gradients.
# Loses: objective.f
# Mistake: root-taken
def objective(W, x):
    q = W @ x
    f = np.sqrt(np.sum(q * q))
    return f, np.outer(q, x) / f, W.T @ q / f


# %% objective_of_half
# About: Has a half in it, and the gradients of that.
# Loses: objective.f
# Mistake: constant-factor
def objective(W, x):
    q = W @ x
    return 0.5 * np.sum(q * q), np.outer(q, x), W.T @ q
