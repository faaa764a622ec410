"""What the soak calls flat."""

import pytest

from tools.soak import State, memory


@pytest.mark.parametrize("seconds", [180, 1200])
@pytest.mark.parametrize(("late", "flat"), [(262, True), (263, False)])
def test_memory_is_flat_when_it_grows_by_a_twentieth_after_the_first_minute_at_most(seconds, late, flat):
    states = [(at, State(late if at >= seconds * 5 / 6 else 250, 9, 9)) for at in range(0, seconds, 10)]
    assert memory(states, seconds)[0] is flat
