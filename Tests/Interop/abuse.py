"""What a hostile network does to the server: malformed, damaged, slow and far too many requests.

Use: abuse.py BIN-FOLDER [DAMAGED-COUNT [CONNECT-COUNT]]. Prints one line a check and a closing
count. The server needs no dongle for this.
"""
import base64
import os
import random
import re
import signal
import socket
import ssl
import subprocess
import sys
import tempfile
import threading
import time

BIN = sys.argv[1]
DAMAGED = int(sys.argv[2]) if len(sys.argv) > 2 else 10_000
CONNECTS = int(sys.argv[3]) if len(sys.argv) > 3 else 2_000
counts = {"passed": 0, "failed": 0}


def check(name, good, detail=""):
    counts["passed" if good else "failed"] += 1
    print(f"{'ok  ' if good else 'FAIL'} {name}" + (f": {detail}" if detail else ""), flush=True)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Server:
    """`openseg serve` without a dongle, its log in a file."""

    def __init__(self, folder, *arguments):
        self.port, self.log = free_port(), open(os.path.join(folder, "log"), "w+")
        self.process = subprocess.Popen(
            [f"{BIN}/openseg", "serve", "--config", f"{folder}/openseg.conf",
             "--device", "tcp:127.0.0.1:9", "--listen", f"127.0.0.1:{self.port}", *arguments],
            stderr=self.log, stdin=subprocess.DEVNULL)
        deadline = time.monotonic() + 20
        while True:
            try:
                socket.create_connection(("127.0.0.1", self.port)).close()
                return
            except OSError:
                if self.process.poll() is not None or time.monotonic() > deadline:
                    self.log.seek(0)
                    raise SystemExit(f"the server does not start:\n{self.log.read()}")
                time.sleep(0.02)

    def descriptors(self):
        return len(os.listdir(f"/proc/{self.process.pid}/fd"))

    def memory(self):
        """Resident memory in kB."""
        with open(f"/proc/{self.process.pid}/status") as status:
            return int(re.search(r"VmRSS:\s+(\d+)", status.read())[1])

    def settle(self, wanted, seconds=15):
        """Waits until so many descriptors are open; how many are."""
        deadline = time.monotonic() + seconds
        while self.descriptors() > wanted and time.monotonic() < deadline:
            time.sleep(0.05)
        return self.descriptors()

    def connect(self, host=1):
        """A connection from 127.0.0.HOST, to whom alone the limits by address then apply."""
        return socket.create_connection(
            ("127.0.0.1", self.port), timeout=15, source_address=(f"127.0.0.{host}", 0))

    def ask(self, data, host=1):
        """Sends bytes; everything that comes until the server closes."""
        with self.connect(host) as client:
            try:
                client.sendall(data)
            except OSError:
                pass
            return receive_all(client)


def receive_all(client):
    received = b""
    while True:
        try:
            chunk = client.recv(65536)
        except ConnectionResetError:
            return received
        if not chunk:
            return received
        received += chunk


HOST = b"Host: localhost\r\n"
END = b"Connection: close\r\n\r\n"
TABLE = [
    ("a header of 40 kB", b"GET / HTTP/1.1\r\n" + HOST + b"X: " + b"a" * 40_000 + b"\r\n\r\n", 431),
    ("a target of 20 kB", b"GET /" + b"a" * 20_000 + b" HTTP/1.1\r\n" + HOST + b"\r\n", 414),
    ("200 headers", b"GET / HTTP/1.1\r\n" + HOST + b"X: y\r\n" * 200 + b"\r\n", 431),
    ("two Content-Length", b"GET / HTTP/1.1\r\n" + HOST
     + b"Content-Length: 0\r\nContent-Length: 5\r\n\r\nhello", 400),
    ("Transfer-Encoding and Content-Length", b"GET / HTTP/1.1\r\n" + HOST
     + b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400),
    ("a chunked body", b"GET / HTTP/1.1\r\n" + HOST
     + b"Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 413),
    ("a body", b"GET / HTTP/1.1\r\n" + HOST + b"Content-Length: 5\r\n\r\nhello", 413),
    ("no Host", b"GET / HTTP/1.1\r\n\r\n", 400),
    ("two Host", b"GET / HTTP/1.1\r\n" + HOST + HOST + b"\r\n", 400),
    ("a foreign Host", b"GET /health HTTP/1.1\r\nHost: evil.example\r\n" + END, 421),
    ("bare LF", b"GET / HTTP/1.1\nHost: localhost\n\n", 400),
    ("a folded header", b"GET / HTTP/1.1\r\n" + HOST + b"X: a\r\n b\r\n\r\n", 400),
    ("a blank before the colon", b"GET / HTTP/1.1\r\nHost : localhost\r\n\r\n", 400),
    ("NUL in a value", b"GET / HTTP/1.1\r\n" + HOST + b"X: a\0b\r\n\r\n", 400),
    ("NUL in the target", b"GET /a\0b HTTP/1.1\r\n" + HOST + b"\r\n", 400),
    ("CR CR LF", b"GET / HTTP/1.1\r\r\n" + HOST + b"\r\n", 400),
    ("POST", b"POST /health HTTP/1.1\r\n" + HOST + b"Content-Length: 3\r\n\r\nabc", 405),
    ("HTTP/2.0", b"GET / HTTP/2.0\r\n" + HOST + b"\r\n", 505),
    ("an absolute target", b"GET http://localhost/health HTTP/1.1\r\n" + HOST + END, 200),
    ("HTTP/1.0", b"GET /health HTTP/1.0\r\n\r\n", 200),
]


def check_table(server):
    for name, request, wanted in TABLE:
        begun = time.monotonic()
        answer = server.ask(request)
        took = time.monotonic() - begun
        good = answer.startswith(b"HTTP/1.1 %d " % wanted) and took < 5
        check(f"{name} is {wanted}", good, "" if good else f"{took:.1f} s {answer[:60]}")
    pipelined = b"GET /health HTTP/1.1\r\n" + HOST + b"\r\n"
    answer = server.ask(pipelined * 2 + b"GET /health HTTP/1.1\r\n" + HOST + END)
    check("three pipelined requests get three answers", answer.count(b"HTTP/1.1 200 ") == 3)
    answer = server.ask(b"HEAD /health HTTP/1.1\r\n" + HOST + END)
    check("HEAD has no body", answer.endswith(b"\r\n\r\n") and b"Content-Length: " in answer)


def damaged(generator, authorization):
    text = bytearray(
        b"GET /meter/electricity/interval_reading/csv/60 HTTP/1.1\r\nHost: 127.0.0.1\r\n"
        + authorization + b"Accept-Encoding: gzip\r\nConnection: close\r\n\r\n")
    for _ in range(generator.randint(1, 5)):
        place = generator.randrange(len(text)) if text else 0
        kind = generator.randrange(5)
        if kind == 0:
            text[place:place + 1] = bytes([generator.randrange(256)])
        elif kind == 1:
            text[place:place] = generator.choice([b"\r", b"\n", b"\0", b" ", b":", b"\r\n", b"%"])
        elif kind == 2:
            del text[place:place + generator.randint(1, 8)]
        elif kind == 3:
            text[place:place] = text[place:place + 40] * generator.randint(1, 20)
        else:
            text[place:place] = bytes(generator.randrange(256) for _ in range(8))
    return bytes(text)


def check_damaged(server, authorization):
    generator, statuses = random.Random(0x5E6), {}
    idle = server.settle(0, 0.1)
    warm = 0
    for number in range(DAMAGED):
        if number == DAMAGED // 10:
            warm = server.memory()
        with server.connect() as client:
            try:
                client.sendall(damaged(generator, authorization))
                client.shutdown(socket.SHUT_WR)
            except OSError:
                pass
            answer = receive_all(client)
        status = answer[9:12].decode("latin-1") or "closed"
        statuses[status] = statuses.get(status, 0) + 1
    check(f"{DAMAGED} damaged requests: the server lives", server.process.poll() is None,
          " ".join(f"{status}:{count}" for status, count in sorted(statuses.items())))
    check("no descriptor is left", server.settle(idle) <= idle, f"{server.descriptors()} of {idle}")
    growth = server.memory() - warm
    check("memory is flat", growth < 1_024, f"{growth:+} kB after the first tenth, "
          f"{server.memory()} kB in all")
    strange = {status for status in statuses if status.startswith("5") and status not in
               ("503", "505")}
    check("no damaged request is a fault of the server", not strange, str(strange or ""))


class GoodClient(threading.Thread):
    """Asks for /health on a connection that it keeps, and notes the longest time it took."""

    def __init__(self, server):
        super().__init__(daemon=True)
        self.host = 9
        self.server, self.longest, self.count, self.failed = server, 0.0, 0, 0
        self.over = threading.Event()
        self.start()

    def run(self):
        client = self.server.connect(self.host)
        request = b"GET /health HTTP/1.1\r\n" + HOST + b"\r\n"
        while not self.over.wait(0.01):
            begun = time.monotonic()
            try:
                client.sendall(request)
                if not client.recv(4096).startswith(b"HTTP/1.1 200"):
                    raise OSError
            except OSError:
                self.failed += 1
                client.close()
                client = self.server.connect(self.host)
                continue
            self.longest = max(self.longest, time.monotonic() - begun)
            self.count += 1
        client.close()

    def result(self):
        self.over.set()
        self.join()
        return f"{self.count} answers, longest {self.longest * 1000:.1f} ms, {self.failed} lost"


def check_slow(server):
    idle = server.settle(0, 0.1)
    good = GoodClient(server)
    trickling = [server.connect() for _ in range(40)]
    for client in trickling:
        client.sendall(b"GET / HT")
        client.settimeout(0.01)
    stuck = []
    for _ in range(15):
        client = server.connect()
        client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1024)
        client.settimeout(0.1)
        try:
            client.sendall((b"GET /health HTTP/1.1\r\n" + HOST + b"\r\n") * 4_000)
        except OSError:
            pass
        stuck.append(client)
    begun, ended = time.monotonic(), []
    while len(ended) < len(trickling) and time.monotonic() - begun < 15:
        for client in trickling:
            if client in ended:
                continue
            try:
                # One further byte a turn does not move the deadline.
                client.sendall(b"T")
                client.recv(1024)
            except TimeoutError:
                continue
            except OSError:
                pass
            ended.append(client)
    took = time.monotonic() - begun
    check("40 trickled heads are ended after 10 s", len(ended) == 40 and 5 < took < 15,
          f"{len(ended)} in {took:.1f} s")
    check("a good client is served beside them and 15 that never read",
          good.longest < 1.0 and not good.failed, good.result())

    good = GoodClient(server)
    for _ in range(CONNECTS):
        try:
            stuck.append(server.connect())
        except OSError:
            pass
        if len(stuck) > 300:
            stuck.pop(0).close()
    check(f"a good client is served beside {CONNECTS} connects from one address",
          good.longest < 1.0 and not good.failed, good.result())
    for client in trickling + stuck:
        client.close()
    left = server.settle(idle)
    check("no descriptor is left", left <= idle, f"{left} of {idle}")


def check_passwords(server):
    good = GoodClient(server)
    statuses = []
    for number in range(15):
        word = base64.b64encode(b"owner:wrong%d" % number)
        answer = server.ask(b"GET /status HTTP/1.1\r\n" + HOST + b"Authorization: Basic " + word
                            + b"\r\n" + END, host=3)
        statuses.append(answer[9:12].decode())
    check("after ten wrong passwords an address waits",
          statuses[:10] == ["401"] * 10 and set(statuses[10:]) == {"429"}, " ".join(statuses))
    outcome = good.result()
    check("checking passwords does not hold up the loop", good.longest < 1.0 and not good.failed,
          outcome)


def time_newcomers(server, context, authorization, blanks):
    """The median milliseconds of nine requests, each on a connection of its own with a handshake and a
    check of the password; and whether all were answered. `blanks` must be new to the server each time:
    it knows credentials by their bytes."""
    took, good = [], True
    for number in blanks:
        unknown = authorization.replace(b"Basic ", b"Basic" + b" " * number)
        begun = time.monotonic()
        with context.wrap_socket(server.connect(), server_hostname="localhost") as client:
            client.sendall(b"GET /status HTTP/1.1\r\n" + HOST + unknown + END)
            good = receive_all(client).startswith(b"HTTP/1.1 200 ") and good
        took.append((time.monotonic() - begun) * 1000)
    return sorted(took)[len(took) // 2], good


def check_tls(server, folder, authorization):
    answer = server.ask(b"GET / HTTP/1.1\r\n" + HOST + b"\r\n")
    check("plain HTTP to the TLS port is told so",
          answer.startswith(b"HTTP/1.1 400 ") and b"https" in answer)
    # An answer means that the server has opened all that it keeps open.
    idle = server.settle(0, 0.5)
    for name, data in [("random bytes", os.urandom(500)), ("a damaged hello", b"\x16\x03\x01\x00\x02\x01\x00" + bytes(600))]:
        with server.connect() as client:
            client.sendall(data)
            # Nothing, or TLS's own word for it.
            check(f"{name} to the TLS port end the connection",
                  receive_all(client)[:1] in (b"", b"\x15"))
    context = ssl.create_default_context(cafile=f"{folder}/ca.pem")
    alone, good_alone = time_newcomers(server, context, authorization, range(1, 10))
    silent = [server.connect() for _ in range(60)]
    beside, good_beside = time_newcomers(server, context, authorization, range(10, 19))
    check("a good client is served beside 60 silent ones, not 50 ms later than alone",
          good_alone and good_beside and beside - alone < 50,
          f"{beside - alone:+.1f} ms: {beside:.1f} ms beside them and {alone:.1f} ms alone, with "
          f"handshake and password check")
    for client in silent:
        client.close()
    left = server.settle(idle)
    check("no descriptor is left", left <= idle, f"{left} of {idle}")
    client = context.wrap_socket(server.connect(), server_hostname="localhost")
    client.sendall(b"GET /health HTTP/1.1\r\n" + HOST + b"\r\n")
    client.recv(4096)
    begun = time.monotonic()
    server.process.send_signal(signal.SIGTERM)
    try:
        status = server.process.wait(10)
    except subprocess.TimeoutExpired:
        status = "still running"
    check("SIGTERM with connections open ends the server cleanly", status == 0,
          f"status {status} after {(time.monotonic() - begun) * 1000:.0f} ms")


def main():
    with tempfile.TemporaryDirectory() as folder:
        made = subprocess.run([f"{BIN}/openseg", "init", "--dir", folder, "--device",
                               "tcp:127.0.0.1:9"], capture_output=True, text=True, check=True)
        user = re.search(r"user: +(\S+)", made.stdout)[1]
        password = re.search(r"password: +(\S+)", made.stdout)[1]
        authorization = (b"Authorization: Basic "
                         + base64.b64encode(f"{user}:{password}".encode()) + b"\r\n")
        plain = Server(folder, "--plain-http")
        try:
            check_table(plain)
            check_damaged(plain, authorization)
            check_slow(plain)
            check_passwords(plain)
        finally:
            plain.process.kill()
        tls = Server(folder)
        try:
            check_tls(tls, folder, authorization)
        finally:
            tls.process.kill()
    print(f"abuse: {counts['passed']} passed, {counts['failed']} failed")
    sys.exit(counts["failed"] > 0)


main()
