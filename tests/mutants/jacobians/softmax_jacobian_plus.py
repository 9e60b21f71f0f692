# About: Plus in the place of minus.
# Loses: softmax_jacobian.J softmax_jacobian.inputs
# Mistake: J=coupling-sign
def softmax(z):
    e = np.exp(z - z.max())
    return e / e.sum()


def softmax_jacobian(z):
    a = softmax(z)
    return np.diag(a) + np.outer(a, a)
