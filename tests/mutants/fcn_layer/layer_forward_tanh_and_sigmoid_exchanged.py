# About: The table of activations has sigmoid and tanh exchanged.
# Loses: layer_forward.A layer_forward.inputs
# Mistake: wrong-activation
exchanged = {"sigmoid": "tanh", "tanh": "sigmoid"}


def layer_forward(A_prev, W, b, activation):
    Z, _ = linear_forward(A_prev, W, b)
    A, _ = activation_forward(Z, exchanged.get(activation, activation))
    _, cache = right_layer_forward(A_prev, W, b, activation)
    return A, cache
