# About: A reshape in the place of the transpose.
# Loses: weight_gradient.dW weight_gradient.inputs
# Mistake: dW=scrambled-reshape
def weight_gradient(upstream, y):
    return np.outer(y, upstream).reshape(upstream.size, y.size)
