# goal: follow every line of the process with sys.monitoring, or with a profile of all threads where there is none
# seen: nothing
# within_s: 30
# lacks: attack got
import sys
import threading


def look(*_arguments):
    frame = sys._getframe(1)
    if frame.f_code.co_filename.endswith("gradient_check.py"):  # public checks have what students see anyway
        return
    for name in frame.f_locals:
        if name in {"expected", "reference", "solution", "score"}:
            print("attack got", name, frame.f_locals[name])


if hasattr(sys, "monitoring"):
    sys.monitoring.use_tool_id(3, "attack")
    sys.monitoring.register_callback(3, sys.monitoring.events.LINE, look)
    sys.monitoring.set_events(3, sys.monitoring.events.LINE)
threading.setprofile(look)
sys.setprofile(look)
