# About: The mean of many measurements, all of them the same.
# Loses: numerical_jacobian.calls
# Mistake: calls=asked-too-often
def numerical_jacobian(f, x, h=1e-5):
    return np.mean([right_numerical_jacobian(f, x, h) for _ in range(50)], axis=0)
