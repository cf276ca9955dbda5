"""Keep the libraries of linear algebra to one thread where several would wait for each other."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache

from threadpoolctl import ThreadpoolController


@contextmanager
def one_thread() -> Iterator[None]:
    """Hold linear algebra to one thread: their number would decide the last digits."""
    with _controller().limit(limits=1, user_api="blas"):
        yield


@lru_cache(maxsize=1)
def _controller() -> ThreadpoolController:
    # Looking for the loaded libraries lasts as long as learning a small place.
    return ThreadpoolController()
