# goal: go on as two processes, both of which answer
# seen: cell=PermissionError
# within_s: 15
import os

os.fork()
