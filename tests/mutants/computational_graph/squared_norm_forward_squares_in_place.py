# About: Squares in place.
# Loses: squared_norm_forward.inputs
# Mistake: inputs=overwritten-input
def squared_norm_forward(q):
    kept = q.copy()
    q *= q
    return q.sum(), kept
