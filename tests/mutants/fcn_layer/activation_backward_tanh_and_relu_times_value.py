# About: Takes the activation's value for its derivative in relu and tanh.
# Loses: activation_backward.tanh activation_backward.relu
# Mistake: value-for-derivative
def activation_backward(dA, cache, activation):
    A = cache
    if activation in ("tanh", "relu"):
        g = A
    elif activation == "sigmoid":
        g = A * (1 - A)
    else:
        return right_activation_backward(dA, cache, "softmax")
    return np.multiply(dA, g)
