"""What a call costs: processor time, the least of a few tries, so that a busy machine does not count."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable


def least_seconds(call: Callable[[], object], tries: int = 3) -> float:
    """Processor seconds of the cheapest of `tries` calls.

    The garbage collector rests meanwhile, as in timeit: it would look at all that the tests before have loaded.
    """
    best = float("inf")
    collecting = gc.isenabled()
    gc.disable()
    try:
        for _ in range(tries):
            begin = time.process_time()
            call()
            best = min(best, time.process_time() - begin)
    finally:
        if collecting:
            gc.enable()
    return best
