# %% backprop_batch_axis_0
# About: Adds up over the neurons.
# Loses: backprop_batch.nabla_b
# Mistake: wrong-axis
def backprop_batch(X, Y, weights, biases):
    deltas, nabla_w = right_backprop(X, Y, weights, biases)
    return [d.sum(axis=0, keepdims=True) for d in deltas], nabla_w


# %% backprop_batch_cross_entropy
# About: The output error of another cost.
# Loses: backprop_batch.nabla_b backprop_batch.nabla_w backprop_batch.steps backprop_batch.inputs
# Mistake: nabla_b=missing-slope nabla_w=missing-slope
def forth(x, weights, biases):
    zs, activations = [], [x]
    for w, b in zip(weights, biases):
        zs.append(w @ activations[-1] + b)
        activations.append(right_sigmoid(zs[-1]))
    return zs, activations


def back(x, y, weights, biases, output=None, hidden=None, inputs=None):
    zs, activations = forth(x, weights, biases)
    delta = (output or right_output_error)(activations[-1], y, zs[-1])
    nabla_b, nabla_w = [], []
    for i in range(len(weights) - 1, -1, -1):
        nabla_b.insert(0, delta.sum(axis=1, keepdims=True))
        nabla_w.insert(0, delta @ (inputs or activations)[i].T)
        if i > 0:
            delta = (hidden or right_hidden_error)(weights[i], delta, zs[i - 1])
    return nabla_b, nabla_w


def backprop_batch(X, Y, weights, biases):
    return back(X, Y, weights, biases, lambda a, y, z: a - y)


# %% backprop_batch_first_sample
# About: Only the first column is looked at.
# Loses: backprop_batch.nabla_b backprop_batch.nabla_w backprop_batch.steps backprop_batch.inputs
# Mistake: nabla_b=last-sample-only nabla_w=last-sample-only
def backprop_batch(X, Y, weights, biases):
    return right_backprop(X[:, :1], Y[:, :1], weights, biases)


# %% backprop_batch_flat
# About: The axis that is summed over is lost.
# Loses: backprop_batch.nabla_b
# Mistake: squeezed
def backprop_batch(X, Y, weights, biases):
    deltas, nabla_w = right_backprop(X, Y, weights, biases)
    return [d.sum(axis=1) for d in deltas], nabla_w


# %% backprop_batch_from_the_end
# About: The lists are in the order of the way back.
# Loses: backprop_batch.nabla_b backprop_batch.nabla_w backprop_batch.steps backprop_batch.inputs
# Mistake: nabla_b=reversed-layers nabla_w=reversed-layers
def backprop_batch(X, Y, weights, biases):
    nabla_b, nabla_w = right_backprop_batch(X, Y, weights, biases)
    return nabla_b[::-1], nabla_w[::-1]


# %% backprop_batch_hidden_loop
# About: The samples are gone through by a comprehension.
# Loses: backprop_batch.steps
# Mistake: loop-over-samples
def backprop_batch(X, Y, weights, biases):
    found = [right_backprop(x[:, None], y[:, None], weights, biases) for x, y in zip(X.T, Y.T)]
    nabla_b, nabla_w = ([sum(one) for one in zip(*part)] for part in zip(*found))
    return nabla_b, nabla_w


# %% backprop_batch_last_sample
# About: The last sample overwrites the others.
# Loses: backprop_batch.nabla_b backprop_batch.nabla_w backprop_batch.steps backprop_batch.inputs
# Mistake: nabla_b=last-sample-only nabla_w=last-sample-only
def backprop_batch(X, Y, weights, biases):
    return right_backprop(X[:, -1:], Y[:, -1:], weights, biases)


# %% backprop_batch_mean
# About: Divides by the number of samples.
# Loses: backprop_batch.nabla_b backprop_batch.nabla_w backprop_batch.steps backprop_batch.inputs
# Mistake: nabla_b=extra-mean nabla_w=extra-mean
def backprop_batch(X, Y, weights, biases):
    nabla_b, nabla_w = right_backprop_batch(X, Y, weights, biases)
    return [b / X.shape[1] for b in nabla_b], [w / X.shape[1] for w in nabla_w]


# %% backprop_batch_mean_of_biases
# About: np.mean for the sum over the samples.
# Loses: backprop_batch.nabla_b
# Mistake: extra-mean
def backprop_batch(X, Y, weights, biases):
    deltas, nabla_w = right_backprop(X, Y, weights, biases)
    return [d.mean(axis=1, keepdims=True) for d in deltas], nabla_w


# %% backprop_batch_minus
# About: Y - A.
# Loses: backprop_batch.nabla_b backprop_batch.nabla_w backprop_batch.steps backprop_batch.inputs
# Mistake: nabla_b=sign nabla_w=sign
def backprop_batch(X, Y, weights, biases):
    nabla_b, nabla_w = right_backprop_batch(X, Y, weights, biases)
    return [-b for b in nabla_b], [-w for w in nabla_w]


# %% backprop_batch_normalises_X
# About: Centres the batch in place, for the sake of training.
# Loses: backprop_batch.inputs
# Mistake: overwritten-input
def backprop_batch(X, Y, weights, biases):
    result = right_backprop_batch(X, Y, weights, biases)
    X -= X.mean() + 0.25
    return result


# %% backprop_batch_not_summed
# About: The errors of all samples where their sum belongs.
# Loses: backprop_batch.nabla_b
# Mistake: not-summed
def backprop_batch(X, Y, weights, biases):
    return right_backprop(X, Y, weights, biases)


# %% backprop_batch_one_bias
# About: Adds up everything.
# Loses: backprop_batch.nabla_b
# Mistake: summed-over-everything
def backprop_batch(X, Y, weights, biases):
    deltas, nabla_w = right_backprop(X, Y, weights, biases)
    return [np.sum(d) for d in deltas], nabla_w


# %% backprop_batch_sample_by_sample
# About: A loop over the samples.
# Loses: backprop_batch.steps
# Mistake: loop-over-samples
def backprop_batch(X, Y, weights, biases):
    nabla_b, nabla_w = [0 * b for b in biases], [0 * w for w in weights]
    for i in range(X.shape[1]):
        delta_b, delta_w = right_backprop(X[:, [i]], Y[:, [i]], weights, biases)
        nabla_b = [b + d for b, d in zip(nabla_b, delta_b)]
        nabla_w = [w + d for w, d in zip(nabla_w, delta_w)]
    return nabla_b, nabla_w


# %% backprop_batch_weighted_inputs
# About: The gradients by the weights are made of Z.
# Loses: backprop_batch.nabla_w
# Mistake: missing-activation
def forth(x, weights, biases):
    zs, activations = [], [x]
    for w, b in zip(weights, biases):
        zs.append(w @ activations[-1] + b)
        activations.append(right_sigmoid(zs[-1]))
    return zs, activations


def back(x, y, weights, biases, output=None, hidden=None, inputs=None):
    zs, activations = forth(x, weights, biases)
    delta = (output or right_output_error)(activations[-1], y, zs[-1])
    nabla_b, nabla_w = [], []
    for i in range(len(weights) - 1, -1, -1):
        nabla_b.insert(0, delta.sum(axis=1, keepdims=True))
        nabla_w.insert(0, delta @ (inputs or activations)[i].T)
        if i > 0:
            delta = (hidden or right_hidden_error)(weights[i], delta, zs[i - 1])
    return nabla_b, nabla_w


def backprop_batch(X, Y, weights, biases):
    zs, _ = forth(X, weights, biases)
    return back(X, Y, weights, biases, inputs=[X, *zs])


# %% backprop_batch_weights_only
# About: Forgets one of the lists.
# Loses: backprop_batch.nabla_b backprop_batch.nabla_w backprop_batch.steps backprop_batch.inputs
# Mistake: nabla_b=malformed-result nabla_w=malformed-result
def backprop_batch(X, Y, weights, biases):
    return right_backprop_batch(X, Y, weights, biases)[1]
