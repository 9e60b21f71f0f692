# goal: keep a note in the keyrings of session, user and process for the next submission
# seen: nothing
# within_s: 10
# lacks: attack got
import ctypes
import platform

libc = ctypes.CDLL(None, use_errno=True)
add_key, request_key, keyctl = {"x86_64": (248, 249, 250), "aarch64": (217, 218, 219)}[platform.machine()]
for ring in (-1, -2, -3, -4, -5, -8):
    for kind in (b"user", b"keyring", b"logon"):
        if libc.syscall(add_key, kind, b"chainrule-attack:key", b"note", 4, ring) > 0:
            print("attack got a key", kind, ring)
    if libc.syscall(keyctl, 0, ring, 1) > 0:
        print("attack got a ring", ring)
if (
    libc.syscall(keyctl, 1, b"chainrule-attack") > 0
    or libc.syscall(request_key, b"user", b"chainrule-attack:key", None, 0) > 0
):
    print("attack got a session")
