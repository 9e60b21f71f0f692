# About: Applies the last activation once more to AL.
# Loses: model_forward.AL model_forward.inputs
# Mistake: repeated-activation
def model_forward(X, parameters, activations):
    A, caches = right_model_forward(X, parameters, activations)
    AL, _ = activation_forward(A, activations[-1])
    return AL, caches
