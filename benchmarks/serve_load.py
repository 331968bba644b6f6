"""Load on a running service: `python benchmarks/serve_load.py http://127.0.0.1:8000 seeds --clients 8 --seconds 20`.

Every answer is compared with the first for its text; prints requests a second, latencies and what failed.
"""

from __future__ import annotations

import argparse
import json
import statistics
import threading
import time
import urllib.error
import urllib.request
from pathlib import Path


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("url")
    parser.add_argument("folder", type=Path, help="a folder of .txt articles")
    parser.add_argument("--clients", type=int, default=8)
    parser.add_argument("--seconds", type=float, default=20.0)
    given = parser.parse_args()
    texts = [path.read_text(encoding="utf-8") for path in sorted(given.folder.glob("*.txt"))]
    first: dict[int, bytes] = {}
    times: list[float] = []
    wrong: list[str] = []
    lock = threading.Lock()
    end = time.monotonic() + given.seconds

    def client(number: int) -> None:
        at = number
        while time.monotonic() < end:
            which = at % len(texts)
            at += 1
            body = json.dumps({"text": texts[which]}).encode()
            request = urllib.request.Request(f"{given.url}/extract", body, {"Content-Type": "application/json"})
            began = time.monotonic()
            try:
                with urllib.request.urlopen(request, timeout=120) as reply:
                    answer = reply.read()
            except (urllib.error.URLError, OSError) as error:
                with lock:
                    wrong.append(str(error))
                continue
            with lock:
                times.append(time.monotonic() - began)
                if first.setdefault(which, answer) != answer:
                    wrong.append(f"text {which}: another answer")

    threads = [threading.Thread(target=client, args=(n,)) for n in range(given.clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    times.sort()
    if times:
        print(
            f"{len(times)} answers, {len(times) / given.seconds:.1f} a second; median {statistics.median(times):.3f} s, "
            f"95% {times[int(0.95 * (len(times) - 1))]:.3f} s; {len(wrong)} wrong or failed"
        )
    for line in wrong[:5]:
        print(line)


if __name__ == "__main__":
    main()
