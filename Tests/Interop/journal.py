"""Kills a gateway that keeps a journal, again and again, and holds what comes back against what was
served before. Use: journal.py FOLDER-OF-BINARIES [KILLS [SEED]]
"""
import http.client
import json
import os
import random
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time

BIN = sys.argv[1]
KILLS = int(sys.argv[2]) if len(sys.argv) > 2 else 100
SEED = int(sys.argv[3]) if len(sys.argv) > 3 else 1
CAPACITY = 20_000
# The most that may be missing after a kill: one record that was not handed over yet.
RECORD_BYTES = 4096
ALL = "/meter/electricity/interval_reading/json/all"
failures = []


def expect(good, what):
    if not good:
        failures.append(what)
        print(f"FAIL {what}")
    return good


class Gateway:
    """One run of the gateway, over plain HTTP on a Unix socket."""

    def __init__(self, folder, device, before=None, **options):
        self.socket = os.path.join(folder, "gateway.sock")
        self.log_path = os.path.join(folder, "gateway.log")
        self.log = open(self.log_path, "w+b")
        self.process = subprocess.Popen(
            [f"{BIN}/openseg", "serve", "--device", device, "--plain-http", "--users", "none",
             "--listen", f"unix:{self.socket}", "--capacity", str(CAPACITY),
             "--journal", os.path.join(folder, "journal")],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=self.log,
            preexec_fn=before, **options)

    def get(self, path):
        import socket
        connection = http.client.HTTPConnection("localhost", timeout=20)
        connection.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        connection.sock.settimeout(20)
        connection.sock.connect(self.socket)
        connection.request("GET", path)
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        return json.loads(body) if answer.status == 200 else None

    def wait_until_ready(self):
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline:
            try:
                return self.get("/status")
            except OSError:
                if self.process.poll() is not None:
                    break
                time.sleep(0.005)
        raise TimeoutError(f"not ready: {self.said()}")

    def until(self, wanted, seconds=30):
        deadline = time.monotonic() + seconds
        while True:
            status = self.get("/status")
            if wanted(status["acquisition"]) or time.monotonic() > deadline:
                return status["acquisition"]
            time.sleep(0.02)

    def readings(self):
        answer = self.get(ALL)
        return [(reading["time"], reading["watts"], reading["sequence"])
                for reading in answer["readings"]] if answer else []

    def said(self):
        self.log.flush()
        with open(self.log_path, errors="replace") as log:
            return log.read()

    def end(self, number):
        if self.process.poll() is None:
            self.process.send_signal(number)
        status = self.process.wait(30)
        self.log.close()
        if os.path.exists(self.socket):
            os.unlink(self.socket)
        return status


class Simulator:
    def __init__(self):
        self.process = subprocess.Popen(
            [f"{BIN}/raven-simulator", "--tcp", "127.0.0.1:0", "--speed", "12000", "--seed",
             str(SEED), "--demand-interval", "4"],
            stdin=subprocess.DEVNULL, stderr=subprocess.PIPE)
        while True:
            line = self.process.stderr.readline().decode()
            found = re.search(r"127\.0\.0\.1:(\d+)", line)
            if found:
                self.device = f"tcp:127.0.0.1:{found[1]}"
                break
            if not line:
                raise EOFError("the simulator ended")
        # Nobody reads on: its few lines fit into the pipe.

    def stop(self):
        self.process.terminate()
        self.process.wait(20)


def bytes_on_disk(folder):
    journal = os.path.join(folder, "journal")
    return sum(os.path.getsize(os.path.join(journal, name)) for name in os.listdir(journal))


def kill_again_and_again(folder, simulator):
    """Each round: start, hold what came back against what the round before served, live a while, die."""
    moments = random.Random(SEED)
    served, highest = [], 0
    most_lost, most_lost_bytes, kept_rounds, early = 0, 0.0, 0, 0
    # Bytes that a reading takes, as the gateways themselves counted them.
    size = 3.0
    for number in range(KILLS):
        gateway = Gateway(folder, simulator.device)
        place = f"kill {number}"
        if moments.random() < 0.15:
            # In the middle of the start, or of reading back.
            time.sleep(moments.random() * 0.05)
            gateway.end(signal.SIGKILL)
            early += 1
            continue
        try:
            status = gateway.wait_until_ready()
        except TimeoutError as error:
            expect(False, f"{place}: {error}")
            gateway.end(signal.SIGKILL)
            return
        expect(status["acquisition"]["journal"]["state"] in ("ready", "writing"), f"{place}: state")
        readings = gateway.readings()
        if "damaged" in gateway.said():
            expect(False, f"{place}: {gateway.said()}")
        # What was served before and is here again must be the same, in order, without a hole.
        before = {time: (position, watts) for position, (time, watts, _) in enumerate(served)}
        common = [(before[time], watts) for time, watts, _ in readings if time in before]
        positions = [position for (position, _), _ in common]
        expect(all(old[1] == watts for old, watts in common), f"{place}: other values came back")
        if positions:
            kept_rounds += 1
            expect(positions == list(range(positions[0], positions[0] + len(positions))),
                   f"{place}: a hole in what came back")
        # Lost is what stands behind the last one that came back.
        lost = len(served) - 1 - (positions[-1] if positions else -1)
        restored = status["acquisition"]["journal"]["restored_readings"]
        most_lost, most_lost_bytes = max(most_lost, lost), max(most_lost_bytes, lost * size)
        expect(lost * size <= RECORD_BYTES, f"{place}: {lost} readings of {size:.2f} bytes lost")
        # Numbers rise, and no new reading has one that was given out before.
        numbers = [sequence for _, _, sequence in readings]
        expect(numbers == sorted(set(numbers)), f"{place}: numbers do not rise")
        known_until = served[-1][0] if served else 0
        new = [sequence for time, _, sequence in readings if time > known_until]
        # (Before the first record the numbers follow the clock, and this meter's run faster than it.)
        expect(restored == 0 or not new or new[0] > highest, f"{place}: numbers went back")
        time.sleep(moments.random() * 0.9)
        served = gateway.readings() or served
        written = gateway.get("/status")["acquisition"]["journal"]
        if written["written_readings"] > 500:
            size = written["written_bytes"] / written["written_readings"]
        highest = max([highest] + [sequence for _, _, sequence in served])
        if moments.random() < 0.1:
            expect(gateway.end(signal.SIGTERM) == 0, f"{place}: stopped in order")
            again = Gateway(folder, simulator.device)
            again.wait_until_ready()
            after = again.readings()
            times = {time for time, _, _ in after}
            expect(all(time in times for time, _, _ in served[-10_000:]),
                   f"{place}: a stop in order lost readings")
            expect("not stopped in order" not in again.said(), f"{place}: {again.said()}")
            served = after
            highest = max([highest] + [sequence for _, _, sequence in served])
            again.end(signal.SIGKILL)
        else:
            gateway.end(signal.SIGKILL)
    expect(kept_rounds > KILLS // 2, f"readings came back in {kept_rounds} rounds only")
    print(f"journal: {KILLS} kills ({early} in the middle of the start): never a corrupt start; at "
          f"most {most_lost} readings lost, about {most_lost_bytes:.0f} bytes of {RECORD_BYTES}")


def full_disk(folder, simulator):
    """No file may become larger than 20,000 bytes: as when the disk is full."""
    gateway = Gateway(folder, simulator.device,
                      before=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000)))
    gateway.wait_until_ready()
    seen = gateway.until(lambda it: it["journal"]["state"] == "failing")
    expect(seen["journal"]["state"] == "failing", f"full disk: {seen['journal']}")
    first = gateway.readings()[-1]
    time.sleep(1)
    last = gateway.readings()[-1]
    expect(last[2] > first[2] + 100, "full disk: the acquisition goes on")
    lines = [line for line in gateway.said().splitlines() if "can not be written" in line]
    expect(len(lines) == 1, f"full disk: said {len(lines)} times: {lines}")
    expect(gateway.end(signal.SIGTERM) == 0, "full disk: ends in order")
    # With room again, what was written before is there.
    gateway = Gateway(folder, simulator.device)
    seen = gateway.wait_until_ready()["acquisition"]["journal"]
    expect(seen["restored_readings"] > 1000, f"full disk: {seen}")
    seen = gateway.until(lambda it: it["journal"]["state"] == "writing")["journal"]
    expect(seen["state"] == "writing", f"after a full disk: {seen}")
    gateway.end(signal.SIGTERM)
    print("journal: a full disk harms nothing, is said once, and is written to again later")


def read_only(folder, simulator):
    """A folder that may be read and not written."""
    if os.geteuid() == 0:
        # Root may write everywhere, so the gateway runs as nobody.
        before = lambda: (os.setgroups([]), os.setgid(65534), os.setuid(65534))
        allowed = subprocess.run(["test", "-x", f"{BIN}/openseg"], preexec_fn=before).returncode
        if allowed != 0:
            print("SKIPPED journal, read-only folder: nobody may not run the program")
            if os.environ.get("CI") == "true":
                sys.exit(1)
            return
        os.chmod(folder, 0o777)
    else:
        before = None
    journal = os.path.join(folder, "journal")
    for name in os.listdir(journal):
        os.chmod(os.path.join(journal, name), 0o444)
    os.chmod(journal, 0o555)
    sizes = bytes_on_disk(folder)
    gateway = Gateway(folder, simulator.device, before=before)
    seen = gateway.wait_until_ready()["acquisition"]["journal"]
    expect(seen["restored_readings"] > 1000, f"read-only folder: {seen}")
    first = gateway.readings()[-1]
    seen = gateway.until(lambda it: it["journal"]["waiting_readings"] > 0)["journal"]
    expect(seen["state"] == "failing", f"read-only folder: {seen}")
    expect(gateway.readings()[-1][2] > first[2], "read-only folder: the acquisition goes on")
    lines = [line for line in gateway.said().splitlines() if "can not be written" in line]
    expect(len(lines) == 1, f"read-only folder: said {len(lines)} times: {lines}")
    expect(gateway.end(signal.SIGTERM) == 0, "read-only folder: ends in order")
    expect(bytes_on_disk(folder) == sizes, "read-only folder: nothing was written")
    print("journal: a read-only folder is read back, harms nothing, and is said once")


def main():
    simulator = Simulator()
    try:
        for test in (kill_again_and_again, full_disk, read_only):
            folder = tempfile.mkdtemp(prefix="openseg-journal-")
            os.chmod(folder, 0o755)
            try:
                if test is read_only:
                    gateway = Gateway(folder, simulator.device)
                    gateway.wait_until_ready()
                    gateway.until(lambda it: it["journal"]["written_readings"] > 2000)
                    gateway.end(signal.SIGTERM)
                test(folder, simulator)
            finally:
                shutil.rmtree(folder, ignore_errors=True)
    finally:
        simulator.stop()
    print(f"journal: {len(failures)} failures")
    sys.exit(1 if failures else 0)


main()
