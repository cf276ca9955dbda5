"""Speed and memory, measured against the obvious alternative in one run; never timed tests."""
