# About: The outer product is left out.
# Loses: softmax_jacobian.J softmax_jacobian.inputs
# Mistake: J=diagonal-only
def softmax(z):
    e = np.exp(z - z.max())
    return e / e.sum()


def softmax_jacobian(z):
    return np.diag(softmax(z))
