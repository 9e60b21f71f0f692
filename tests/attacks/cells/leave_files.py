# goal: leave files for the next submission wherever it may look
# seen: nothing
# within_s: 15
import sys

for folder in ("/tmp", "/dev/shm", "/", "/dev", "/var/tmp", "/root", "/files", "/guest", *sys.path):
    try:
        with open(f"{folder}/chainrule-attack-file.py", "w") as file:
            file.write("print('I was here first')")
    except OSError as error:
        print(folder, error)
