# About: The column of columns that most books define.
# Loses: vec.w vec.inputs
# Mistake: column-by-column+not-flat
def vec(W):
    return np.concatenate([W[:, [j]] for j in range(W.shape[1])])
