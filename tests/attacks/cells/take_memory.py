# goal: take all the memory there is
# seen: cell=memory
# within_s: 15
import numpy as np

blocks = []
while True:
    blocks.append(np.empty(1 << 22))
    blocks[-1][0] = 1
