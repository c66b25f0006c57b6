"""Every example: run, and compared with what must come.

Use: examples.py BIN-FOLDER EXAMPLES-BIN-FOLDER. Prints one line a check and a closing count.
"""
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

from example_clients import check_clients
from example_damage import check_damage
from example_p1 import check_p1
from example_programs import (ENVIRONMENT, EXAMPLES, EXAMPLES_BIN, documented, has, numberless,
                              run)
from example_services import check_mqtt, check_prometheus
from simulated_gateway import READINGS, Process, check, counts, free_port, skip


def check_readme(folder):
    """The commands that need no gateway: what stands in a console block comes, line by line; of the
    others the words come."""
    os.symlink(f"{EXAMPLES}/Data", f"{folder}/Data")
    shutil.copytree(f"{EXAMPLES}/prometheus", f"{folder}/prometheus")
    commands = [entry for entry in documented() if not entry[3]]
    for exact, command, shown, _ in commands:
        status, output, said = run("bash", "-c", command, cwd=folder)
        same = (sorted((output + said).split()) == sorted(shown.split()) if exact
                else numberless(output + said) == numberless(shown))
        check(f"README: {command}", status == 0 and same, (status, output, said))
    check("README has commands", len(commands) >= 6)


def check_wrong_input():
    for command, said in (
            (["decode-dongle", "/nowhere"], "can not read /nowhere"),
            (["cpu-load-log", "x"], "usage"), (["zigbee-to-ring", "--what"], "usage"),
            (["green-button-from-csv", "0"], "usage")):
        status, output, message = run(*command)
        check(f"{' '.join(command)} says what is wrong", status in (64, 66) and output == ""
              and said in message, (status, output, message))
    status, _, message = run("green-button-from-csv", input="250,1421352000\n1.5,1421352900\n")
    check("a row that is no row is named", status == 65 and "line 2 is '1.5,1421352900'" in message,
          (status, message))
    status, _, message = run("zigbee-to-ring", input="1421352000 0\n")
    check("octets that are none are named", status == 65 and "accepted is" in message, message)


def check_full_disk():
    """Whoever keeps what a program prints must hear when a part of it is missing."""
    for command, given in ((["decode-dongle", "Data/dongle.xml"], None),
                           (["zigbee-to-ring"], "Data/frames.txt"), (["cpu-load-log", "1"], None),
                           (["green-button-from-csv", "900"], "Data/energy.csv")):
        with open("/dev/full", "wb") as full, open(
                f"{EXAMPLES}/{given}" if given else os.devnull, "rb") as rows:
            done = subprocess.run(command, stdin=rows, stdout=full, stderr=subprocess.PIPE, text=True,
                                  cwd=EXAMPLES, env=ENVIRONMENT, timeout=60)
        check(f"{command[0]} tells of a full disk", done.returncode == 74
              and "can not write" in done.stderr, (done.returncode, done.stderr))


def check_linkage():
    """As small as an integrator wants them."""
    programs = [name for name in os.listdir(EXAMPLES_BIN)
                if os.path.isdir(f"{EXAMPLES}/Sources/{name}")
                and os.access(f"{EXAMPLES_BIN}/{name}", os.X_OK)
                and os.path.isfile(f"{EXAMPLES_BIN}/{name}")]
    linked = {name: subprocess.run(["ldd", f"{EXAMPLES_BIN}/{name}"], capture_output=True,
                                   text=True).stdout for name in programs}
    check("no example links Foundation", len(programs) >= 12
          and not [name for name, libraries in linked.items() if "Foundation" in libraries],
          sorted(linked))


def check_feed():
    with open(f"{EXAMPLES}/Data/energy.csv") as file:
        table = file.read()
    feed = run("green-button-from-csv", "900", input=table)[1]
    espi = "{http://naesb.org/espi}"
    rows = "".join(
        f"{reading.find(espi + 'value').text},"
        f"{reading.find(f'{espi}timePeriod/{espi}start').text}\n"
        for reading in ElementTree.fromstring(feed).iter(espi + "IntervalReading"))
    check("the feed holds the rows", rows == table, rows)
    schemas = [(f"{EXAMPLES}/../Tests/Schemas/strict-feed.xsd", "")]
    shared = os.path.join(os.environ.get("OPENSEG_SHARED", f"{EXAMPLES}/../../shared"), "schemas")
    if os.path.isdir(shared):
        schemas += [(f"{shared}/espi-3.3/usage.xsd", f"{shared}/espi-3.3/catalog.xml"),
                    (f"{shared}/espi-4.0/espi.xsd", f"{shared}/espi-4.0/catalog.xml")]
    else:
        skip("official schemas", "they are not here; the feed was checked with our own alone")
    for schema, catalog in schemas:
        result = subprocess.run(["xmllint", "--nonet", "--noout", "--schema", schema, "-"],
                                input=feed, env=os.environ | {"XML_CATALOG_FILES": catalog},
                                capture_output=True, text=True)
        check(f"the feed is valid by {os.path.relpath(schema)}", result.returncode == 0,
              result.stderr[:300])


def check_damaged_snapshot(folder):
    with open(f"{folder}/damaged.ring", "wb") as file:
        file.write(b"no snapshot")
    status, output, said = run("openseg-cgi", env=ENVIRONMENT | {
        "OPENSEG_SNAPSHOT": f"{folder}/damaged.ring", "REQUEST_METHOD": "GET",
        "PATH_INFO": f"{READINGS}/csv/all"})
    check("a damaged snapshot is told", status == 0 and "Status: 404" in output
          and "is not whole; 0 readings" in said, (output, said))


def check_cgi(folder):
    """openseg-cgi behind lighttpd, which nobody here wrote."""
    snapshot = f"{folder}/demand.ring"
    with open(f"{EXAMPLES}/Data/frames.txt") as frames:
        run("zigbee-to-ring", "--snapshot", snapshot, stdin=frames)
    port = free_port()
    os.environ |= {"PORT": str(port), "OPENSEG_SNAPSHOT": snapshot,
                   "OPENSEG_CGI": f"{EXAMPLES_BIN}/openseg-cgi"}
    server = Process("lighttpd", "-D", "-f", f"{EXAMPLES}/cgi/lighttpd.conf")
    try:
        server.wait_for("server started")

        def ask(path, *options):
            return run("curl", "-sS", "-i", *options, f"http://127.0.0.1:{port}/energy{path}")[1]

        rows = "1234,1421352004\n-785,1421352008\n1235,1421352016\n1100,1421352600\n"
        answer = ask(f"{READINGS}/csv/all")
        check("lighttpd hands out the rows", answer.endswith("\n\n" + rows)
              and "200 OK" in answer, answer)
        answer = ask(f"{READINGS}/csv/all", "--compressed")
        check("lighttpd hands out compressed rows", answer.endswith(rows)
              and "Content-Encoding: gzip" in answer, answer)
        answer = ask(f"{READINGS}/csv?start=1421352005&end=1421352010")
        check("a range comes through", answer.endswith("\n\n-785,1421352008\n"), answer)
        tag = re.search(r"ETag: (.*)\n", answer)
        answer = ask(f"{READINGS}/csv?start=1421352005&end=1421352010", "-H",
                     f"If-None-Match: {tag[1] if tag else ''}")
        check("what is known already is 304", "304 Not Modified" in answer, answer)
        answer = ask(f"{READINGS}/xml/60")
        check("a wrong format is 404 with a sentence", "404" in answer and "accepted are" in answer,
              answer)
        answer = ask(f"{READINGS}/csv/all", "-d", "x=1")
        check("POST is 405", "405" in answer, answer)
        check("HEAD has no body", ask(f"{READINGS}/csv/all", "-I").endswith("\n\n"))
        answer = ask(f"{READINGS}/csv?since=4&wait=300")
        check("a long poll answers at once", "404" in answer and "nothing has come" in answer,
              answer)
        check("events come and end", "event: reading" in ask("/meter/electricity/events"))
        for path in ("/%00%ff%25", "/" + "a" * 3000, "/%3Fstart=1"):
            check(f"{path[:20]} is refused", " 40" in ask(path).splitlines()[0])
    finally:
        check("lighttpd stops", server.stop(signal.SIGINT) == 0)


with tempfile.TemporaryDirectory() as place:
    check_readme(place)
    check_wrong_input()
    check_full_disk()
    check_linkage()
    check_feed()
    check_p1(place)
    check_damaged_snapshot(place)
    if has("openseg-cgi under lighttpd", "lighttpd"):
        check_cgi(place)
    check_damage(place)
    check_clients(place)
    if has("the MQTT bridge", "mosquitto", "mosquitto_sub", "mosquitto_passwd"):
        check_mqtt(place)
    if has("the configuration of Prometheus", "prometheus", "promtool"):
        check_prometheus(place)

print(f"examples: {counts['passed']} passed, {counts['failed']} failed, "
      f"{counts['skipped']} skipped")
sys.exit(1 if counts["failed"] or (counts["skipped"] and os.environ.get("CI") == "true") else 0)
