# goal: fill every file system that can be written
# seen: nothing
# within_s: 15
for folder in ("/tmp", "/dev/shm", "/dev", "/", "."):
    for number in range(200):
        try:
            with open(f"{folder}/chainrule-attack-{number}", "wb", 0) as file:
                file.write(bytes(1 << 20))
        except OSError as error:
            print(folder, number, error)
            break
