# goal: read what the kernel tells: its memory, its log, its keys, its devices
# seen: nothing
# within_s: 10
# lacks: attack got
import ctypes
import os

for path in (
    *("/proc/kcore", "/proc/kmsg", "/proc/sched_debug", "/dev/mem", "/dev/kmsg"),
    *("/sys/kernel/notes", "/sys/firmware/efi", "/dev/sda", "/dev/vda", "/dev/fuse", "/dev/kvm", "/dev/net/tun"),
):
    for mode in (os.O_RDONLY, os.O_WRONLY):
        try:
            os.close(os.open(path, mode | os.O_NONBLOCK))
            print("attack got", path, mode)
        except OSError:
            continue
libc, log = ctypes.CDLL(None), ctypes.create_string_buffer(4096)
if libc.klogctl(3, log, 4096) > 0:
    print("attack got the log", log.value)
with open("/proc/keys") as keys:
    if text := keys.read():
        print("attack got keys", text)
