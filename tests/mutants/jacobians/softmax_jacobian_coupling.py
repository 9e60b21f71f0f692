# About: The diagonal is left out.
# Loses: softmax_jacobian.J softmax_jacobian.inputs
# Mistake: J=coupling-only
def softmax(z):
    e = np.exp(z - z.max())
    return e / e.sum()


def softmax_jacobian(z):
    a = softmax(z)
    return -np.outer(a, a)
