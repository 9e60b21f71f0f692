# About: Every output is taken to depend on its own input only.
# Loses: softmax_jacobian.J softmax_jacobian.inputs
# Mistake: J=elementwise-softmax
def softmax(z):
    e = np.exp(z - z.max())
    return e / e.sum()


def softmax_jacobian(z):
    a = softmax(z)
    return np.diag(a * (1 - a))
