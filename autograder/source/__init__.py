"""What the cells of a notebook bind and read, found without running them."""
