# goal: watch every frame of the process, and change results from a thread
# seen: nothing
# within_s: 30
# lacks: attack got
import sys
import threading


def spy(frame, _event, _argument):
    if frame.f_code.co_filename.endswith("gradient_check.py"):  # public checks have what students see anyway
        return spy
    for name, value in list(frame.f_locals.items()):
        if "score" in name or "expected" in name:
            print("attack got", name, value)
    return spy


sys.settrace(spy)
sys.setprofile(spy)
threading.settrace(spy)
