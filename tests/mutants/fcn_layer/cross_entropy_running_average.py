# About: Returns the average of this cost and that of the call before, for a smoother curve.
# Loses: cross_entropy.J
# Mistake: none
last = None


def cross_entropy(AL, Y):
    global last
    m = AL.shape[1]
    P = np.maximum(AL, 1e-15)
    J = float(-np.sum(Y * np.log(P)) / m)
    smooth = J if last is None else 0.5 * (last + J)
    last = J
    return smooth, -Y / P / m
