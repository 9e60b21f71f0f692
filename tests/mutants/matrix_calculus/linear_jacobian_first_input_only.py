# About: np.eye in a loop that overwrites the same block.
# Loses: linear_jacobian.jacobian linear_jacobian.inputs
# Mistake: none
def linear_jacobian(n, k):
    J = np.zeros((n.shape[1] * k, k))
    for x in n[0]:
        J[:k] = x * np.eye(k)
    return J
