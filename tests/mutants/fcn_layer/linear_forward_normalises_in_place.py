# About: Z is right, but afterwards the inputs are standardised in place, for next time; the cache holds a copy.
# Loses: linear_forward.inputs
# Mistake: inputs=overwritten-input
def linear_forward(A_prev, W, b):
    Z = W @ A_prev + b
    cache = (A_prev.copy(), W)
    A_prev -= A_prev.mean(axis=1, keepdims=True)
    return Z, cache
