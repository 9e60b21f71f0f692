# goal: become root in namespaces of one's own, mount over the interpreter
# seen: cell=PermissionError
# within_s: 15
# lacks: attack got
import ctypes
import subprocess

libc = ctypes.CDLL(None, use_errno=True)
if libc.unshare(0x10000000 | 0x00020000) == 0 or libc.mount(b"none", b"/guest", b"tmpfs", 0, None) == 0:
    print("attack got a namespace")
print(subprocess.run(["/bin/sh", "-c", "mount -o remount,rw /; id; echo x > /chainrule-attack"], capture_output=True))
