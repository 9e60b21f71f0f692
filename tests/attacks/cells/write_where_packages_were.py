# goal: leave something for the next submission in the empty folders that hide the interpreter's own packages
# seen: nothing
# within_s: 10
# lacks: attack got
import os

for line in open("/proc/self/mountinfo"):
    folder = line.split()[4]
    if folder in ("/tmp", "/dev/shm") or not os.path.isdir(folder):
        continue
    path = os.path.join(folder, "chainrule-attack-packages")
    if os.path.exists(path):
        print("attack got what another left in", folder)
    try:
        os.chmod(folder, 0o777)
        open(path, "w").write("for the next one")
        print("attack got to write in", folder)
    except OSError:
        continue
