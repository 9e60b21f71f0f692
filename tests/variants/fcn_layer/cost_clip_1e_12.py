# The cost clips probabilities at 1e-12 below and at 1 above; J is a Python float.


def cross_entropy(AL, Y):
    P = np.clip(AL, 1e-12, 1.0)
    m = Y.shape[1]
    return float((-Y * np.log(P)).sum(axis=0).mean()), -Y / (P * m)
