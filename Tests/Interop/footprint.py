"""What the gateway costs: size of the program, time to readiness, memory with a full cache over TLS,
and idle processor time, each beside the aim of the design and the limit that it must keep.

Use: footprint.py NAME PROGRAM SIMULATOR LIMITS-AS-JSON [RESULTS.json]. Fails above a limit.
"""
import json
import os
import statistics
import sys
import tempfile
import time

from notified_gateway import READINGS, Gateway, client, dongle, wait_for_full_cache

NAME, PROGRAM, SIMULATOR = sys.argv[1:4]
LIMITS = json.loads(sys.argv[4])
STARTS = 15
IDLE_SECONDS = 10


def measure(gateway):
    figures = {"file": os.path.getsize(PROGRAM) / 1e6}
    starts = []
    for _ in range(STARTS):
        starts.append(gateway.start())
        gateway.stop()
    figures["ready"] = min(starts)
    figures["ready_median"] = statistics.median(starts)
    simulator = dongle(SIMULATOR, gateway.folder)
    try:
        gateway.start()
        ask, base = client(gateway), f"https://127.0.0.1:{gateway.port}"
        if not wait_for_full_cache(ask, base, 60):
            sys.exit("footprint: the cache did not fill")
        for form in ("csv", "gb", "json"):
            with ask.open(f"{base}{READINGS}/{form}/172800") as answer:
                answer.read()
        resident, anonymous = gateway.memory()
        figures["resident"], figures["anonymous"] = resident * 1.024e-3, anonymous * 1.024e-3
        before = gateway.ticks()
        time.sleep(IDLE_SECONDS)
        spent = (gateway.ticks() - before) / os.sysconf("SC_CLK_TCK")
        figures["idle"] = 100 * spent / IDLE_SECONDS
        gateway.stop()
    finally:
        simulator.kill()
        simulator.wait()
    return figures


ROWS = (
    ("file", "program, stripped", "MB", 2), ("ready", "ready after the start, best", "ms", 1),
    ("ready_median", "ready after the start, median", "ms", 1),
    ("resident", "resident, full cache, TLS", "MB", 1),
    ("anonymous", "of it not backed by a file", "MB", 1), ("idle", "processor while idle", "%", 1))

with tempfile.TemporaryDirectory() as folder:
    figures = measure(Gateway(PROGRAM, folder))
failed = False
for key, what, unit, digits in ROWS:
    aim, limit = LIMITS.get(key, (None, None))
    shown = round(figures[key], digits)
    verdict = ""
    if aim is not None:
        verdict = f", to reach {aim}: " + ("reached" if shown <= aim else "NOT REACHED")
    if limit is not None and shown > limit:
        verdict += f", ABOVE THE LIMIT OF {limit}"
        failed = True
    print(f"{NAME}: {what}: {shown:.{digits}f} {unit}{verdict}")
if len(sys.argv) > 5:
    with open(sys.argv[5], "w") as file:
        json.dump({key: round(value, 3) for key, value in figures.items()}, file)
sys.exit(1 if failed else 0)
