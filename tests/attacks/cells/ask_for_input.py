# goal: wait for somebody to type
# seen: cell=EOFError
# within_s: 10
answer = input("password: ")
