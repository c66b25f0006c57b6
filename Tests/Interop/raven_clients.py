"""Clients that nobody here wrote talk to the simulated dongle, over TCP and over a pseudo terminal.

Use: raven_clients.py SIMULATOR. Needs aioraven 0.7.1 and pyraven 0.1.6. Prints each failure and a
closing count.
"""
import asyncio
import datetime
import os
import re
import select
import subprocess
import sys
import tempfile
import threading
import time

from aioraven.data import (ConnectionState, DataStatus, IntervalChannel, IntervalPeriod, MeterType,
                           ScheduledEvent)
from aioraven.serial import RAVEnSerialDevice
from aioraven.streams import RAVEnNetworkDevice
from raven.raven import Raven

SIMULATOR = sys.argv[1]
START = datetime.datetime(2026, 3, 1, 18, 0, tzinfo=datetime.timezone.utc)
SETTINGS = ["--seed", "7", "--start-time", "2026-03-01T18:00:00Z", "--load-watts", "-1234",
            "--delivered", "25000000", "--received", "100000", "--local-offset", "-28800",
            "--faults", 'at 0s message "Maintenance <Tuesday> 9&10"']
counts = {"passed": 0, "failed": 0}


def check(name, good, detail=""):
    counts["passed" if good else "failed"] += 1
    if not good:
        print(f"FAIL {name}: {detail}")


class Simulator:
    """The command, started and stopped; what it says is read to know when it listens."""

    def __init__(self, *arguments):
        self.process = subprocess.Popen(
            [SIMULATOR, *arguments], stderr=subprocess.PIPE, stdin=subprocess.DEVNULL)
        self.said = b""

    def wait_for(self, pattern, seconds=20):
        deadline = time.monotonic() + seconds
        while not re.search(pattern, self.said):
            left = deadline - time.monotonic()
            if left <= 0 or not select.select([self.process.stderr], [], [], left)[0]:
                raise TimeoutError(f"no {pattern} in {self.said}")
            chunk = os.read(self.process.stderr.fileno(), 65536)
            if not chunk:
                raise EOFError(self.said)
            self.said += chunk
        return re.search(pattern, self.said)

    def stop(self):
        self.process.terminate()
        status = self.process.wait(10)
        self.said += self.process.stderr.read()
        return status


def near(moment, seconds=60):
    """Whether a time is the simulation's start or shortly after."""
    return datetime.timedelta(0) <= moment - START <= datetime.timedelta(seconds=seconds)


async def ask(name, call, good):
    """One call with a deadline; the answer must be good."""
    try:
        answer = await asyncio.wait_for(call, 10)
        check(name, bool(good(answer)), answer)
    except Exception as error:  # every way in which a client can fail counts as a failure
        check(name, False, repr(error))


async def aioraven_calls(way, device):
    def name(call):
        return f"aioraven over {way}: {call}"

    async with device:
        await asyncio.wait_for(device.synchronize(), 10)
        check(name("synchronize"), True)
        meters = await asyncio.wait_for(device.get_meter_list(), 10)
        check(name("get_meter_list"), len(meters.meter_mac_ids) == 1, meters)
        meter = meters.meter_mac_ids[0]
        await ask(name("get_device_info"), device.get_device_info(), lambda it: (
            it.device_mac_id == meters.device_mac_id and it.model_id == "RFA-Z106"
            and it.manufacturer == "Rainforest Automation" and len(it.link_key) == 16
            and it.date_code == (datetime.date(2013, 7, 15), "A7C31204")))
        await ask(name("get_network_info"), device.get_network_info(), lambda it: (
            it.coord_mac_id == meter and it.status == ConnectionState.CONNECTED
            and it.channel == 20 and it.link_strength == 90))
        await ask(name("set_meter_info"), device.set_meter_info(meter=meter, nick="Cellar"),
                  lambda it: it is None)
        await ask(name("get_meter_info"), device.get_meter_info(meter=meter), lambda it: (
            it.meter_mac_id == meter and it.meter_type == MeterType.ELECTRIC
            and it.nick_name == "Cellar" and it.enabled))
        for refresh in (True, False):
            await ask(name(f"get_instantaneous_demand refresh={refresh}"),
                      device.get_instantaneous_demand(meter=meter, refresh=refresh), lambda it: (
                          it.meter_mac_id == meter and it.demand == "-1.234"
                          and near(it.time_stamp)))
            await ask(name(f"get_current_summation_delivered refresh={refresh}"),
                      device.get_current_summation_delivered(meter=meter, refresh=refresh),
                      lambda it: (it.summation_delivered == "25000.000"
                                  and 104.9 < float(it.summation_received) < 105.1
                                  and near(it.time_stamp)))
        await ask(name("get_current_price"), device.get_current_price(meter=meter), lambda it: (
            it.price == "0.1894" and it.currency.code == "USD" and it.tier == 3
            and it.rate_label == "Evening"))
        await ask(name("get_time"), device.get_time(meter=meter), lambda it: (
            near(it.utc_time) and it.utc_time.replace(tzinfo=None) - it.local_time
            == datetime.timedelta(hours=8)))
        await ask(name("get_message"), device.get_message(meter=meter), lambda it: (
            it.text == "Maintenance <Tuesday> 9&10" and not it.confirmation_required))
        for frequency in (5, 60):
            await ask(name(f"set_schedule {frequency}"), device.set_schedule(
                ScheduledEvent.DEMAND, frequency, True, meter=meter), lambda it: it is None)
            await ask(name(f"get_schedule {frequency}"), device.get_schedule(
                meter=meter, event=ScheduledEvent.DEMAND), lambda it: (
                    it.event == ScheduledEvent.DEMAND and it.enabled
                    and it.frequency == datetime.timedelta(seconds=frequency)))
        await ask(name("get_current_period_usage"), device.get_current_period_usage(meter=meter),
                  lambda it: it.current_usage is not None and it.start_date < START)
        await ask(name("get_last_period_usage"), device.get_last_period_usage(meter=meter),
                  lambda it: float(it.last_usage) > 0 and it.start_date < it.end_date < START)
        for end in (0, START):
            # aioraven sends a calendar time where the manual asks for seconds; a device calls that
            # an invalid end time.
            expected = DataStatus.SUCCESS if end == 0 else DataStatus.INVALID_END_TIME
            await ask(name(f"get_profile_data end={end}"), device.get_profile_data(
                12, end, IntervalChannel.RECEIVED, meter=meter), lambda it: (
                    it.status == expected and it.profile_interval_period == IntervalPeriod.FIFTEEN_MIN
                    and (end != 0 or it.end_time <= START)))


def pyraven_calls(link):
    """What pyraven can do: it reads four kinds of fragment, from a serial port only."""
    # Its reading thread has no end of its own and complains when the device goes away.
    threading.excepthook = lambda *_: None
    device = Raven(link)
    status = device.get_connection_status(10)
    check("pyraven: get_connection_status", status.get("is_connected") and status["channel"] == 20,
          status)
    information = device.get_device_info(10)
    check("pyraven: get_device_info", information["model_id"] == "RFA-Z106", information)
    demand = device.get_instantaneous_demand(10)
    check("pyraven: get_instantaneous_demand", demand["demand"] == -1.234, demand)
    summation = device.get_summation_delivered(10)
    check("pyraven: get_summation_delivered", summation["summation_delivered"] == 25000.0, summation)


def refusals():
    """What the command says to requests that it can not meet."""
    for arguments, status, words in (
            ([], 64, "nowhere to listen"), (["--pty", "x", "--speed", "fast"], 64, "--speed: 'fast'"),
            (["--tcp", "127.0.0.1:0", "--faults", "at 1s sulk"], 64, "'sulk' is not a fault"),
            (["--tcp", "127.0.0.1:0", "--load", "/dev/null"], 65, "no rows"),
            (["--tcp", "127.0.0.1:0", "--replay", "/nowhere"], 66, "can not read /nowhere"),
            (["--pty", "/nowhere/raven"], 69, "can not make the link /nowhere/raven")):
        ended = subprocess.run([SIMULATOR, *arguments], capture_output=True, text=True, timeout=10)
        lines = ended.stderr.splitlines()
        check(f"refused: {arguments}",
              ended.returncode == status and len(lines) == 1 and words in lines[0], ended)
    ended = subprocess.run([SIMULATOR, "--help"], capture_output=True, text=True, timeout=10)
    check("--help", ended.returncode == 0 and "--pty LINK" in ended.stdout, ended)


def main():
    refusals()
    with tempfile.TemporaryDirectory() as folder:
        link = os.path.join(folder, "raven")
        simulator = Simulator("--tcp", "127.0.0.1:0", "--tcp", "[::1]:0", "--pty", link, *SETTINGS)
        try:
            port = int(simulator.wait_for(rb"listening on tcp 127\.0\.0\.1:(\d+)").group(1))
            port6 = int(simulator.wait_for(rb"listening on tcp \[::1\]:(\d+)").group(1))
            simulator.wait_for(rb"(?s)(network: Connected.*){3}")
            asyncio.run(aioraven_calls("TCP", RAVEnNetworkDevice("127.0.0.1", port)))
            asyncio.run(aioraven_calls("TCP again", RAVEnNetworkDevice("127.0.0.1", port)))
            asyncio.run(aioraven_calls("TCP on IPv6", RAVEnNetworkDevice("::1", port6)))
            asyncio.run(aioraven_calls("pty", RAVEnSerialDevice(link)))
            asyncio.run(aioraven_calls("pty again", RAVEnSerialDevice(link)))
            pyraven_calls(link)
        finally:
            status = simulator.stop()
        check("the simulator stops cleanly and takes its link along",
              status == 0 and not os.path.lexists(link), (status, simulator.said))
        disruptive = re.findall(rb"(\d+) of them disruptive", simulator.said)
        check("no client has sent a disruptive command", disruptive == [b"0"] * 3, simulator.said)
    print(f"raven clients: {counts['passed']} passed, {counts['failed']} failed")
    # pyraven's thread is still there.
    sys.stdout.flush()
    os._exit(1 if counts["failed"] else 0)


main()
