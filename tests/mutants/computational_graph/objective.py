# %% objective_W_untransposed
# About: W stands where its transpose belongs, where that fits.
# Loses: objective.dx
# Mistake: untransposed
def objective(W, x):
    q = W @ x
    return np.sum(q * q), 2 * np.outer(q, x), 2 * (W if len(x) == len(q) else W.T) @ q


# %% objective_descends
# About: Takes a step down.
# Loses: objective.inputs
# Mistake: inputs=overwritten-input
def objective(W, x):
    q = W @ x
    f, dW, dx = np.sum(q * q), 2 * np.outer(q, x), 2 * W.T @ q
    x -= 0.1 * dx
    return f, dW, dx


# %% objective_dx_of_dq
# About: Returns dq for dx.
# Loses: objective.dx
# Mistake: passed-through
def objective(W, x):
    q = W @ x
    return np.sum(q * q), 2 * np.outer(q, x), 2 * q


# %% objective_dx_star
# About: Multiplies element by element.
# Loses: objective.dx
# Mistake: elementwise-product
def objective(W, x):
    q = W @ x
    return np.sum(q * q), 2 * np.outer(q, x), 2 * W.T * q


# %% objective_gradients_only
# About: Returns the gradients alone.
# Loses: objective.f objective.dW objective.dx objective.inputs
# Mistake: f=malformed-result dW=malformed-result dx=malformed-result
def objective(W, x):
    q = W @ x
    return 2 * np.outer(q, x), 2 * W.T @ q


# %% objective_minus
# About: Gives the direction of descent.
# Loses: objective.dW objective.dx
# Mistake: sign
def objective(W, x):
    q = W @ x
    return np.sum(q * q), -2 * np.outer(q, x), -2 * W.T @ q


# %% objective_no_two
# About: Leaves out the 2.
# Loses: objective.dW objective.dx
# Mistake: factor-two
def objective(W, x):
    q = W @ x
    return np.sum(q * q), np.outer(q, x), W.T @ q


# %% objective_not_added_up
# About: Gives the squares.
# Loses: objective.f
# Mistake: elements-apart
def objective(W, x):
    q = W @ x
    return q * q, 2 * np.outer(q, x), 2 * W.T @ q


# %% objective_root
# About: Takes the norm, with the gradients of its square.
# Loses: objective.f
# Mistake: root-taken
def objective(W, x):
    q = W @ x
    return np.linalg.norm(q), 2 * np.outer(q, x), 2 * W.T @ q


# %% objective_swapped
# About: Returns dx before dW.
# Loses: objective.dW objective.dx
# Mistake: swapped-results
def objective(W, x):
    q = W @ x
    return np.sum(q * q), 2 * W.T @ q, 2 * np.outer(q, x)


# %% objective_transposed
# About: Takes x times q transposed.
# Loses: objective.dW
# Mistake: transposed-shape
def objective(W, x):
    q = W @ x
    return np.sum(q * q), 2 * np.outer(x, q), 2 * W.T @ q


# %% objective_upstream_one
# About: Pulls back ones instead of 2 q.
# Loses: objective.dW objective.dx
# Mistake: upstream-ignored
def objective(W, x):
    q = W @ x
    return np.sum(q * q), np.outer(np.ones(len(q)), x), W.sum(axis=0)


# %% objective_from_f
# About: The way back begins with f, where the derivative of f by itself belongs.
# Loses: objective.dW objective.dx
# Mistake: value-as-upstream
def objective(W, x):
    q = W @ x
    f = float(q @ q)
    dq = f * 2 * q
    return f, np.outer(dq, x), W.T @ dq
