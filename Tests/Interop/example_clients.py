"""The examples that ask gateways: the last hour, the stream of events, the load of a fleet.

Three simulated gateways, of which the first is reached over TLS with its password and the others
plainly, as programs on the gateway itself do.
"""
import csv
import io
import json
import os
import random
import signal
import socket
import subprocess
import threading
import time

from example_programs import ENVIRONMENT, EXAMPLES, EXAMPLES_BIN, documented, numberless, run
from simulated_gateway import READINGS, Gateway, Process, check, free_port, rows

HISTORY = ["--prefill", "1h", "--demand-interval", "4"]
LOADS = {"north": 1000, "south": 500, "solar": -200}


def full(gateway):
    """Waits until the simulated hour is in the gateway's cache."""
    gateway.until(f"{READINGS}/csv/all", lambda a: a[1].count("\n") > 890, 30)


def curl_configuration(gateway):
    """What `openseg init` prints, in curl's words."""
    file = f"{gateway.folder}/owner.curl"
    with open(os.open(file, os.O_WRONLY | os.O_CREAT, 0o600), "w") as output:
        output.write(f'cacert = "{gateway.folder}/ca.pem"\n'
                     f'user = "{gateway.user}:{gateway.password}"\n')
    return file


def check_clients(folder):
    fleet = {}
    try:
        for name, watts in LOADS.items():
            os.mkdir(f"{folder}/{name}")
            socket_path = f"{folder}/{name}/socket"
            fleet[name] = Gateway(
                f"{folder}/{name}", [*HISTORY, "--load-watts", str(watts)], plain=name != "north",
                listen_also=[f"unix:{socket_path}"] if name == "south" else [],
                serve_arguments=["--register-interval", "4"])
        for gateway in fleet.values():
            full(gateway)
        check_last_hour(fleet)
        check_readme(folder, fleet)
        check_fleet(folder, fleet)
        check_events(folder, fleet["south"])
        check_told_again(folder)
    finally:
        for gateway in fleet.values():
            gateway.stop()


def check_last_hour(fleet):
    north, south = fleet["north"], fleet["south"]
    secure, login = f"https://localhost:{north.port}", curl_configuration(north)
    ways = {
        "last-hour by TCP": ("last-hour", f"http://127.0.0.1:{south.port}"),
        "last-hour by Unix socket": ("last-hour", f"unix:{south.folder}/socket"),
        "last-hour over TLS": ("last-hour", secure, login),
        "last-hour.sh": (f"{EXAMPLES}/clients/last-hour.sh", secure, login),
    }
    for name, command in ways.items():
        gateway = north if secure in command else south
        before = rows(gateway.get(f"{READINGS}/csv/3600")[1])
        status, output, said = run(*command)
        got = rows(output)
        known = dict((when, watts) for watts, when in before)
        check(f"{name} gives the gateway's rows", status == 0 and len(got) >= len(before) - 2
              and len(set(got) & set(before)) >= len(before) - 3
              and all(known.get(when, watts) == watts for watts, when in got),
              (status, len(got), len(before), said))
        if "sh" not in name:
            check(f"{name} tells the coverage", "expected=" in said, said)
    status, output, said = run("last-hour", secure)
    check("last-hour does not trust an unknown authority", status == 69 and output == "",
          (output, said))
    wrong = f"{north.folder}/wrong.curl"
    with open(wrong, "w") as file:
        file.write(f'cacert = "{north.folder}/ca.pem"\nuser = "owner:wrong"\n')
    status, output, said = run("last-hour", secure, wrong)
    check("last-hour says that the password is wrong", status == 69 and "401" in said, said)
    status, output, said = run("last-hour", f"http://127.0.0.1:{free_port()}")
    check("last-hour says that nobody answers", status == 69 and "does not answer" in said, said)
    netrc = f"{north.folder}/netrc"
    with open(os.open(netrc, os.O_WRONLY | os.O_CREAT, 0o600), "w") as file:
        file.write(f"machine localhost login {north.user} password {north.password}\n")
    python = (f"{EXAMPLES}/clients/last_hour.py", secure, f"{north.folder}/ca.pem", netrc)
    status, output, said = run(*python)
    hour = json.loads(output or "{}")
    check("last_hour.py tells load and energy", status == 0 and hour.get("mean_watts") == 1000
          and hour.get("peak_watts") == 1000 and 950 < hour.get("watt_hours", 0) <= 1001
          and hour.get("coverage_percent", 0) > 99, (output, said))
    status, output, said = run(*python[:2], f"{south.folder}/ca.pem", netrc)
    check("last_hour.py does not trust another authority", status != 0 and "CERTIFICATE" in said,
          said)


def check_readme(folder, fleet):
    """The commands of the README that need one gateway, on ours: the same words come."""
    north, south = fleet["north"], fleet["south"]
    ours = {"https://localhost:8443": f"https://localhost:{north.port}", "demo/": f"{north.folder}/",
            "owner.curl": f"{north.folder}/owner.curl", " netrc": f" {north.folder}/netrc",
            "/run/openseg.sock": f"{south.folder}/socket", " position": f" {folder}/shown",
            "clients/": f"{EXAMPLES}/clients/"}
    commands = [(command, shown) for _, command, shown, online in documented()
                if online and "$ " not in shown]
    for command, shown in commands:
        here = command
        for theirs, mine in ours.items():
            here = here.replace(theirs, mine)
        status, output, said = run("bash", "-c", here)
        # curl may add that nobody takes what it still has.
        check(f"README: {command}", status == 0
              and set(numberless(output)) <= set(numberless(shown))
              and set(numberless(shown)) <= set(numberless(output + said)),
              (status, output[-500:], said))
    check("README has commands for gateways", len(commands) == 4)


def check_fleet(folder, fleet):
    fleet_file = f"{folder}/fleet"
    with open(fleet_file, "w") as file:
        file.write("# name address [curl-configuration]\n")
        for name, gateway in fleet.items():
            if name == "north":
                login = curl_configuration(gateway)
                file.write(f"{name} https://localhost:{gateway.port} {login}\n")
            else:
                file.write(f"{name} http://127.0.0.1:{gateway.port}\n")
    # Of five quarters that are over, the last two lie wholly in the simulated hour, the first does not.
    end = (int(time.time()) - 10) // 900 * 900
    begin = end - 5 * 900

    def table(period, start, finish):
        status, output, said = run("fleet-load", fleet_file, str(period), str(start), str(finish))
        return list(csv.DictReader(io.StringIO(output))), said

    blocks, said = table(900, begin, end)
    check("a row for each quarter of an hour", [row["start"] for row in blocks]
          == [str(begin + 900 * index) for index in range(5)], blocks)
    whole = [row for row in blocks[1:] if row["coverage-percent"] == "100.0"]
    check("whole quarters have the sum of all homes", len(whole) >= 2 and all(
        row["kw"] == "1.300" and row["kwh"] == "0.325" and row["incomplete"] == ""
        for row in whole), blocks)
    first = blocks[0]
    check("a quarter that is known in part says so", float(first["coverage-percent"]) < 100
          and first["incomplete"] == "north south solar" and first["kw"] in ("1.300", "0.000")
          and float(first["kwh"]) < 0.325, blocks)
    minutes, said = table(60, end - 1800, end - 900)
    check("minutes work as well", len(minutes) == 15 and all(
        row["kw"] == "1.300" and row["coverage-percent"] == "100.0" for row in minutes), minutes)
    fleet["solar"].server.stop()
    blocks, said = table(900, end - 1800, end)
    check("a home that does not answer is named and lowers the coverage", all(
        row["kw"] == "1.500" and row["kwh"] == "0.375" and row["coverage-percent"] == "66.6"
        and row["incomplete"] == "solar" for row in blocks) and "solar: http" in said,
        (blocks, said))
    with open(fleet_file, "w") as file:
        for name in fleet:
            file.write(f"{name} http://127.0.0.1:{free_port()}\n")
    blocks, said = table(900, end - 900, end)
    check("a fleet that is gone has coverage 0 and no error", len(blocks) == 1
          and blocks[0]["coverage-percent"] == "0.0" and blocks[0]["kwh"] == "0.000"
          and blocks[0]["incomplete"] == "north south solar", blocks)
    status, output, said = run("fleet-load", fleet_file, "7", "1", "2")
    check("a wrong period is refused", status == 64 and output == "", said)


class Cutter(threading.Thread):
    """A way to a gateway that is cut again and again in the middle of what comes through."""

    def __init__(self, port, cuts):
        super().__init__(daemon=True)
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port, self.target, self.cuts = self.listener.getsockname()[1], port, list(cuts)
        self.connection_count = 0
        self.start()

    def run(self):
        while True:
            client, _ = self.listener.accept()
            self.connection_count += 1
            limit = self.cuts.pop(0) if self.cuts else None
            try:
                with client, socket.create_connection(("127.0.0.1", self.target)) as gateway:
                    gateway.sendall(client.recv(65536))
                    while limit is None or limit > 0:
                        data = gateway.recv(min(4096, limit or 4096))
                        if not data:
                            break
                        client.sendall(data)
                        limit = limit and limit - len(data)
            except OSError:
                pass


def told(text):
    """What follow-events printed, line by line: the run, the kind, the data. Without the states,
    which are told anew on each connection."""
    events = []
    for line in text.splitlines(keepends=True):
        if not line.endswith("\n"):
            break
        number, kind, data = line.split(" ", 2)
        if kind != "state":
            events.append((int(number.split("-")[0]), kind, json.loads(data)))
    return events


def repeated(before, after):
    """How many events at the end of the one come once more at the start of the other."""
    return max(count for count in range(min(len(before), len(after)) + 1)
               if before[len(before) - count:] == after[:count])


def check_events(folder, gateway):
    position = f"{folder}/position"
    with open(position, "w") as file:
        file.write("0-0-0\n")
    full(gateway)
    generator = random.Random(1)
    cutter = Cutter(gateway.port, [generator.randrange(1, 12_000) for _ in range(12)])
    command = (f"{EXAMPLES_BIN}/follow-events", position, f"http://127.0.0.1:{cutter.port}")

    def follow():
        return Process(*command, stream="stdout", stderr=subprocess.DEVNULL, env=ENVIRONMENT)

    def newest_sequences():
        status = json.loads(gateway.get("/status")[1])
        return {"reading": status["demand"]["newest"]["sequence"],
                "register": status["register"]["newest"]["sequence"]}

    def has_told(process, run_number, sequences):
        newest = {kind: data["sequence"] for number, kind, data in told(process.said)
                  if kind in sequences and number == run_number}
        return all(newest.get(kind, 0) >= number for kind, number in sequences.items())

    first_run = json.loads(gateway.get("/status")[1])["run"]
    follower = follow()
    follower.wait_until(lambda: len(told(follower.said)) > 300, "third of the cache")
    # Killed in the middle of it, and started again where it had noted that it was.
    follower.stop(signal.SIGKILL)
    before = told(follower.read_rest())
    follower = follow()
    newest = newest_sequences()
    gateway.until("/status", lambda a: json.loads(a[1])["demand"]["newest"]["sequence"]
                  > newest["reading"], 20)
    wanted = newest_sequences()
    follower.wait_until(lambda: has_told(follower, first_run, wanted), "rest of the cache")
    held = {
        kind: json.loads(gateway.get(f"/meter/electricity/{series}/json/all")[1])["readings"]
        for kind, series in (("reading", "interval_reading"), ("register", "register_reading"))}
    # The gateway is started anew; the meter has gone on meanwhile.
    gateway.server.stop()
    gateway.start_server()
    last_time = max(data["time"] for _, kind, data in told(follower.said) if kind in held)
    gateway.until("/status", lambda a: all(
        (json.loads(a[1])[series]["newest"] or {}).get("time", 0) > last_time
        for series in ("demand", "register")), 30)
    second_run = json.loads(gateway.get("/status")[1])["run"]
    wanted = newest_sequences()
    follower.wait_until(lambda: has_told(follower, second_run, wanted), "new run", 60)
    follower.stop(signal.SIGKILL)
    again = {
        kind: json.loads(gateway.get(f"/meter/electricity/{series}/json/all")[1])["readings"]
        for kind, series in (("reading", "interval_reading"), ("register", "register_reading"))}

    after = told(follower.said)
    twice = repeated(before, after)
    check("a killed follower repeats no more than what it had not noted", twice <= 128, twice)
    events = before + after[twice:]
    check("the stream was cut twelve times", not cutter.cuts
          and cutter.connection_count > 12, (cutter.cuts, cutter.connection_count))
    for kind in ("reading", "register"):
        mine = [(number, data) for number, event, data in events if event == kind]
        numbers = [data["sequence"] for number, data in mine if number == first_run]
        check(f"{kind}s: none lost and none doubled over cuts and a killed follower",
              numbers == list(range(1, len(numbers) + 1)) and len(numbers) >= len(held[kind]),
              (len(numbers), len(held[kind]), numbers[-3:]))
        values = {data["sequence"]: (data["time"], data.get("watts"))
                  for number, data in mine if number == first_run}
        check(f"{kind}s: the same as the gateway's", all(
            values.get(reading["sequence"]) == (reading["time"], reading.get("watts"))
            for reading in held[kind]))
        before = set(values.values())
        fresh = [data["sequence"] for number, data in mine if number == second_run]
        expected = [reading["sequence"] for reading in again[kind]
                    if (reading["time"], reading.get("watts")) not in before
                    and reading["sequence"] <= wanted[kind]]
        check(f"{kind}s: of a new run all that is new, and nothing twice",
              fresh[:len(expected)] == expected and len(expected) > 0, (fresh[:5], expected[:5]))
        times = [data["time"] for _, data in mine]
        check(f"{kind}s: each time once", len(set(times)) == len(times))
    restarts = [event for event in events if event[1] == "restart"]
    check("a restart is told once", len(restarts) == 1, restarts)


def check_told_again(folder):
    """A meter that sends its past again to a gateway that was started anew."""
    os.mkdir(f"{folder}/again")
    capture, start = f"{folder}/again/capture", int(time.time()) - 600

    def write(count):
        with open(capture, "w") as file:
            for index in range(count):
                file.write(
                    "<InstantaneousDemand><DeviceMacId>0x00158d0000a1b2c3</DeviceMacId>"
                    "<MeterMacId>0x0013500301020304</MeterMacId>"
                    f"<TimeStamp>0x{start + 4 * index - 946_684_800:08x}</TimeStamp>"
                    f"<Demand>0x{500 + index:06x}</Demand><Multiplier>0x00000001</Multiplier>"
                    "<Divisor>0x000003e8</Divisor></InstantaneousDemand>\r\n")

    write(50)
    with open(f"{folder}/again/position", "w") as file:
        file.write("0-0-0\n")
    gateway = Gateway(f"{folder}/again", ["--replay", capture], plain=True)
    try:
        follower = Process(f"{EXAMPLES_BIN}/follow-events", f"{folder}/again/position",
                           f"http://127.0.0.1:{gateway.port}", stream="stdout",
                           stderr=subprocess.DEVNULL)
        follower.wait_for(r'"watts":549,')
        gateway.server.stop()
        gateway.simulator.stop()
        write(52)
        gateway.start_simulator()
        gateway.start_server()
        follower.wait_for(r'"watts":551,')
        watts = [data["watts"] for _, kind, data in told(follower.said) if kind == "reading"]
        check("what a new run tells again is not told again", watts == list(range(500, 552)),
              watts)
        follower.stop()
    finally:
        gateway.stop()
