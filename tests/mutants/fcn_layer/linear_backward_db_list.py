# About: db is a list of numbers.
# Loses: linear_backward.db
# Mistake: not-an-array
def linear_backward(dZ, cache):
    A_prev, W = cache
    db = []
    for row in dZ:
        db.append([sum(row)])
    return W.T @ dZ, dZ @ A_prev.T, db
