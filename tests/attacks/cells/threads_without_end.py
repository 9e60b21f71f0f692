# goal: start threads until there are no more, and let all of them compute
# seen: anything
# within_s: 120
import hashlib
import threading

# What fails first depends on the load; two guests meet it, each sharing its cores with all the threads.


def work():
    block = bytes(1 << 20)
    while True:
        hashlib.sha256(block).digest()


for _ in range(1000):
    threading.Thread(target=work, daemon=True).start()
