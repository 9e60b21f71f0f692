# goal: be a cell that no parser survives
# seen: cell=SyntaxError
# within_s: 10
eval("(" * 90 + ")" * 90)
eval("[" * 5000 + "]" * 5000)
