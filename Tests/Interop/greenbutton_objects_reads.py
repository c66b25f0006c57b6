"""Reads our feeds with greenbutton-objects and compares count, sum, first and last with the rows."""

import subprocess
import sys

from greenbutton_objects import parse

tool = sys.argv[1]
for stream, period in [("demand", 4), ("register", 8), ("energy", 900)]:
    for style in ["default", "prefix"]:
        rows = [(i * 37 % 5000, 1421352000 + period * i) for i in range(3000) if i % 100 < 80]
        text = "".join(f"{value},{time}\n" for value, time in rows)
        feed = f"{sys.argv[2]}/{stream}-{style}.xml"
        with open(feed, "w") as output:
            subprocess.run(
                [tool, "encode", "--stream", stream, "--period", str(period), "--style", style],
                input=text, stdout=output, text=True, check=True,
            )
        (usage_point,) = parse.parse_feed(feed)
        (meter_reading,) = usage_point.meterReadings
        found = sorted(
            (reading.timePeriod.start.timestamp(), reading.value)
            for reading in meter_reading.intervalReadings
        )
        assert len(found) == len(rows), (stream, style, len(found))
        assert sum(value for _, value in found) == sum(value for value, _ in rows)
        assert found == [(time, value) for value, time in rows], (stream, style)
        print(f"greenbutton-objects reads {len(found)} {stream} readings ({style}) as they are")
