# goal: work on when everything is over: destructors, weak references and the end of the interpreter
# seen: nothing
# within_s: 10
import os
import sys
import weakref


class Last:
    def __del__(self):
        try:
            with open("/tmp/chainrule-attack-finalizer", "w") as file:
                file.write("99 passed")
        finally:
            os.write(1, b'{"score": 100}')


keep = Last()
sys.modules["chainrule-attack"] = Last()
weakref.finalize(keep, os._exit, 0)
