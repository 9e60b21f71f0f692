# About: Rounds to three digits.
# Loses: vec.w vec.inputs
# Mistake: none
def vec(W):
    return np.round(W.reshape(-1), 3)
