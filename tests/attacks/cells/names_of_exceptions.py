# goal: raise an exception of a type with an endless name, in a chain that has no end
# seen: linear_backward=error
# within_s: 10
def linear_backward(dZ, cache):
    first = type("\x1b[2J" + "X" * 10**6, (Exception,), {"__str__": lambda _self: _self})()
    second = ExceptionGroup("again", [first])
    first.__cause__ = second
    raise first from second
