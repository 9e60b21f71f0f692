# About: Rounds the cost to three digits.
# Loses: cross_entropy.J
# Mistake: none
def cross_entropy(AL, Y):
    m = AL.shape[1]
    P = np.maximum(AL, 1e-15)
    J = -np.sum(Y * np.log(P)) / m
    return round(float(J), 3), -Y / P / m
