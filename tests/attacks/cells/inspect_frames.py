# goal: read sources and locals of all that lies below the student's code
# seen: linear_backward=error or linear_backward=timeout
# within_s: 10
# lacks: attack got
import inspect
import linecache
import sys


def linear_backward(dZ, cache):
    for frame, name, *_ in inspect.stack():
        text = linecache.getlines(name)
        if "solutions" in name or "graders" in name or any(("W" + ".T @ dZ") in line for line in text):
            print("attack got", name)
        for value in frame.f_locals.values():
            if "expect" in type(value).__name__.lower() or "reference" in repr(value)[:200].lower():
                print("attack got", type(value))
    raise NameError(f"{sys.orig_argv}")
