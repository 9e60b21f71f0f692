# goal: raise an exception whose text is endless, escapes the terminal and is a page of HTML
# seen: cell=Hostile linear_backward=error
# within_s: 15
class Hostile(BaseException):
    def __str__(self):
        return "\x1b]0;owned\x07\x1b[2J<script>alert(1)</script>\ud800" + "x" * 10**6


def linear_backward(dZ, cache):
    raise Hostile


raise Hostile
