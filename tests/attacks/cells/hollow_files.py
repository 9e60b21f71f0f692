# goal: make files of terabytes that take no room, and map them
# seen: nothing
# within_s: 10
# lacks: attack got
import mmap

for folder in ("/tmp", "/dev/shm"):
    try:
        with open(f"{folder}/chainrule-attack-hollow", "w+b") as file:
            file.truncate(1 << 42)
            mmap.mmap(file.fileno(), 1 << 42)
            print("attack got", folder)
    except (OSError, OverflowError) as error:
        print(folder, error)
