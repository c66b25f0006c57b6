"""Answers that no gateway sends: cut off, in single bytes, malformed. The example clients say so and end
in good order, whatever comes."""
import random
import socket
import threading

from example_programs import run
from simulated_gateway import check

ROWS = "1003,1795202613\r\n1001,1795202617\r\n"
COVERAGE = "OpenSEG-Coverage: expected=2, present=2, missing=0, gaps=0, longest-gap=0\r\n"
BY_LENGTH = f"HTTP/1.1 200 OK\r\n{COVERAGE}Content-Length: {len(ROWS)}\r\n\r\n{ROWS}"
BY_CHUNK = (f"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n{COVERAGE}\r\n"
            f"11;x=y\r\n{ROWS[:17]}\r\n11\r\n{ROWS[17:]}\r\n0\r\n\r\n")
MALFORMED = [
    "", "\r\n\r\n", "\n\n", "HTTP/1.1\r\n\r\n", "HTTP/1.1 abc\r\n\r\n", "SSH-2.0-OpenSSH_9.2\r\n\r\n",
    "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\nabc",
    "HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\nabc",
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\nabc",
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n7fffffffffffffff\r\nabc",
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n7fffffffffffffffff\r\nabc",
    "HTTP/1.1 200 OK\r\n" + "x" * 40_000, "HTTP/1.1 200 OK\r\n" + "a: b\r\n" * 10_000,
]
BLOCKS = (b'{"series":"interval_energy","unit":"Wh","blocks":[{"start":1795200300,"end":1795201200,'
          b'"watt_hours":325.5,"covered_seconds":900,"complete":true,"\\u00e9\\ud83d\\ude00":[null,-1e3]}'
          b']}')


class FakeGateway(threading.Thread):
    """Sends the same bytes to whoever asks, in one piece or in single bytes, and closes."""

    def __init__(self):
        super().__init__(daemon=True)
        self.listener = socket.create_server(("127.0.0.1", 0), backlog=64)
        self.address = f"http://127.0.0.1:{self.listener.getsockname()[1]}"
        self.answer, self.piece = b"", 1 << 20
        self.start()

    def run(self):
        while True:
            client, _ = self.listener.accept()
            with client:
                try:
                    client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                    client.recv(65536)
                    for start in range(0, len(self.answer), self.piece):
                        client.sendall(self.answer[start:start + self.piece])
                    client.shutdown(socket.SHUT_WR)
                    client.recv(65536)
                except OSError:
                    pass


def ended_in_good_order(status):
    return 0 <= status < 128


def check_damage(folder):
    gateway = FakeGateway()
    empty = f"{folder}/empty.curl"
    open(empty, "w").close()
    for name, answer in (("by length", BY_LENGTH), ("in chunks", BY_CHUNK)):
        gateway.answer = answer.encode()
        for piece in (1, 7, 1 << 20):
            gateway.piece = piece
            for way in ([], [empty]):
                status, output, said = run("last-hour", gateway.address, *way)
                check(f"an answer {name}, {piece} bytes at a time, {'curl' if way else 'socket'}",
                      status == 0 and output == ROWS.replace("\r\n", "\n")
                      and "expected=2" in said, (status, output, said))
        whole = gateway.answer
        results = []
        # The last line ends of the last chunk carry nothing.
        for end in range(len(whole) - (4 if name == "in chunks" else 0)):
            gateway.answer = whole[:end]
            status, output, said = run("last-hour", gateway.address)
            results.append((status, said.strip().count("\n")))
        check(f"cut off at any of {len(results)} places, an answer {name} is an error of one line",
              all(result == (69, 0) for result in results), results)
    results = {}
    for answer in MALFORMED:
        gateway.answer = answer.encode()
        results[answer[:70]] = run("last-hour", gateway.address)[0]
    check("malformed heads are errors", all(status == 69 for status in results.values()), results)

    fleet, generator = f"{folder}/damaged", random.Random(1)
    with open(fleet, "w") as file:
        file.write(f"home {gateway.address}\n")
    command = ("fleet-load", fleet, "900", "1795200300", "1795201200")

    def load(document):
        gateway.answer = b"HTTP/1.1 200 OK\r\n\r\n" + document
        return run(*command)

    status, output, said = load(BLOCKS)
    check("JSON with everything in it is read", output.endswith("1795200300,1.302,0.326,100.0,\n"),
          (output, said))
    bad = []
    for _ in range(300):
        damaged = bytearray(BLOCKS)
        for _ in range(generator.randrange(1, 4)):
            place = generator.randrange(len(damaged))
            match generator.randrange(3):
                case 0: damaged[place] = generator.randrange(256)
                case 1: del damaged[place:place + generator.randrange(1, 9)]
                case 2: damaged[place:place] = generator.choice(
                    [b"9" * 30, b"[" * 90, b'"', b"\\u", b"-", b"1e999", b"{"])
        status, output, said = load(bytes(damaged))
        if not ended_in_good_order(status) or not output.startswith("start,kw,"):
            bad.append((bytes(damaged), status, said))
    check("300 damaged documents do no harm", not bad, bad[:2])
    status, _, said = run("fleet-load", fleet, "900", "0", str(2 ** 40))
    check("a range beyond all times is refused", status == 64, said)
