"""Processor time, descriptors and memory of a gateway that reads a simulated meter each four seconds
while nobody asks it anything. Use: idle.py FOLDER-OF-BINARIES [SECONDS]
"""
import http.client
import json
import os
import re
import socket
import subprocess
import sys
import tempfile
import time

BIN = sys.argv[1]
SECONDS = int(sys.argv[2]) if len(sys.argv) > 2 else 40
# Of one core, for all threads together; the reader's loop is one of them.
MOST = 0.001


def get(path, address):
    connection = http.client.HTTPConnection("localhost", timeout=20)
    connection.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    connection.sock.connect(address)
    connection.request("GET", path)
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return json.loads(body)


def wait_for(wanted, seconds=30):
    deadline = time.monotonic() + seconds
    while True:
        try:
            if wanted():
                return
        except OSError:
            pass
        if time.monotonic() > deadline:
            sys.exit("idle: the gateway does not read")
        time.sleep(0.2)


def processor_nanoseconds(pid):
    """Time on a processor of each thread, from the scheduler's own count."""
    times = {}
    for thread in os.listdir(f"/proc/{pid}/task"):
        with open(f"/proc/{pid}/task/{thread}/schedstat") as file:
            times[thread] = int(file.read().split()[0])
    return times


def descriptors(pid, address):
    """How many it has while nobody is connected: an answer's connection ends a moment after it."""
    def alone():
        with open("/proc/net/unix") as file:
            # Columns 6 and 8: the state, 03 for connected, and the path.
            return not any(line.split()[5] == "03" and line.split()[-1] == address for line in file)

    wait_for(alone)
    return len(os.listdir(f"/proc/{pid}/fd"))


def resident_kib(pid):
    with open(f"/proc/{pid}/status") as file:
        return int(re.search(r"VmRSS:\s+(\d+)", file.read())[1])


with tempfile.TemporaryDirectory() as folder:
    address, device = os.path.join(folder, "gateway.sock"), os.path.join(folder, "raven")
    simulator = subprocess.Popen(
        [f"{BIN}/raven-simulator", "--pty", device, "--demand-interval", "4"],
        stderr=subprocess.DEVNULL)
    wait_for(lambda: os.path.lexists(device))
    gateway = subprocess.Popen(
        [f"{BIN}/openseg", "serve", "--device", device, "--plain-http", "--users", "none",
         "--listen", f"unix:{address}", "--journal", os.path.join(folder, "journal")],
        stderr=subprocess.DEVNULL)
    try:
        # The set-up is over when the last question of it has been asked.
        wait_for(lambda: get("/status", address)["meter"]["polls"]["answered"] >= 4, 60)
        pid = gateway.pid
        stored_before = get("/status", address)["demand"]["arrivals"]["stored"]
        open_before, kib_before = descriptors(pid, address), resident_kib(pid)
        before = processor_nanoseconds(pid)
        start = time.monotonic()
        time.sleep(SECONDS)
        passed = time.monotonic() - start
        after = processor_nanoseconds(pid)
        stored = get("/status", address)["demand"]["arrivals"]["stored"] - stored_before
        shares = sorted((100 * (after[thread] - before.get(thread, 0)) / passed / 1e9
                         for thread in after), reverse=True)
        total = sum(shares)
        open_after = descriptors(pid, address)
        print(f"idle: {stored} readings in {passed:.0f} s: {total:.4f} % of a core for all "
              f"{len(shares)} threads ({', '.join(f'{share:.4f}' for share in shares)}); "
              f"descriptors {open_before} and {open_after}; memory {kib_before} and "
              f"{resident_kib(pid)} KiB")
        good = (total < 100 * MOST and stored >= SECONDS // 4 - 2
                and open_after == open_before)
    finally:
        gateway.terminate()
        simulator.terminate()
        gateway.wait(20)
        simulator.wait(20)
if not good:
    sys.exit(f"idle: more than {100 * MOST} %, or readings or descriptors are not what they should be")
