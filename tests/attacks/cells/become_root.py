# goal: become root, get capabilities back, leave the root folder
# seen: nothing
# within_s: 10
# lacks: attack got
import ctypes
import os

libc = ctypes.CDLL(None, use_errno=True)
WAYS = (
    lambda: os.setuid(0),
    lambda: os.setgid(0),
    lambda: os.setresuid(0, 0, 0),
    lambda: os.setgroups([0]),
    lambda: os.chroot("/tmp"),
    lambda: os.mknod("/tmp/chainrule-attack-device", 0o20666, os.makedev(1, 1)),
    lambda: os.chown("/usr", 0, 0),
    lambda: os.chmod("/usr", 0o755),
)
for number, way in enumerate(WAYS):
    try:
        way()
        print("attack got", number)
    except OSError:
        continue
header, data = (ctypes.c_uint32 * 2)(0x20080522, 0), (ctypes.c_uint32 * 6)(*[0xFFFFFFFF] * 6)
if libc.capset(header, data) == 0 or libc.prctl(47, 2, 21, 0, 0) == 0 or libc.prctl(28, 1, 0, 0, 0) == 0:
    print("attack got capabilities")
with open("/proc/self/status") as status:
    if any(line.startswith("CapEff") and int(line.split()[1], 16) for line in status):
        print("attack got capabilities")
