# About: Applies sigmoid to a once more.
# Loses: sigmoid_prime.slope sigmoid_prime.inputs
# Mistake: derivative-of-output
def sigmoid_prime(z):
    a = right_sigmoid(z)
    return right_sigmoid(a) * (1 - right_sigmoid(a))
