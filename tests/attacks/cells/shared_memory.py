# goal: leave System V and POSIX queues, semaphores and memory behind, which outlive a process
# seen: nothing
# within_s: 10
# lacks: attack got
import ctypes
import platform

libc = ctypes.CDLL(None, use_errno=True)
create = 0o1000 | 0o666
made = (libc.shmget(0xA77AC, 4096, create), libc.semget(0xA77AC, 1, create), libc.msgget(0xA77AC, create))
number = {"x86_64": 240, "aarch64": 180}[platform.machine()]
queue = libc.syscall(number, b"chainrule-attack-queue", 0o102, 0o600, None)
if any(one >= 0 for one in (*made, queue)):
    print("attack got", made, queue)
