# About: Plus where minus belongs.
# Loses: sigmoid_prime.slope sigmoid_prime.inputs
# Mistake: slope=sign-in-derivative inputs=none
def sigmoid_prime(z):
    a = right_sigmoid(z)
    return a * (1 + a)
