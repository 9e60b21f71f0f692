# About: What softmax's values multiply by at the end is forgotten.
# Loses: activation_backward.softmax
# Mistake: softmax-term-missing
def activation_backward(dA, cache, activation):
    if activation != "softmax":
        return right_activation_backward(dA, cache, activation)
    return dA - (dA * cache).sum(axis=0, keepdims=True)
