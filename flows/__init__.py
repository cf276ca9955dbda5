"""When the house runs: Prefect flows over the functions of ``generator``, and nothing else."""
