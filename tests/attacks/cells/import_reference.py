# goal: import the reference, the graders or their tests, by name, by path and by the importers there are
# seen: nothing
# within_s: 10
# lacks: attack got
import importlib
import pkgutil
import sys

for name in (
    "solutions",
    "solutions.fcn_layer",
    "autograder",
    "autograder.graders",
    "fcn_layer",
    "test_fcn_layer",
    "conftest",
):
    try:
        print("attack got", importlib.import_module(name))
    except ImportError:
        continue
for module in pkgutil.iter_modules():
    if any(word in module.name for word in ("solution", "grader", "nbgrader", "pytest", "msgspec", "hypothesis")):
        print("attack got", module)
print(sys.path, sys.argv, sys.orig_argv)
