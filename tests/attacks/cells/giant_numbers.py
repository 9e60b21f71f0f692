# goal: return integers of a hundred thousand digits and texts of ten million characters
# seen: linear_backward=refused
# within_s: 10
def linear_backward(dZ, cache):
    return 7 ** (10**5), "9" * 10**7, {"x" * 10**6: 10 ** (10**4)}
