"""Checks that the JSON lines of `green-button decode` on standard input say what the CSV file says."""

import json
import sys
from fractions import Fraction

rows = {}
for line in open(sys.argv[1]):
    value, time = line.strip().split(",")
    rows.setdefault(int(time), Fraction(value))
multiplier = 0
readings = {}
end = None
for line in sys.stdin:
    event = json.loads(line)
    if event.get("resource") == "ReadingType":
        multiplier = event["powerOfTenMultiplier"]
    elif "reading" in event:
        reading = event["reading"]
        assert reading["meter"] == 0, reading
        assert reading["start"] not in readings, reading
        readings[reading["start"]] = reading
    elif "end" in event:
        end = event
assert end == {"end": True, "readings": len(rows), "warnings": 0}, end
unit = Fraction(10) ** multiplier
for time, value in rows.items():
    assert readings[time]["value"] * unit == value, (time, value, readings[time])
times = sorted(readings)
for time, following in zip(times, times[1:]):
    assert time + readings[time]["duration"] <= following, (time, following)
