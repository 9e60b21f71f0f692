# About: Weights times inputs: what is added up in z.
# Loses: weight_jacobian.T weight_jacobian.inputs
# Mistake: T=elementwise-product
def weight_jacobian(W, y):
    T = np.zeros((len(W), *W.shape))
    for i in range(len(W)):
        T[i, i] = W[i] * y
    return T
