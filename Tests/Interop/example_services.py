"""The examples that stand between gateways and other people's services: MQTT and Prometheus."""
import json
import os
import re
import shutil
import signal
import subprocess
import time
import urllib.request

from example_programs import ENVIRONMENT, EXAMPLES, EXAMPLES_BIN, run
from simulated_gateway import READINGS, BIN, Gateway, Process, check, free_port

ALLOWED = {"power": ("W", "measurement"), "energy": ("Wh", "total_increasing")}


def messages(text):
    """Topic and payload of each line of `mosquitto_sub -v`."""
    return [tuple(line.rstrip("\n").split(" ", 1)) for line in text.splitlines(keepends=True)
            if line.endswith("\n")]


def check_journal(gateway, listener, journal):
    """With a journal the gateway's numbers go on over a restart; the bridge tells each reading once."""
    def told():
        return [json.loads(payload) for topic, payload in messages(listener.said)
                if topic == "openseg/home/demand"]

    def restart(number):
        count = len(told())
        gateway.server.stop(number)
        gateway.start_server()
        listener.wait_until(lambda: len(told()) >= count + 3, "readings after a restart", 60)
        return [reading["time"] for reading in told()[count - 1:]]

    gateway.serve_arguments += ["--journal", journal]
    restart(signal.SIGTERM)
    for number, how in ((signal.SIGTERM, "stopped"), (signal.SIGKILL, "killed")):
        times = restart(number)
        check(f"over a restart of a gateway that was {how} no reading is told twice",
              times == sorted(set(times)), times)
        held = [reading["time"] for reading in
                json.loads(gateway.get(f"{READINGS}/json/all")[1])["readings"]]
        check("and none is left out", set(times) >= {time for time in held
              if times[0] <= time <= times[-1]}, (times, held))


def check_mqtt(folder):
    os.mkdir(f"{folder}/mqtt")
    port, secure_port = free_port(), free_port()
    gateway = Gateway(f"{folder}/mqtt", ["--demand-interval", "4", "--prefill", "5m"],
                      ["--register-interval", "4"], plain=True)
    passwords, configuration = f"{folder}/mqtt/passwords", f"{folder}/mqtt/mosquitto.conf"
    subprocess.run(["mosquitto_passwd", "-b", "-c", passwords, "home", "secret"], check=True,
                   capture_output=True)
    with open(configuration, "w") as file:
        file.write(f"listener {port} 127.0.0.1\nallow_anonymous false\npassword_file {passwords}\n"
                   # As root the broker would change to a user who can not read this folder.
                   "user root\npersistence true\n"
                   f"persistence_location {folder}/mqtt/\nautosave_on_changes true\n"
                   "autosave_interval 1\n"
                   # TLS with a certificate that is at hand: the gateway's.
                   f"listener {secure_port} 127.0.0.1\ncertfile {folder}/mqtt/server.pem\n"
                   f"keyfile {folder}/mqtt/server-key.pem\n")
    login = ["-h", "127.0.0.1", "-p", str(port), "-u", "home", "-P", "secret"]

    def start_broker():
        broker = Process("mosquitto", "-c", configuration)
        broker.wait_for("running")
        return broker

    def listen():
        return Process("mosquitto_sub", *login, "-v", "-q", "1", "-i", "listener", "-c",
                       "-t", "openseg/#", "-t", "homeassistant/#", stream="stdout")

    def retained(topic):
        answer = run("mosquitto_sub", *login, "-t", topic, "-C", "1", "-W", "10")
        return answer[1].strip()

    broker = start_broker()
    gateway.until(f"{READINGS}/csv/all", lambda a: a[1].count("\n") > 70, 30)
    command = (f"{EXAMPLES_BIN}/mqtt-bridge", "home", f"localhost:{secure_port}",
               f"http://127.0.0.1:{gateway.port}")
    environment = ENVIRONMENT | {"MQTT_USER": "home", "MQTT_PASSWORD": "secret",
                                 "MQTT_CAFILE": f"{folder}/mqtt/ca.pem"}

    def sequences(process, series="demand"):
        return [json.loads(payload)["sequence"] for topic, payload in messages(process.said)
                if topic == f"openseg/home/{series}"]

    try:
        for missing in ("MQTT_PASSWORD", "MQTT_CAFILE"):
            status, _, said = run(*command, env=environment | {missing: f"{folder}/fleet"})
            check(f"with a wrong {missing} the bridge says that it can not connect",
                  status == 69 and "localhost" in said, (status, said))
        listener = listen()
        bridge = Process(*command, env=environment)
        listener.wait_until(lambda: len(sequences(listener)) >= 2, "two readings", 30)
        found = dict(messages(listener.said))
        sensors = {topic: json.loads(payload) for topic, payload in found.items()
                   if topic.startswith("homeassistant/")}
        check("three sensors are announced", sorted(sensors) == [
            f"homeassistant/sensor/openseg_home/{key}/config"
            for key in ("delivered", "demand", "received")], sensors)
        check("each has what Home Assistant asks for", all(
            ALLOWED[sensor["device_class"]] == (sensor["unit_of_measurement"],
                                                sensor["state_class"])
            and sensor["state_topic"] in found
            and re.search(r"value_json\.(\w+)", sensor["value_template"])[1]
            in json.loads(found[sensor["state_topic"]])
            and {entry["topic"] for entry in sensor["availability"]}
            == {"openseg/home/bridge", "openseg/home/meter"}
            and sensor["device"]["identifiers"] for sensor in sensors.values()), sensors)
        check("their unique ids differ", len({s["unique_id"] for s in sensors.values()}) == 3)
        check("who comes later finds the sensors", json.loads(
            retained("homeassistant/sensor/openseg_home/demand/config") or "{}")
            == sensors.get("homeassistant/sensor/openseg_home/demand/config"))
        check("bridge and meter are online", [retained("openseg/home/bridge"),
              retained("openseg/home/meter")] == ["online", "online"])
        # The broker goes away: readings wait in the gateway, and none is missing afterwards.
        count = len(sequences(listener))
        broker.stop()
        newest = json.loads(gateway.get("/status")[1])["demand"]["newest"]["sequence"]
        gateway.until("/status", lambda a: json.loads(a[1])["demand"]["newest"]["sequence"]
                      >= newest + 2, 30)
        broker = start_broker()
        listener.wait_until(lambda: max(sequences(listener)) >= newest + 3, "readings again", 40)
        told = sorted(set(sequences(listener)))
        check("no reading is missing over an outage of the broker",
              told == list(range(told[0], told[-1] + 1)) and len(told) > count, told)
        check("the bridge is online again", retained("openseg/home/bridge") == "online")
        held = {reading["sequence"]: reading for reading in
                json.loads(gateway.get(f"{READINGS}/json/all")[1])["readings"]}
        mine = [json.loads(payload) for topic, payload in messages(listener.said)
                if topic == "openseg/home/demand"]
        check("demand is the gateway's", all(
            (reading["watts"], reading["time"]) == (held[reading["sequence"]]["watts"],
                                                    held[reading["sequence"]]["time"])
            for reading in mine))
        held = {reading["sequence"]: reading for reading in json.loads(
            gateway.get("/meter/electricity/register_reading/json/all")[1])["readings"]}
        mine = [json.loads(payload) for topic, payload in messages(listener.said)
                if topic == "openseg/home/register"]
        check("energy is the gateway's", len(mine) > 0 and all(
            reading[name] == held[reading["sequence"]][name] for reading in mine
            for name in ("delivered_watt_hours", "received_watt_hours", "time")))
        # The gateway goes away, then the bridge.
        gateway.server.stop()
        listener.wait_for(r"openseg/home/meter offline\n", 40)
        check("the meter is offline without its gateway", retained("openseg/home/meter")
              == "offline")
        gateway.start_server()
        listener.wait_for(r"openseg/home/meter offline\n(.*\n)*openseg/home/meter online\n"
                          r"(.*\n)*openseg/home/demand .*\n", 60)
        newest = [json.loads(payload) for topic, payload in messages(listener.said)
                  if topic == "openseg/home/demand"][-1]
        held = {reading["time"]: reading["watts"] for reading in
                json.loads(gateway.get(f"{READINGS}/json/all")[1])["readings"]}
        check("and online again with it, with what it reads now",
              held.get(newest["time"]) == newest["watts"], (newest, held))
        check_journal(gateway, listener, f"{folder}/mqtt/journal")
        bridge.stop(signal.SIGKILL)
        listener.wait_for(r"openseg/home/bridge offline\n", 20)
        check("the broker tells that the bridge has died", retained("openseg/home/bridge")
              == "offline")
        listener.stop()
    finally:
        gateway.stop()
        broker.stop()
    for hidden in ([], ["-DCMQTT_HIDE_MOSQUITTO"]):
        result = subprocess.run(
            ["clang", "-Wall", "-Wextra", "-Werror", "-fsyntax-only", "-DCMQTT_WITH_MOSQUITTO",
             *hidden, "-I", f"{EXAMPLES}/Sources/CMQTT/include",
             f"{EXAMPLES}/Sources/CMQTT/cmqtt.c"], capture_output=True, text=True)
        check(f"CMQTT compiles {'without' if hidden else 'with'} libmosquitto's header",
              result.returncode == 0, result.stderr[:500])


def check_prometheus(folder):
    place, port = f"{folder}/scraper", free_port()
    shutil.copytree(f"{EXAMPLES}/prometheus", place)
    for tool in (["check", "rules", "openseg-rules.yml"],
                 ["test", "rules", "openseg-rules-test.yml"]):
        result = subprocess.run(["promtool", *tool], cwd=place, capture_output=True, text=True)
        check(f"promtool {' '.join(tool)}", result.returncode == 0, result.stdout + result.stderr)
    gateways = []
    try:
        for name, watts in (("a", 700), ("b", 300)):
            os.mkdir(f"{folder}/scraped-{name}")
            gateways.append(Gateway(f"{folder}/scraped-{name}", ["--load-watts", str(watts)]))
        with open(f"{place}/ca-bundle.pem", "w") as bundle:
            for gateway in gateways:
                with open(f"{gateway.folder}/ca.pem") as authority:
                    bundle.write(authority.read())
        for gateway in gateways:
            gateway.server.stop()
            subprocess.run([f"{BIN}/openseg", "user", "add", "prometheus", "--users",
                            f"{gateway.folder}/users"], input="scraped-every-15-s\n", text=True,
                           check=True)
            gateway.start_server()
        with open(f"{place}/password", "w") as file:
            file.write("scraped-every-15-s")
        with open(f"{place}/gateways.yml", "w") as file:
            file.write("".join(f'- targets: ["localhost:{gateway.port}"]\n'
                               "  labels: {feeder: north}\n" for gateway in gateways))
        # As it stands, only faster.
        with open(f"{place}/prometheus.yml") as file:
            configuration = file.read()
        with open(f"{place}/prometheus.yml", "w") as file:
            file.write(configuration.replace("interval: 15s", "interval: 1s"))
        result = subprocess.run(["promtool", "check", "config", "prometheus.yml"], cwd=place,
                                capture_output=True, text=True)
        check("promtool check config", result.returncode == 0, result.stdout + result.stderr)
        prometheus = Process(
            "prometheus", "--config.file", f"{place}/prometheus.yml", "--storage.tsdb.path",
            f"{place}/data", "--web.listen-address", f"127.0.0.1:{port}")
        try:
            prometheus.wait_for("Server is ready")

            def value(expression):
                url = f"http://127.0.0.1:{port}/api/v1/query?query={expression}"
                with urllib.request.urlopen(url, timeout=10) as answer:
                    result = json.load(answer)["data"]["result"]
                return result[0]["value"][1] if len(result) == 1 else None

            def until(expression, wanted):
                deadline = time.monotonic() + 30
                while value(expression) != wanted and time.monotonic() < deadline:
                    pass
                return value(expression)

            told = until("openseg:demand_watts:sum", "1000")
            check("Prometheus records the sum of two gateways over TLS", told == "1000", told)
            told = until("openseg:coverage:ratio", "1")
            check("and their coverage", told == "1", told)
            gateways[1].server.stop()
            told = until("openseg:coverage:ratio", "0.5")
            check("a gateway that is gone lowers it", told == "0.5", told)
            told = until("openseg:demand_watts:sum", "700")
            check("and no longer counts in the sum", told == "700", told)
        finally:
            check("Prometheus stops", prometheus.stop() == 0)
    finally:
        for gateway in gateways:
            gateway.stop()
