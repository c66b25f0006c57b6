"""Measures `openseg serve` beside nginx that serves the same bytes from files.

Use: server_beside_nginx.py OPENSEG SIMULATOR ROUNDS RESULTS; a measurement a line, for Benchmarks/collect.
"""
import base64
import json
import os
import re
import shutil
import signal
import socket
import ssl
import statistics
import subprocess
import sys
import tempfile
import time

OPENSEG, SIMULATOR, ROUNDS, RESULTS = (*sys.argv[1:3], int(sys.argv[3]), sys.argv[4])
NGINX = shutil.which("nginx") or "/usr/sbin/nginx"
READINGS = "/meter/electricity/interval_reading"
SECONDS = 2
CONNECTIONS = 16
measurements = []


def add(name, contender, values, unit, note=None):
    measurement = {"name": name, "contender": contender, "isOurs": contender == "openseg",
                   "unit": unit, "values": values}
    if note:
        measurement["note"] = note
    measurements.append(measurement)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Gateway:
    """A simulated dongle with 48 h of history and a server, over TLS or plain on loopback."""

    def __init__(self, folder, plain, relayed=False):
        os.mkdir(folder)
        self.folder, self.plain, self.port = folder, plain, free_port()
        self.simulator = subprocess.Popen(
            [SIMULATOR, "--pty", f"{folder}/raven", "--prefill", "48h", "--demand-interval", "4"],
            stderr=subprocess.PIPE, stdin=subprocess.DEVNULL)
        self.simulator.stderr.readline()
        device, self.relay = f"{folder}/raven", None
        if relayed:
            self.relay = subprocess.Popen(
                [sys.executable, os.path.join(os.path.dirname(__file__), "dongle_relay.py"), device],
                stdout=subprocess.PIPE, text=True)
            device = f"tcp:127.0.0.1:{int(self.relay.stdout.readline())}"
        made = subprocess.run([OPENSEG, "init", "--dir", folder, "--device", device],
                              capture_output=True, text=True, check=True).stdout
        user = re.search(r"user: +(\S+)", made)[1] + ":" + re.search(r"password: +(\S+)", made)[1]
        self.authorization = "Basic " + base64.b64encode(user.encode()).decode()
        more = ["--plain-http", "--users", "none"] if plain else []
        self.server = subprocess.Popen(
            [OPENSEG, "serve", "--config", f"{folder}/openseg.conf", "--listen",
             f"127.0.0.1:{self.port}", *more],
            stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL)

    def url(self, path):
        return f"{'http' if self.plain else 'https'}://127.0.0.1:{self.port}{path}"

    def connect(self):
        for _ in range(200):
            try:
                raw = socket.create_connection(("127.0.0.1", self.port), timeout=20)
                break
            except ConnectionRefusedError:
                time.sleep(0.02)
        raw.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        if self.plain:
            return raw
        context = ssl.create_default_context(cafile=f"{self.folder}/ca.pem")
        return context.wrap_socket(raw, server_hostname="127.0.0.1")

    def get(self, path):
        """The body, once there is one."""
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            with self.connect() as client:
                client.sendall(self.request(path, "Connection: close\r\n"))
                answer = b""
                while chunk := client.recv(1 << 16):
                    answer += chunk
            head, _, body = answer.partition(b"\r\n\r\n")
            if b" 200 " in head.split(b"\r\n")[0]:
                return unchunked(body) if b"chunked" in head else body
            time.sleep(0.2)
        sys.exit(f"{path} was never answered: {head[:200]}")

    def request(self, path, fields=""):
        return (f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: {self.authorization}"
                f"\r\n{fields}\r\n").encode()

    def stop(self):
        for process in filter(None, (self.server, self.relay, self.simulator)):
            process.kill()
            process.wait()

    def wait_until_full(self):
        """48 h as CSV, once they are there."""
        while len(rows := self.get(READINGS + "/csv/172800")) < 600_000:
            time.sleep(0.5)
        return rows

    def reading_delays(self, *spans):
        """Ends the relay; for each span of time the milliseconds that the acquisition took to read."""
        self.relay.terminate()
        delays = [line.split() for line in self.relay.communicate()[0].splitlines()]
        return [[float(delay) for when, delay in delays if start <= float(when) < end]
                for start, end in spans]


def unchunked(body):
    whole = b""
    while True:
        size, _, body = body.partition(b"\r\n")
        if int(size, 16) == 0:
            return whole
        whole, body = whole + body[:int(size, 16)], body[int(size, 16) + 2:]


class Nginx:
    """As Debian ships it, tuned for files: as many workers as processors, sendfile, open files
    remembered, no log."""

    def __init__(self, folder, certificate, key, files):
        os.makedirs(f"{folder}/files")
        for name, content in files.items():
            with open(f"{folder}/files/{name}", "wb") as file:
                file.write(content)
        self.plain, self.secure = free_port(), free_port()
        with open(f"{folder}/nginx.conf", "w") as file:
            file.write(f"""
                daemon off; pid {folder}/pid; error_log {folder}/errors;
                worker_processes auto; user root;
                events {{ worker_connections 1024; }}
                http {{
                  access_log off; sendfile on; tcp_nopush on; tcp_nodelay on;
                  keepalive_requests 100000000; open_file_cache max=100; default_type text/csv;
                  client_body_temp_path {folder}; proxy_temp_path {folder};
                  fastcgi_temp_path {folder}; uwsgi_temp_path {folder}; scgi_temp_path {folder};
                  root {folder}/files;
                  ssl_certificate {certificate}; ssl_certificate_key {key};
                  ssl_protocols TLSv1.2 TLSv1.3;
                  server {{ listen 127.0.0.1:{self.plain}; }}
                  server {{ listen 127.0.0.1:{self.secure} ssl; }}
                }}""")
        self.process = subprocess.Popen([NGINX, "-c", f"{folder}/nginx.conf", "-p", folder])
        for port in (self.plain, self.secure):
            for _ in range(200):
                try:
                    socket.create_connection(("127.0.0.1", port)).close()
                    break
                except ConnectionRefusedError:
                    time.sleep(0.02)

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait()


def wrk(url, *fields, connections=CONNECTIONS, seconds=SECONDS):
    """Answers per second and the latency that 99 % stay below, in ms."""
    said = subprocess.run(
        ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--latency",
         *(part for field in fields for part in ("-H", field)), url],
        capture_output=True, text=True, check=True).stdout
    if "Non-2xx" in said or "Socket errors" in said:
        sys.exit(f"wrk {url}: {said}")
    number, unit = re.search(r"99%\s+([\d.]+)(us|ms|s)", said).groups()
    return (float(re.search(r"Requests/sec:\s+([\d.]+)", said)[1]),
            float(number) * {"us": 1e-3, "ms": 1, "s": 1e3}[unit])


def by_turns(measure, ours, theirs):
    """Both one after the other in each round, so that both see the same machine; a shorter round
    before the first is not counted."""
    figures = {"openseg": [], "nginx": []}
    for turn in range(-1, ROUNDS):
        order = [("openseg", ours), ("nginx", theirs)]
        for name, arguments in order if turn % 2 else reversed(order):
            figure = measure(*arguments, seconds=1 if turn < 0 else SECONDS)
            if turn >= 0:
                figures[name].append(figure)
    return figures


def ratio(figures):
    ratios = [ours / theirs for ours, theirs in zip(figures["openseg"], figures["nginx"])]
    return (statistics.median(ratios),
            f"{statistics.median(ratios):.2f} of nginx [{min(ratios):.2f}-{max(ratios):.2f}]")


def compare(what, ours, theirs, aim):
    figures = by_turns(wrk, ours, theirs)
    rates = {name: [rate for rate, _ in figures[name]] for name in figures}
    for name in figures:
        add(what, name, rates[name], "requests/s",
            f"p99 {statistics.median(p99 for _, p99 in figures[name]):.1f} ms")
    median, text = ratio(rates)
    report(f"{what}: {text}", median >= aim, f"at least {aim}")


def handshakes(port, seconds=SECONDS):
    """New TLS 1.3 connections per second, one after the other; OpenSSL's client is half of the work."""
    begun = time.monotonic()
    said = subprocess.run(
        ["openssl", "s_time", "-connect", f"127.0.0.1:{port}", "-new", "-tls1_3", "-time",
         str(seconds)], capture_output=True, text=True, check=True).stdout
    return int(re.search(r"(\d+) connections in", said)[1]) / (time.monotonic() - begun)


def compare_handshakes(ours, theirs):
    figures = by_turns(handshakes, (ours,), (theirs,))
    for name in figures:
        add("new TLS 1.3 connections", name, figures[name], "connections/s")
    print(f"            new TLS 1.3 connections: {ratio(figures)[1]}", flush=True)


def report(text, good, aim):
    print(f"{'reached    ' if good else 'NOT REACHED'} {text} (to reach: {aim})", flush=True)


def first_byte(gateway, path, count=20):
    """Milliseconds from the request to the first byte of the body, on open connections."""
    times = []
    client = gateway.connect()
    for _ in range(count):
        begun = time.perf_counter()
        client.sendall(gateway.request(path))
        answer = b""
        while b"\r\n\r\n" not in answer or answer.endswith(b"\r\n\r\n"):
            answer += client.recv(1 << 16)
        times.append((time.perf_counter() - begun) * 1000)
        while not answer.endswith(b"0\r\n\r\n"):
            answer = answer[-8:] + client.recv(1 << 20)
    client.close()
    return times


def polls(gateway):
    return json.loads(gateway.get("/status"))["meter"]["polls"]


def under_load(gateway, seconds):
    """Milliseconds that current readings take, one each 10 ms, and that the acquisition takes to read
    what the dongle has sent: alone, and while four clients pull 48 h."""
    client = gateway.connect()

    def ask():
        begun = time.perf_counter()
        client.sendall(gateway.request(READINGS + "/csv"))
        answer = b""
        while b"\r\n\r\n" not in answer or answer.endswith(b"\r\n\r\n"):
            answer += client.recv(1 << 16)
        return (time.perf_counter() - begun) * 1000

    def series(duration):
        times, end = [], time.monotonic() + duration
        while time.monotonic() < end:
            times.append(ask())
            time.sleep(0.01)
        return times

    start_of_quiet = time.monotonic()
    quiet = series(seconds / 2)
    end_of_quiet = time.monotonic()
    before = polls(gateway)
    pullers = subprocess.Popen(
        ["wrk", "-t1", "-c4", f"-d{seconds + 1}s", "-H", f"Authorization: {gateway.authorization}",
         gateway.url(READINGS + "/csv/172800")], stdout=subprocess.DEVNULL)
    time.sleep(0.5)
    start_of_busy = time.monotonic()
    busy = series(seconds)
    end_of_busy = time.monotonic()
    pullers.wait()
    after = polls(gateway)
    client.close()
    delays = gateway.reading_delays((start_of_quiet, end_of_quiet), (start_of_busy, end_of_busy))
    return quiet, busy, {key: after[key] - before[key] for key in before}, delays


def percentile(values, share):
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


def main(folder):
    secure, plain = Gateway(f"{folder}/secure", False), Gateway(f"{folder}/plain", True)
    nginx = loaded = None
    try:
        current = secure.get(READINGS + "/csv")
        range48 = [gateway.wait_until_full() for gateway in (secure, plain)][-1]
        nginx = Nginx(f"{folder}/nginx", f"{secure.folder}/server.pem",
                      f"{secure.folder}/server-key.pem",
                      {"current.csv": current, "48h.csv": range48})
        authorization = f"Authorization: {secure.authorization}"
        compare(f"current reading, HTTPS, {len(current)} bytes",
                (secure.url(READINGS + "/csv"), authorization),
                (f"https://127.0.0.1:{nginx.secure}/current.csv",), 0.9)
        compare(f"48 h as CSV, plain loopback, {len(range48)} bytes",
                (plain.url(READINGS + "/csv/172800"),),
                (f"http://127.0.0.1:{nginx.plain}/48h.csv",), 0.8)
        compare_handshakes(secure.port, nginx.secure)
        times = first_byte(secure, READINGS + "/gb/172800")
        add("48 h as Green Button over HTTPS, first byte", "openseg", times, "ms")
        report(f"48 h as Green Button, first byte: median {statistics.median(times):.1f} ms, "
               f"worst {max(times):.1f} ms", statistics.median(times) <= 5, "at most 5 ms")
        loaded = Gateway(f"{folder}/loaded", False, relayed=True)
        loaded.wait_until_full()
        quiet, busy, lateness, (calm_delays, busy_delays) = under_load(loaded, 10)
        add("current reading over HTTPS, alone", "openseg", quiet, "ms",
            f"p99 {percentile(quiet, 0.99):.2f} ms")
        add("current reading over HTTPS, four clients pulling 48 h", "openseg", busy, "ms",
            f"p99 {percentile(busy, 0.99):.2f} ms")
        report(f"current reading while four clients pull 48 h: p99 {percentile(busy, 0.99):.1f} ms "
               f"(alone {percentile(quiet, 0.99):.1f} ms)", percentile(busy, 0.99) <= 20,
               "at most 20 ms")
        for what, delays in (("alone", calm_delays), ("four clients pulling 48 h", busy_delays)):
            add(f"acquisition reads what the dongle sent, {what}", "openseg", delays, "ms",
                f"p99 {percentile(delays, 0.99):.2f} ms of {len(delays)}")
        report(f"acquisition reads what the dongle sent after {statistics.median(busy_delays):.2f} ms, "
               f"p99 {percentile(busy_delays, 0.99):.1f} ms while four clients pull 48 h "
               f"(alone {statistics.median(calm_delays):.2f} ms, "
               f"p99 {percentile(calm_delays, 0.99):.1f} ms)",
               percentile(busy_delays, 0.99) <= percentile(calm_delays, 0.99) + 10,
               "p99 at most 10 ms above that alone")
        report(f"polls of the meter meanwhile: {lateness['sent']} sent, {lateness['late']} late, "
               f"{lateness['lost']} lost", lateness["late"] == 0 and lateness["lost"] == 0,
               "none late, none lost")
    finally:
        for running in (secure, plain, nginx, loaded):
            if running:
                running.stop()
    with open(RESULTS, "w") as file:
        file.writelines(json.dumps(measurement) + "\n" for measurement in measurements)


with tempfile.TemporaryDirectory() as work:
    os.chmod(work, 0o755)
    main(work)
