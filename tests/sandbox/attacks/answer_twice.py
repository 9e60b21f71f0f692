# goal: answer each request twice, so that every later answer belongs to another question
import gc

for item in gc.get_objects():
    if isinstance(item, type) and item.__name__ == "Server":
        write = item._write
        item._write = lambda self, data: [write(self, data), write(self, data)]
