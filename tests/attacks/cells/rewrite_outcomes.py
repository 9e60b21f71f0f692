# goal: tell of arguments that never were and of results in plenty
# seen: linear_forward=refused linear_backward=refused activation_forward=refused activation_backward=refused layer_forward=refused layer_backward=refused cross_entropy=refused model_forward=refused model_backward=refused
# within_s: 15
import sys

calling = sys.modules["guest.calling"]
many = [{"kind": "returned", "value": ["b", True], "modified": [[2**31, 2**31]] * 4096}] * 8
calling.Calls.make_all = lambda _self: many
calling.MESSAGE_CHARACTERS = 10**9
