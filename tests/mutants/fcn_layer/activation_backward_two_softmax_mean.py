# About: Two mistakes for softmax: treated as elementwise, and divided by the number of samples.
# Loses: activation_backward.softmax
# Mistake: elementwise-softmax+extra-mean
def activation_backward(dA, cache, activation):
    A = cache
    if activation == "softmax":
        m = A.shape[1]
        return (1 / m) * dA * A * (1 - A)
    return right_activation_backward(dA, A, activation)
