# goal: reach the network, the loopback of the machine and its kernel
# seen: nothing
# within_s: 15
# lacks: attack got
import socket

for family, kind in ((socket.AF_INET, socket.SOCK_STREAM), (socket.AF_INET, socket.SOCK_DGRAM), (40, 1), (16, 3)):
    for address in (("127.0.0.1", 22), ("192.0.2.1", 53), (2, 1024)):
        try:
            with socket.socket(family, kind) as connection:
                connection.settimeout(0.2)
                connection.connect(address)
                connection.send(b"here I am")
                print("attack got", family, kind, address)
        except (OSError, TypeError, OverflowError) as error:
            print(family, kind, address, error)
