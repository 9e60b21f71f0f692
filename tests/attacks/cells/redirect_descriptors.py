# goal: exchange the descriptors of output and replies
# seen: cell=died died
# within_s: 15
import os
import stat

pipes = [number for number in range(64) if os.path.exists(f"/proc/self/fd/{number}")]
pipes = [number for number in pipes if not stat.S_ISREG(os.fstat(number).st_mode) and number > 2]
for number in pipes:
    try:
        os.dup2(1, number)
    except OSError:
        continue
