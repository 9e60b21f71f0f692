# goal: start threads until there are no more, and let all of them compute
# seen: cell=RuntimeError or cell=RuntimeError died or cell=timeout or cell=timeout died
# within_s: 120
import hashlib
import threading

# How it ends depends on who is stopped first; two guests meet it, each sharing its cores with all the threads.


def work():
    block = bytes(1 << 20)
    while True:
        hashlib.sha256(block).digest()


for _ in range(1000):
    threading.Thread(target=work, daemon=True).start()
