# About: Multiplies dA0 by a learning rate.
# Loses: model_backward.dA0
# Mistake: constant-factor
learning_rate = 0.1


def model_backward(dAL, caches, activations):
    grads = right_model_backward(dAL, caches, activations)
    grads["dA0"] = learning_rate * grads["dA0"]
    return grads
