# goal: name a file of the machine as the place of the mistake, in a line that escapes the terminal
# seen: linear_backward=refused died
# within_s: 10
code = compile(
    "def linear_backward(dZ, cache):\n    raise ValueError('here')", "<cell /etc/passwd\x1b[2J" + "y" * 10**5, "exec"
)
exec(code)
