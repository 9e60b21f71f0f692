# About: A small number is added to the sum.
# Loses: softmax_jacobian.J softmax_jacobian.inputs
# Mistake: J=none
def softmax_jacobian(z):
    e = np.exp(z - z.max())
    a = e / (e.sum() + 1e-3)
    return np.diag(a) - np.outer(a, a)
