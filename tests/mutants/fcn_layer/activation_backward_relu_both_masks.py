# About: Lets only a positive dA through, besides the mask that belongs there: right for a positive upstream gradient.
# Loses: activation_backward.relu
# Mistake: mask-from-upstream
def activation_backward(dA, cache, activation):
    if activation == "relu":
        return np.maximum(dA, 0) * (cache > 0)
    return right_activation_backward(dA, cache, activation)
