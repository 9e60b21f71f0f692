"""What can be derived from an assignment's reference: further cases, and whether its gradients are its own slopes."""
