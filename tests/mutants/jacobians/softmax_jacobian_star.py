# About: The product of a with itself element by element.
# Loses: softmax_jacobian.J softmax_jacobian.inputs
# Mistake: J=elementwise-product
def softmax(z):
    e = np.exp(z - z.max())
    return e / e.sum()


def softmax_jacobian(z):
    a = softmax(z)
    return np.diag(a) - a * a.T
