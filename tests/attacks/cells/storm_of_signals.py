# goal: interrupt the guest itself, as often as the kernel can
# seen: nothing
# within_s: 10
import signal

signal.signal(signal.SIGVTALRM, lambda *_arguments: None)
signal.setitimer(signal.ITIMER_VIRTUAL, 1e-6, 1e-6)
