# All upstream gradients first, then one dict comprehension; only the keys asked for.


def model_backward(dAL, caches, activations):
    found = []
    dA = dAL
    for cache, activation in zip(caches[::-1], activations[::-1]):
        found.append(layer_backward(dA, cache, activation))
        dA = found[-1][0]
    found.reverse()
    return {"dA0": dA} | {
        f"d{letter}{layer}": gradient
        for layer, (_, dW, db) in enumerate(found, start=1)
        for letter, gradient in (("W", dW), ("b", db))
    }
