"""What the gateway costs: size of the program, time to readiness, memory with a full cache over TLS,
and idle processor time, each beside the aim of the design and the limit that it must keep.

Use: footprint.py NAME PROGRAM SIMULATOR LIMITS-AS-JSON [RESULTS.json]. Fails above a limit.
"""
import json
import os
import re
import signal
import socket
import ssl
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request

NAME, PROGRAM, SIMULATOR = sys.argv[1:4]
LIMITS = json.loads(sys.argv[4])
READINGS = "/meter/electricity/interval_reading"
STARTS = 15
IDLE_SECONDS = 10


class Gateway:
    def __init__(self, folder):
        self.folder = folder
        made = subprocess.run([PROGRAM, "init", "--dir", folder, "--device", f"{folder}/raven"],
                              capture_output=True, text=True, check=True).stdout
        self.user = re.search(r"user: +(\S+)", made)[1]
        self.password = re.search(r"password: +(\S+)", made)[1]
        self.notices = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self.notices.bind(f"{folder}/notify")
        self.notices.settimeout(20)
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]

    def start(self):
        """Milliseconds from before the start of the process to its word that it is ready."""
        begun = time.perf_counter()
        self.process = subprocess.Popen(
            [PROGRAM, "serve", "--config", f"{self.folder}/openseg.conf", "--listen",
             f"127.0.0.1:{self.port}"], stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL,
            env={"NOTIFY_SOCKET": f"{self.folder}/notify", "PATH": os.environ["PATH"]})
        while self.notices.recv(4096) != b"READY=1":
            pass
        return (time.perf_counter() - begun) * 1000

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(timeout=20)

    def memory(self):
        """Kibibytes: all that is resident, and of it what no file backs."""
        with open(f"/proc/{self.process.pid}/status") as status:
            found = dict(re.findall(r"(VmRSS|RssAnon):\s+(\d+)", status.read()))
        return int(found["VmRSS"]), int(found["RssAnon"])

    def ticks(self):
        with open(f"/proc/{self.process.pid}/stat") as stat:
            fields = stat.read().rpartition(")")[2].split()
        return int(fields[11]) + int(fields[12])


def client(gateway):
    context = ssl.create_default_context(cafile=f"{gateway.folder}/ca.pem")
    passwords = urllib.request.HTTPPasswordMgrWithPriorAuth()
    passwords.add_password(None, f"https://127.0.0.1:{gateway.port}/", gateway.user,
                           gateway.password, is_authenticated=True)
    return urllib.request.build_opener(urllib.request.HTTPSHandler(context=context),
                                       urllib.request.HTTPBasicAuthHandler(passwords))


def measure(gateway):
    figures = {"file": os.path.getsize(PROGRAM) / 1e6}
    starts = []
    for _ in range(STARTS):
        starts.append(gateway.start())
        gateway.stop()
    figures["ready"] = min(starts)
    figures["ready_median"] = statistics.median(starts)
    simulator = subprocess.Popen(
        [SIMULATOR, "--pty", f"{gateway.folder}/raven", "--prefill", "48h", "--demand-interval",
         "4"], stderr=subprocess.PIPE, stdin=subprocess.DEVNULL)
    try:
        simulator.stderr.readline()
        gateway.start()
        ask, base = client(gateway), f"https://127.0.0.1:{gateway.port}{READINGS}"
        deadline = time.monotonic() + 60
        rows = 0
        while rows < 43_000 and time.monotonic() < deadline:
            try:
                with ask.open(f"{base}/csv/172800") as answer:
                    rows = answer.read().count(b"\n")
            except urllib.error.HTTPError:
                pass
        if rows < 43_000:
            sys.exit(f"footprint: the cache did not fill: {rows} rows")
        for form in ("csv", "gb", "json"):
            with ask.open(f"{base}/{form}/172800") as answer:
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
    figures = measure(Gateway(folder))
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
