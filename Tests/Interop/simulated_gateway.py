"""A simulated dongle with a gateway on it, and the counting of checks, for scripts that look from
outside. The first argument of each such script is the folder with the binaries.
"""
import base64
import csv
import http.client
import io
import os
import re
import select
import signal
import socket
import ssl
import subprocess
import sys
import time

BIN = sys.argv[1]
READINGS = "/meter/electricity/interval_reading"
counts = {"passed": 0, "failed": 0, "skipped": 0}


def check(name, good, detail=""):
    counts["passed" if good else "failed"] += 1
    print(f"{'ok  ' if good else 'FAIL'} {name}" + (f": {detail}" if detail and not good else ""))


def skip(name, why):
    counts["skipped"] += 1
    print(f"SKIPPED {name}: {why}")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Process:
    """A program of which one stream is read as it comes, so that tests wait for what it says."""

    def __init__(self, *command, stream="stderr", **more):
        self.process = subprocess.Popen(command, stdin=subprocess.DEVNULL,
                                        **({stream: subprocess.PIPE} | more))
        self.stream = getattr(self.process, stream)
        os.set_blocking(self.stream.fileno(), False)
        self.said = ""

    def wait_for(self, pattern, seconds=60):
        return self.wait_until(lambda: re.search(pattern, self.said), f"'{pattern}'", seconds)

    def wait_until(self, wanted, what, seconds=60):
        """Reads on until `wanted()` holds, which looks at `said`."""
        deadline = time.monotonic() + seconds
        while not wanted():
            left = deadline - time.monotonic()
            if left <= 0 or not select.select([self.stream], [], [], left)[0]:
                raise TimeoutError(f"no {what} in:\n{self.said[-4000:]}")
            chunk = self.stream.read()
            if not chunk:
                raise EOFError(f"ended before {what}:\n{self.said[-4000:]}")
            self.said += chunk.decode()
        return self.said

    def stop(self, number=signal.SIGTERM):
        if self.process.poll() is None:
            self.process.send_signal(number)
        return self.process.wait(timeout=20)

    def read_rest(self):
        """What the program, which has ended, had said and nobody had read."""
        os.set_blocking(self.stream.fileno(), True)
        self.said += self.stream.read().decode(errors="replace")
        return self.said


class Gateway:
    """A gateway on a simulated dongle: over TLS with its user, or plain for this machine."""

    def __init__(self, folder, simulator_arguments, serve_arguments=(), plain=False,
                 listen_also=()):
        self.folder, self.port, self.plain = folder, free_port(), plain
        self.listen = ",".join([f"127.0.0.1:{self.port}", *listen_also])
        self.scheme = "http" if plain else "https"
        self.device = os.path.join(folder, "raven")
        made = subprocess.run([f"{BIN}/openseg", "init", "--dir", folder, "--device", self.device],
                              capture_output=True, text=True, check=True).stdout
        self.user = re.search(r"user: +(\S+)", made)[1]
        self.password = re.search(r"password: +(\S+)", made)[1]
        self.simulator_arguments = simulator_arguments
        self.serve_arguments = [*serve_arguments] + ["--plain-http", "--users", "none"] * plain
        self.context = ssl.create_default_context(cafile=f"{folder}/ca.pem")
        self.start_simulator()
        self.start_server()

    def start_server(self):
        self.server = Process(f"{BIN}/openseg", "serve", "--config", f"{self.folder}/openseg.conf",
                              "--listen", self.listen, *self.serve_arguments)
        self.server.wait_for(f"{self.scheme}://")

    def start_simulator(self):
        self.simulator = Process(f"{BIN}/raven-simulator", "--pty", self.device,
                                 *self.simulator_arguments)
        self.simulator.wait_for(re.escape(self.device))

    def get(self, path, method="GET", credentials=None, headers=None):
        credentials = credentials or f"{self.user}:{self.password}"
        if self.plain:
            connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        else:
            connection = http.client.HTTPSConnection("127.0.0.1", self.port, context=self.context,
                                                     timeout=20)
        fields = {"Authorization": "Basic " + base64.b64encode(credentials.encode()).decode()}
        connection.request(method, path, headers=(headers or {}) | fields)
        answer = connection.getresponse()
        body = answer.read().decode()
        connection.close()
        return answer.status, body, answer.headers

    def until(self, path, wanted, seconds):
        deadline = time.monotonic() + seconds
        while True:
            answer = self.get(path)
            if wanted(answer) or time.monotonic() > deadline:
                return answer

    def stop(self):
        status = self.server.stop()
        self.simulator.stop()
        return status


def rows(text):
    return [(row[0], int(row[1])) for row in csv.reader(io.StringIO(text))]
