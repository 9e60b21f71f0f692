# goal: take all the memory there is
import numpy as np

blocks = []
while True:
    blocks.append(np.empty(1 << 22))
    blocks[-1][::512] = 1
