# About: Divides by the number of samples.
# Loses: backprop_batch.nabla_b backprop_batch.nabla_w backprop_batch.steps backprop_batch.inputs
# Mistake: nabla_b=extra-mean nabla_w=extra-mean
def backprop_batch(X, Y, weights, biases):
    nabla_b, nabla_w = right_backprop_batch(X, Y, weights, biases)
    return [b / X.shape[1] for b in nabla_b], [w / X.shape[1] for w in nabla_w]
