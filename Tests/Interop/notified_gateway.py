"""A gateway whose cache a simulated dongle fills, started as a service manager does: told when ready."""
import os
import re
import signal
import socket
import ssl
import subprocess
import time
import urllib.error
import urllib.request

READINGS = "/meter/electricity/interval_reading"


class Gateway:
    def __init__(self, program, folder, under=(), patience_seconds=20):
        """`under`: a program and its options that the gateway runs under, such as valgrind."""
        self.folder = folder
        self.command = [*under, program]
        made = subprocess.run([program, "init", "--dir", folder, "--device", f"{folder}/raven"],
                              capture_output=True, text=True, check=True).stdout
        self.user = re.search(r"user: +(\S+)", made)[1]
        self.password = re.search(r"password: +(\S+)", made)[1]
        self.notices = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self.notices.bind(f"{folder}/notify")
        self.notices.settimeout(patience_seconds)
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]

    def start(self):
        """Milliseconds from before the start of the process to its word that it is ready."""
        begun = time.perf_counter()
        self.process = subprocess.Popen(
            [*self.command, "serve", "--config", f"{self.folder}/openseg.conf", "--listen",
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


def dongle(simulator, folder):
    """A simulated dongle with two days of readings, where the gateway looks for it."""
    started = subprocess.Popen(
        [simulator, "--pty", f"{folder}/raven", "--prefill", "48h", "--demand-interval", "4"],
        stderr=subprocess.PIPE, stdin=subprocess.DEVNULL)
    started.stderr.readline()
    return started


def wait_for_full_cache(ask, base, seconds):
    """Asks for the last 48 hours until they are there; false where they do not come in time."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        try:
            with ask.open(f"{base}{READINGS}/csv/172800") as answer:
                if answer.read().count(b"\n") >= 43_000:
                    return True
        except urllib.error.HTTPError:
            pass
    return False
