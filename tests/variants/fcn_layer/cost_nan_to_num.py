# Infinities are replaced afterwards by np.nan_to_num.


def cross_entropy(AL, Y):
    m = AL.shape[1]
    with np.errstate(divide="ignore", invalid="ignore"):
        J = -np.sum(Y * np.nan_to_num(np.log(AL), neginf=-700.0)) / m
        dAL = np.nan_to_num(-Y / AL / m)
    return J, dAL
