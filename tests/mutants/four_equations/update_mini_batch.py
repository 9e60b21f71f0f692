# %% update_mini_batch_biases_forgotten
# About: The biases stay where they are.
# Loses: update_mini_batch.biases
# Mistake: nothing-moved
def update_mini_batch(weights, biases, mini_batch, eta):
    new_weights, _ = right_update_mini_batch(weights, biases, mini_batch, eta)
    return new_weights, biases


# %% update_mini_batch_flat_biases
# About: The new biases have one axis.
# Loses: update_mini_batch.biases
# Mistake: squeezed
def update_mini_batch(weights, biases, mini_batch, eta):
    new_weights, new_biases = right_update_mini_batch(weights, biases, mini_batch, eta)
    return new_weights, [b[:, 0] for b in new_biases]


# %% update_mini_batch_gradient
# About: Returns the sum of the gradients.
# Loses: update_mini_batch.weights update_mini_batch.biases update_mini_batch.inputs
# Mistake: gradient-for-parameters
def summed(weights, biases, mini_batch):
    X, Y = (np.hstack(one) for one in zip(*mini_batch))
    return right_backprop_batch(X, Y, weights, biases)


def moved(parameters, nablas, rate):
    return [p - rate * nabla for p, nabla in zip(parameters, nablas)]


def update_mini_batch(weights, biases, mini_batch, eta):
    nabla_b, nabla_w = summed(weights, biases, mini_batch)
    return nabla_w, nabla_b


# %% update_mini_batch_in_place
# About: Moves the arrays it was given.
# Loses: update_mini_batch.inputs
# Mistake: overwritten-input
def summed(weights, biases, mini_batch):
    X, Y = (np.hstack(one) for one in zip(*mini_batch))
    return right_backprop_batch(X, Y, weights, biases)


def moved(parameters, nablas, rate):
    return [p - rate * nabla for p, nabla in zip(parameters, nablas)]


def update_mini_batch(weights, biases, mini_batch, eta):
    nabla_b, nabla_w = summed(weights, biases, mini_batch)
    for w, nabla in zip(weights, nabla_w):
        w -= eta / len(mini_batch) * nabla
    for b, nabla in zip(biases, nabla_b):
        b -= eta / len(mini_batch) * nabla
    return weights, biases


# %% update_mini_batch_last_sample
# About: The gradient of the last sample only.
# Loses: update_mini_batch.weights update_mini_batch.biases update_mini_batch.inputs
# Mistake: last-sample-only
def summed(weights, biases, mini_batch):
    X, Y = (np.hstack(one) for one in zip(*mini_batch))
    return right_backprop_batch(X, Y, weights, biases)


def moved(parameters, nablas, rate):
    return [p - rate * nabla for p, nabla in zip(parameters, nablas)]


def update_mini_batch(weights, biases, mini_batch, eta):
    for x, y in mini_batch:
        nabla_b, nabla_w = right_backprop(x, y, weights, biases)
    rate = eta / len(mini_batch)
    return moved(weights, nabla_w, rate), moved(biases, nabla_b, rate)


# %% update_mini_batch_mean_over_layers
# About: Divides by the number of layers.
# Loses: update_mini_batch.weights update_mini_batch.biases update_mini_batch.inputs
# Mistake: weights=other-variable biases=other-variable inputs=none
def summed(weights, biases, mini_batch):
    X, Y = (np.hstack(one) for one in zip(*mini_batch))
    return right_backprop_batch(X, Y, weights, biases)


def moved(parameters, nablas, rate):
    return [p - rate * nabla for p, nabla in zip(parameters, nablas)]


def update_mini_batch(weights, biases, mini_batch, eta):
    nabla_b, nabla_w = summed(weights, biases, mini_batch)
    rate = eta / len(weights)
    return moved(weights, nabla_w, rate), moved(biases, nabla_b, rate)


# %% update_mini_batch_mean_twice
# About: Divided by the number of samples twice.
# Loses: update_mini_batch.weights update_mini_batch.biases update_mini_batch.inputs
# Mistake: extra-mean
def summed(weights, biases, mini_batch):
    X, Y = (np.hstack(one) for one in zip(*mini_batch))
    return right_backprop_batch(X, Y, weights, biases)


def moved(parameters, nablas, rate):
    return [p - rate * nabla for p, nabla in zip(parameters, nablas)]


def update_mini_batch(weights, biases, mini_batch, eta):
    nabla_b, nabla_w = summed(weights, biases, mini_batch)
    rate = eta / len(mini_batch) ** 2
    return moved(weights, nabla_w, rate), moved(biases, nabla_b, rate)


# %% update_mini_batch_nothing_moves
# About: The new values go into names that nobody reads.
# Loses: update_mini_batch.weights update_mini_batch.biases update_mini_batch.inputs
# Mistake: nothing-moved
def summed(weights, biases, mini_batch):
    X, Y = (np.hstack(one) for one in zip(*mini_batch))
    return right_backprop_batch(X, Y, weights, biases)


def moved(parameters, nablas, rate):
    return [p - rate * nabla for p, nabla in zip(parameters, nablas)]


def update_mini_batch(weights, biases, mini_batch, eta):
    nabla_b, nabla_w = summed(weights, biases, mini_batch)
    for w, nabla in zip(weights, nabla_w):
        w = w - eta / len(mini_batch) * nabla
    for b, nabla in zip(biases, nabla_b):
        b = b - eta / len(mini_batch) * nabla
    return weights, biases


# %% update_mini_batch_one_by_one
# About: A step after each sample.
# Loses: update_mini_batch.weights update_mini_batch.biases update_mini_batch.inputs
# Mistake: moved-in-between
def update_mini_batch(weights, biases, mini_batch, eta):
    for x, y in mini_batch:
        nabla_b, nabla_w = right_backprop(x, y, weights, biases)
        weights = [w - eta / len(mini_batch) * nabla for w, nabla in zip(weights, nabla_w)]
        biases = [b - eta / len(mini_batch) * nabla for b, nabla in zip(biases, nabla_b)]
    return weights, biases


# %% update_mini_batch_one_list
# About: All parameters in one list.
# Loses: update_mini_batch.weights update_mini_batch.biases update_mini_batch.inputs
# Mistake: malformed-result
def update_mini_batch(weights, biases, mini_batch, eta):
    new_weights, new_biases = right_update_mini_batch(weights, biases, mini_batch, eta)
    return new_weights + new_biases


# %% update_mini_batch_steps
# About: Returns the steps.
# Loses: update_mini_batch.weights update_mini_batch.biases update_mini_batch.inputs
# Mistake: gradient-for-parameters
def summed(weights, biases, mini_batch):
    X, Y = (np.hstack(one) for one in zip(*mini_batch))
    return right_backprop_batch(X, Y, weights, biases)


def moved(parameters, nablas, rate):
    return [p - rate * nabla for p, nabla in zip(parameters, nablas)]


def update_mini_batch(weights, biases, mini_batch, eta):
    nabla_b, nabla_w = summed(weights, biases, mini_batch)
    rate = eta / len(mini_batch)
    return [rate * d for d in nabla_w], [rate * d for d in nabla_b]


# %% update_mini_batch_swapped
# About: Biases first.
# Loses: update_mini_batch.weights update_mini_batch.biases update_mini_batch.inputs
# Mistake: swapped-results
def update_mini_batch(weights, biases, mini_batch, eta):
    new_weights, new_biases = right_update_mini_batch(weights, biases, mini_batch, eta)
    return new_biases, new_weights


# %% update_mini_batch_uphill
# About: The step is added.
# Loses: update_mini_batch.weights update_mini_batch.biases update_mini_batch.inputs
# Mistake: uphill
def summed(weights, biases, mini_batch):
    X, Y = (np.hstack(one) for one in zip(*mini_batch))
    return right_backprop_batch(X, Y, weights, biases)


def moved(parameters, nablas, rate):
    return [p - rate * nabla for p, nabla in zip(parameters, nablas)]


def update_mini_batch(weights, biases, mini_batch, eta):
    nabla_b, nabla_w = summed(weights, biases, mini_batch)
    rate = -eta / len(mini_batch)
    return moved(weights, nabla_w, rate), moved(biases, nabla_b, rate)


# %% update_mini_batch_weight_decay
# About: Shrinks the weights besides.
# Loses: update_mini_batch.weights
# Mistake: weight-decay
def update_mini_batch(weights, biases, mini_batch, eta):
    new_weights, new_biases = right_update_mini_batch(weights, biases, mini_batch, eta)
    return [w - 0.01 * old for w, old in zip(new_weights, weights)], new_biases


# %% update_mini_batch_weights_forgotten
# About: The weights stay where they are.
# Loses: update_mini_batch.weights
# Mistake: nothing-moved
def update_mini_batch(weights, biases, mini_batch, eta):
    _, new_biases = right_update_mini_batch(weights, biases, mini_batch, eta)
    return weights, new_biases


# %% update_mini_batch_without_mean
# About: The sum of the gradients, not their mean.
# Loses: update_mini_batch.weights update_mini_batch.biases update_mini_batch.inputs
# Mistake: missing-mean
def summed(weights, biases, mini_batch):
    X, Y = (np.hstack(one) for one in zip(*mini_batch))
    return right_backprop_batch(X, Y, weights, biases)


def moved(parameters, nablas, rate):
    return [p - rate * nabla for p, nabla in zip(parameters, nablas)]


def update_mini_batch(weights, biases, mini_batch, eta):
    nabla_b, nabla_w = summed(weights, biases, mini_batch)
    rate = eta
    return moved(weights, nabla_w, rate), moved(biases, nabla_b, rate)


# %% update_mini_batch_without_rate
# About: The learning rate is forgotten.
# Loses: update_mini_batch.weights update_mini_batch.biases update_mini_batch.inputs
# Mistake: rate-left-out
def summed(weights, biases, mini_batch):
    X, Y = (np.hstack(one) for one in zip(*mini_batch))
    return right_backprop_batch(X, Y, weights, biases)


def moved(parameters, nablas, rate):
    return [p - rate * nabla for p, nabla in zip(parameters, nablas)]


def update_mini_batch(weights, biases, mini_batch, eta):
    nabla_b, nabla_w = summed(weights, biases, mini_batch)
    rate = 1 / len(mini_batch)
    return moved(weights, nabla_w, rate), moved(biases, nabla_b, rate)
