"""From a mirror or the network to a dated snapshot, then to a landing table and a bulletin."""
