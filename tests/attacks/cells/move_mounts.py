# goal: take mounts away, make read-only ones writable, and make new ones by the newer calls
# seen: nothing
# within_s: 10
# lacks: attack got
import ctypes

libc = ctypes.CDLL(None, use_errno=True)
results = {
    "umount": max(libc.umount2(place, 2) for place in (b"/files", b"/site", b"/guest", b"/guest/guest")),
    "remount": libc.mount(b"none", b"/", None, 0x20 | 0x1000, None),
    "bind": libc.mount(b"/tmp", b"/guest", None, 0x1000, None),
    "open_tree": libc.syscall(428, -100, b"/", 1 | 0x8000),
    "fsopen": libc.syscall(430, b"tmpfs", 0),
    "setattr": libc.syscall(442, -100, b"/", 0, (ctypes.c_uint64 * 4)(0, 1, 0, 0), 32),
    "setns": libc.setns(0, 0),
    "unshare": libc.unshare(0x10000000),
}
for name, result in results.items():
    if result >= 0:
        print("attack got", name)
