# goal: reach services of the machine through local sockets, in files and in the abstract name space
# seen: nothing
# within_s: 10
# lacks: attack got
import socket

names = ["/run/docker.sock", "/var/run/docker.sock", "/run/dbus/system_bus_socket", "/run/systemd/notify", "/dev/log"]
with open("/proc/net/unix") as table:
    names += [line.split()[7].replace("@", "\0", 1) for line in list(table)[1:] if len(line.split()) > 7]
for name in [*names, "\0/tmp/dbus-session", "\0/tmp/.X11-unix/X0"]:
    with socket.socket(socket.AF_UNIX) as connection:
        try:
            connection.connect(name)
            print("attack got", name)
        except OSError:
            continue
with socket.socket(socket.AF_UNIX) as server:
    server.bind("\0chainrule-attack-socket")
    server.listen()
