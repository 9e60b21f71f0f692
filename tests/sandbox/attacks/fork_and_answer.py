# goal: go on as two processes, both of which answer
import os

os.fork()
