# About: Ones on the diagonal.
# Loses: softmax_jacobian.J softmax_jacobian.inputs
# Mistake: J=identity-for-diagonal
def softmax(z):
    e = np.exp(z - z.max())
    return e / e.sum()


def softmax_jacobian(z):
    a = softmax(z)
    return np.eye(z.size) - np.outer(a, a)
