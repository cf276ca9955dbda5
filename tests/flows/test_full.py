import pytest

from flows.full import full

pytestmark = pytest.mark.flows


def test_the_whole_chain_publishes(reglages):
    released = full(reglages)
    print(released)
    assert released.workbook.exists()
