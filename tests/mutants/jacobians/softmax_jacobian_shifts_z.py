# About: The largest score is subtracted in place.
# Loses: softmax_jacobian.inputs
# Mistake: inputs=overwritten-input
def softmax_jacobian(z):
    z -= z.max()
    return right_softmax_jacobian(z)
