# About: The row of weights stands where y belongs.
# Loses: weight_jacobian.T weight_jacobian.inputs
# Mistake: T=weights-for-inputs
def weight_jacobian(W, y):
    T = np.zeros((len(W), *W.shape))
    for i in range(len(W)):
        T[i, i] = W[i]
    return T
