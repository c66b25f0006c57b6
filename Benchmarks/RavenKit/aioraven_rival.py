"""The same stream through aioraven's reader and its typed conversion.

Use: aioraven_rival.py FILE CHUNK PASSES. Prints a measurement as RavenKitBenchmark does.
"""
import asyncio
import json
import sys
import time
from importlib.metadata import version

from aioraven.device import RAVEnBaseDevice
from aioraven.protocols import RAVEnReaderProtocol
from aioraven.reader import RAVEnReader


class Device(RAVEnBaseDevice):
    """Hands the library its own raw element, so that it converts it as for any caller."""

    raw = None

    async def _query(self, cmd_name, res_name=None, args=None):
        return self.raw


class Reader(RAVEnReader):
    """Converts each element as soon as the reader has made its dictionary."""

    def __init__(self, loop):
        super().__init__(loop)
        self.device = Device()
        self.fragments = 0
        self.checksum = 0

    def feed_element(self, data):
        if data.tag != "InstantaneousDemand":
            # The protocol hands over each child on its own as well.
            super().feed_element(data)
            return
        future = self._loop.create_future()
        self._waiters.setdefault(data.tag, []).append(future)
        super().feed_element(data)
        self.device.raw = future.result()
        coroutine = self.device.get_instantaneous_demand()
        try:
            coroutine.send(None)
        except StopIteration as stop:
            self.fragments += 1
            self.checksum += round(float(stop.value.demand) * 1000)


def main():
    path, chunk, passes = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    with open(path, "rb") as file:
        stream = file.read()
    size = chunk or len(stream)
    loop = asyncio.new_event_loop()
    times = []
    for _ in range(passes):
        reader = Reader(loop)
        protocol = RAVEnReaderProtocol(reader)
        protocol.connection_made(None)
        start = time.process_time_ns()
        for offset in range(0, len(stream), size):
            protocol.data_received(stream[offset : offset + size])
        elapsed = time.process_time_ns() - start
        times.append(elapsed / reader.fragments)
    assert reader.checksum
    how = f"reads of {chunk} bytes" if chunk else "all at once"
    print(json.dumps({
        "name": "demand fragment decoded, " + how,
        "contender": "aioraven " + version("aioraven"), "isOurs": False, "unit": "ns",
        "values": times}))


main()
