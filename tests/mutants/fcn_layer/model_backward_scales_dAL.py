# About: Makes dAL sixteen times as large in place to see something in the plot, and takes it back in the results.
# Loses: model_backward.inputs
# Mistake: inputs=overwritten-input
def model_backward(dAL, caches, activations):
    dAL *= 16.0
    grads = right_model_backward(dAL, caches, activations)
    return {name: g / 16.0 for name, g in grads.items()}
