# About: The loop over the units of relu ends one short.
# Loses: activation_backward.relu
# Mistake: none
def activation_backward(dA, cache, activation):
    if activation == "relu":
        dZ = np.zeros_like(dA)
        for j in range(dA.shape[0] - 1):
            for i in range(dA.shape[1]):
                if cache[j][i] > 0:
                    dZ[j][i] = dA[j][i]
        return dZ
    return right_activation_backward(dA, cache, activation)
