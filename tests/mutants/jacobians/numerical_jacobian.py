# %% numerical_jacobian_again_and_again
# About: The mean of many measurements, all of them the same.
# Loses: numerical_jacobian.calls
# Mistake: calls=asked-too-often
def numerical_jacobian(f, x, h=1e-5):
    return np.mean([right_numerical_jacobian(f, x, h) for _ in range(50)], axis=0)


# %% numerical_jacobian_all_at_once
# About: The step is added to the whole vector.
# Loses: numerical_jacobian.J numerical_jacobian.calls numerical_jacobian.inputs
# Mistake: J=all-inputs-moved
def numerical_jacobian(f, x, h=1e-5):
    return np.stack([(f(x + h) - f(x - h)) / (2 * h) for _ in x], axis=1)


# %% numerical_jacobian_backward
# About: Differences to the left of the point, the value there worked out each time.
# Loses: numerical_jacobian.J numerical_jacobian.calls numerical_jacobian.inputs
# Mistake: J=one-sided-difference
def numerical_jacobian(f, x, h=1e-5):
    return np.stack([(f(x) - f(x - step)) / h for step in h * np.eye(x.size)], axis=1)


# %% numerical_jacobian_by_h
# About: The difference over two steps is divided by one.
# Loses: numerical_jacobian.J numerical_jacobian.calls numerical_jacobian.inputs
# Mistake: J=factor-two
def numerical_jacobian(f, x, h=1e-5):
    return np.stack([(f(x + step) - f(x - step)) / h for step in h * np.eye(x.size)], axis=1)


# %% numerical_jacobian_difference_only
# About: The difference is divided by 2 alone.
# Loses: numerical_jacobian.J numerical_jacobian.calls numerical_jacobian.inputs
# Mistake: J=undivided-difference
def numerical_jacobian(f, x, h=1e-5):
    return np.stack([(f(x + step) - f(x - step)) / 2 for step in h * np.eye(x.size)], axis=1)


# %% numerical_jacobian_five_points
# About: A formula of higher order, in which h is not the step that is asked for.
# Loses: numerical_jacobian.J numerical_jacobian.calls numerical_jacobian.inputs
# Mistake: J=other-step inputs=none
def numerical_jacobian(f, x, h=1e-5):
    columns = []
    for step in h * np.eye(x.size):
        near, far = f(x + step) - f(x - step), f(x + 2 * step) - f(x - 2 * step)
        columns.append((8 * near - far) / (12 * h))
    return np.stack(columns, axis=1)


# %% numerical_jacobian_forward
# About: Differences to the right of the point, the value there worked out once.
# Loses: numerical_jacobian.J numerical_jacobian.calls numerical_jacobian.inputs
# Mistake: J=one-sided-difference calls=unasked
def numerical_jacobian(f, x, h=1e-5):
    here = f(x)
    return np.stack([(f(x + step) - here) / h for step in h * np.eye(x.size)], axis=1)


# %% numerical_jacobian_half_a_step
# About: Half a step to either side.
# Loses: numerical_jacobian.J numerical_jacobian.calls numerical_jacobian.inputs
# Mistake: J=other-step
def numerical_jacobian(f, x, h=1e-5):
    return np.stack([(f(x + step / 2) - f(x - step / 2)) / h for step in h * np.eye(x.size)], axis=1)


# %% numerical_jacobian_inputs_as_rows
# About: One row for each input.
# Loses: numerical_jacobian.J numerical_jacobian.calls numerical_jacobian.inputs
# Mistake: J=transposed-shape
def numerical_jacobian(f, x, h=1e-5):
    return np.stack([(f(x + step) - f(x - step)) / (2 * h) for step in h * np.eye(x.size)])


# %% numerical_jacobian_into_integers
# About: The buffer holds whole numbers.
# Loses: numerical_jacobian.J numerical_jacobian.calls numerical_jacobian.inputs
# Mistake: J=whole-numbers
def numerical_jacobian(f, x, h=1e-5):
    J = np.zeros((f(x).size, x.size), dtype=int)
    for j, step in enumerate(h * np.eye(x.size)):
        J[:, j] = (f(x + step) - f(x - step)) / (2 * h)
    return J


# %% numerical_jacobian_last_input_left_out
# About: The loop over the inputs ends one short.
# Loses: numerical_jacobian.J numerical_jacobian.calls numerical_jacobian.inputs
# Mistake: J=none calls=unasked
def numerical_jacobian(f, x, h=1e-5):
    J = np.zeros((f(x).size, x.size))
    for j in range(x.size - 1):
        step = h * np.eye(x.size)[j]
        J[:, j] = (f(x + step) - f(x - step)) / (2 * h)
    return J


# %% numerical_jacobian_moves_x
# About: x itself is moved, and put back by half.
# Loses: numerical_jacobian.inputs
# Mistake: inputs=overwritten-input
def numerical_jacobian(f, x, h=1e-5):
    J = right_numerical_jacobian(f, x, h)
    x[0] += h
    return J


# %% numerical_jacobian_never_put_back
# About: Two copies are moved further and further apart.
# Loses: numerical_jacobian.J numerical_jacobian.calls numerical_jacobian.inputs
# Mistake: J=steps-pile-up
def numerical_jacobian(f, x, h=1e-5):
    ahead, behind, columns = x.copy(), x.copy(), []
    for j in range(x.size):
        ahead[j] += h
        behind[j] -= h
        columns.append((f(ahead) - f(behind)) / (2 * h))
    return np.stack(columns, axis=1)


# %% numerical_jacobian_step_of_its_own
# About: The step that is given is not looked at.
# Loses: numerical_jacobian.J numerical_jacobian.calls numerical_jacobian.inputs
# Mistake: J=other-step
def numerical_jacobian(f, x, h=1e-5):
    eps = 1e-6
    return np.stack([(f(x + step) - f(x - step)) / (2 * eps) for step in eps * np.eye(x.size)], axis=1)
