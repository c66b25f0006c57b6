"""The whole gateway from outside: a simulated dongle, `openseg serve` and clients nobody here wrote.

Use: gateway.py BIN-FOLDER SHARED-FOLDER-OR-EMPTY. Prints one line a check and a closing count.
"""
import gzip
import json
import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

from simulated_gateway import READINGS, Gateway, check, counts, rows, skip

SHARED = sys.argv[2] if len(sys.argv) > 2 else ""
ESPI = "{http://naesb.org/espi}"


def readings(feed):
    values = []
    for reading in ElementTree.fromstring(feed).iter(ESPI + "IntervalReading"):
        start = int(reading.find(f"{ESPI}timePeriod/{ESPI}start").text)
        values.append((int(reading.find(ESPI + "value").text), start))
    return values


def check_access(gateway):
    port, ca = gateway.port, f"{gateway.folder}/ca.pem"
    url = f"https://localhost:{port}{READINGS}/csv/60"
    curl = ["curl", "-s", "-o", "/dev/null", "-w", "%{http_code}", "--cacert", ca]

    def code(*more):
        return subprocess.run([*curl, *more], capture_output=True, text=True).stdout

    check("curl with the right password", code("-u", f"{gateway.user}:{gateway.password}", url)
          == "200")
    check("curl without credentials is 401", code(url) == "401")
    check("curl with a wrong password is 401", code("-u", f"{gateway.user}:wrong", url) == "401")
    check("curl with an unknown user is 401", code("-u", "nobody:x", url) == "401")
    check("/health needs no credentials", code(f"https://localhost:{port}/health") == "200")
    check("the display needs credentials", code(f"https://localhost:{port}/") == "401")
    check("TLS 1.2 is taken", code("--tls-max", "1.2", f"https://localhost:{port}/health") == "200")
    check("TLS 1.3 is taken", code("--tlsv1.3", f"https://localhost:{port}/health") == "200")
    old = subprocess.run(["openssl", "s_client", "-connect", f"127.0.0.1:{port}", "-tls1_1",
                          "-cipher", "ALL:@SECLEVEL=0"], input=b"", capture_output=True)
    check("TLS 1.1 is refused", old.returncode != 0)
    with socket.create_connection(("127.0.0.1", port), timeout=15) as plain:
        plain.sendall(b"GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n")
        plain.settimeout(15)
        try:
            while plain.recv(4096):
                pass
            ended = True
        except ConnectionResetError:
            ended = True
        except TimeoutError:
            ended = False
    check("plain HTTP to the TLS port ends", ended)
    check("the server answers after plain HTTP", code(f"https://localhost:{port}/health") == "200")
    check("POST is refused with Allow", gateway.get(READINGS + "/csv", "POST")[0] == 405)
    page = gateway.get("/")
    check("the display is one HTML page", page[0] == 200 and "<html" in page[1].lower())
    check("the page asks for nothing elsewhere", "//cdn" not in page[1]
          and not re.search(r'(src|href)="https?://', page[1]))


def check_full_cache(gateway):
    gateway.until(READINGS + "/csv/172800", lambda a: a[1].count("\n") > 43_000, 60)
    status, text, headers = gateway.get(READINGS + "/csv/172800")
    feed = gateway.get(READINGS + "/gb/172800")[1]
    again = gateway.get(READINGS + "/csv/172800")[1]
    table = rows(text)
    check("48 h are there", status == 200 and 43_190 <= len(table) <= 43_201, len(table))
    check("CSV rows end in CR LF", text.count("\r\n") == len(table))
    check("times rise", all(a[1] < b[1] for a, b in zip(table, table[1:])))
    both = sorted(set(rows(again)) & set(table), key=lambda row: row[1])
    in_feed = {start: value for value, start in readings(feed)}
    check("the feed holds the same readings", len(in_feed) >= len(both) and all(
        in_feed.get(start) == int(value) for value, start in both), (len(in_feed), len(both)))
    check("coverage is told in a header", any("overage" in name for name in headers), headers)
    document = json.loads(gateway.get(READINGS + "/json/3600")[1])
    check("JSON of an hour", "coverage" in json.dumps(document).lower())
    for schema, start in (("espi-3.3", "usage.xsd"), ("espi-4.0", "espi.xsd")):
        folder = os.path.join(SHARED, "schemas", schema)
        if not SHARED or not os.path.isdir(folder):
            skip(f"schema {schema}", "the official schemas are not here")
            continue
        for form, body in (("48 h", feed), ("current", gateway.get(READINGS + "/gb")[1]),
                           ("register", gateway.get("/meter/electricity/register_reading/gb/3600"
                                                    )[1])):
            with tempfile.NamedTemporaryFile("w", suffix=".xml") as file:
                file.write(body)
                file.flush()
                result = subprocess.run(
                    ["xmllint", "--nonet", "--noout", "--schema", start, file.name], cwd=folder,
                    env=os.environ | {"XML_CATALOG_FILES": "catalog.xml"}, capture_output=True,
                    text=True)
            check(f"feed ({form}) validates under {schema}", result.returncode == 0,
                  result.stderr[:300])


def check_rules(gateway):
    status, text, _ = gateway.get(READINGS + "/csv")
    check("current reading is one row", status == 200 and len(rows(text)) == 1, text)
    check("a trailing slash makes no difference", gateway.get(READINGS + "/csv/")[0] == 200)
    newest = rows(text)[0][1]
    window = rows(gateway.get(f"{READINGS}/csv?start={newest - 40}&end={newest}")[1])
    check("start is included, end is not", window[0][1] == newest - 40 and window[-1][1] < newest,
          window)
    check("an empty range is 404 with its words", (lambda a: a[0] == 404 and "data not found"
          in a[1])(gateway.get(f"{READINGS}/csv?start=1000&end=2000")))
    for path in ("/csv/abc", "/csv/-5", "/csv/0", "/csv/99999999999999999999", "/xml/60",
                 "/csv?start=x&end=5", "/csv?start=9&end=5", "/csv?start=1&end=2&end=3",
                 "/csv?colour=red", "/csv/60/more"):
        status, text, _ = gateway.get(READINGS + path)
        check(f"{path} is refused with a sentence", status in (400, 404) and len(text) > 20,
              (status, text))
    status, text, _ = gateway.get("/meter/electricity/meta_data/kvp/Kind")
    check("metadata of one key", (status, text.strip()) == (200, "Kind=37"), text)
    keys = [line.split("=")[0] for line in
            gateway.get("/meter/electricity/meta_data/kvp")[1].split()]
    check("metadata of all keys", keys == ["DateTimeInterval", "Commodity", "Kind", "FlowDirection",
                                           "PowerOfTen", "UnitsOfMeasurement"], keys)
    check("an unknown key is 404", gateway.get("/meter/electricity/meta_data/kvp/Colour")[0] == 404)
    head = gateway.get(READINGS + "/csv/60", "HEAD")
    check("HEAD has no body", head[0] == 200 and head[1] == "")


def shape(text):
    """What stays the same between two answers: words and structure, not numbers."""
    try:
        document = json.loads(text)
    except ValueError:
        return sorted({re.sub(r"[-0-9][-0-9.:TZ]*", "N", line) for line in text.split()})

    def outline(value):
        if isinstance(value, dict):
            return {name: outline(inner) for name, inner in value.items()}
        if isinstance(value, list):
            return [outline(inner) for inner in value[:1]]
        return type(value).__name__

    return outline(document)


def check_readme(gateway):
    with open(os.path.join(os.path.dirname(__file__), "../../README.md")) as file:
        examples = re.findall(r"```\nGET (\S+)\n(.*?)\n```", file.read(), re.DOTALL)
    for path, shown in examples:
        text = gateway.get(path)[1]
        check(f"README: {path}", shape(text) == shape(shown), (shape(text), shape(shown)))
    check("README has examples", len(examples) >= 8)


def check_unplugged(gateway):
    gateway.simulator.stop(signal.SIGKILL)
    # As udev does with the link of an unplugged device; the pty's number may soon be another's.
    os.unlink(gateway.device)
    status, text, headers = gateway.until(READINGS + "/csv", lambda a: a[0] == 503, 20)
    check("the current reading is refused within three intervals", status == 503
          and "Retry-After" in headers, (status, text))
    check("the refusal tells the age", re.search(r"\d+ (s|seconds)", text) is not None, text)
    check("the history is still served", gateway.get(READINGS + "/csv/172800")[0] == 200)
    before = json.loads(gateway.get("/status")[1])
    gateway.start_simulator()
    status, text, _ = gateway.until(READINGS + "/csv", lambda a: a[0] == 200, 60)
    check("readings resume by themselves", status == 200, text)
    after = json.loads(gateway.get("/status")[1])
    lost = re.search(r'"[a-zA-Z_]*[lL]ost[a-zA-Z_]*": ?([0-9]+)', json.dumps(after))
    check("lost polls are counted", lost is not None and int(lost[1]) > 0, (before, after))


def check_trust(gateway):
    """The samples' own figures: 4,490 Wh by the register, 4,447 Wh by power held until the next."""
    def comparison(answer):
        return json.loads(answer[1]).get("comparison") or {} if answer[0] == 200 else {}

    found = comparison(gateway.until("/meter/electricity/trust_report", lambda a: comparison(a).get(
        "register_watt_hours") == 4490, 20))
    check("trust report of both days: 4,490 Wh by register, 4,447 Wh by held power, -1.0 %",
          found.get("register_watt_hours") == 4490 and round(found["held_watt_hours"]) == 4447
          and round(found["parts_per_million"], -3) == -10_000, found)
    gaps = json.loads(gateway.get(READINGS + "/json/all")[1])["coverage"]
    check("the hole of 1,235 s is one gap, the longest",
          gaps["longest_gap_seconds"] == 1235 and sum(
              gap["end"] - gap["start"] == 1235 for gap in gaps["gaps"]) == 1,
          gaps["longest_gap_seconds"])


def check_replay(name, capture, more=lambda gateway: None):
    expected = [
        (int(demand, 16), int(stamp, 16) + 946_684_800)
        for stamp, demand in re.findall(
            rb"<InstantaneousDemand>\s*<DeviceMacId>0x\w{16}</DeviceMacId>\s*"
            rb"<MeterMacId>0x\w{16}</MeterMacId>\s*<TimeStamp>0x(\w+)</TimeStamp>\s*"
            rb"<Demand>0x(\w+)</Demand>\s*<Multiplier>0x00000001</Multiplier>\s*"
            rb"<Divisor>0x000003e8</Divisor>\s*<DigitsRight>\w+</DigitsRight>\s*"
            rb"<DigitsLeft>\w+</DigitsLeft>\s*<SuppressLeadingZero>Y</SuppressLeadingZero>\s*"
            rb"</InstantaneousDemand>", capture)]
    with tempfile.TemporaryDirectory() as folder:
        with open(f"{folder}/capture", "wb") as file:
            file.write(capture)
        gateway = Gateway(folder, ["--replay", f"{folder}/capture"])
        try:
            got = rows(gateway.until(READINGS + "/csv/all", lambda a: a[0] == 200
                       and a[1].count("\n") >= len(expected), 60)[1])
            check(f"replay of {name}: {len(expected)} demand values and times",
                  got == [(str(watts), when) for watts, when in expected],
                  (len(got), [g for g in zip(got, expected)
                              if g[0] != (str(g[1][0]), g[1][1])][:2]))
            more(gateway)
        finally:
            gateway.stop()


with tempfile.TemporaryDirectory() as folder:
    gateway = Gateway(folder, ["--prefill", "48h", "--demand-interval", "4", "--seed", "1"])
    try:
        check_full_cache(gateway)
        check_access(gateway)
        check_rules(gateway)
        check_readme(gateway)
        check_unplugged(gateway)
        secrets = [gateway.password, open(f"{folder}/users").read().split(":")[1].strip()]
        check("no secret in the log", not any(s in gateway.server.said for s in secrets))
    finally:
        check("SIGTERM stops the server cleanly", gateway.stop() == 0)

if SHARED and os.path.isdir(os.path.join(SHARED, "samples")):
    samples = os.path.join(SHARED, "samples", "raven")
    captures = {}
    for name in ("raven-2015-messages.xml", "raven-2013-05-04-5h.xml",
                 "raven-2013-05-05-13h.xml.gz"):
        opener = gzip.open if name.endswith(".gz") else open
        with opener(os.path.join(samples, name), "rb") as file:
            captures[name] = file.read()
        check_replay(name, captures[name])
    check_replay("both days of May 2013", captures["raven-2013-05-04-5h.xml"]
                 + captures["raven-2013-05-05-13h.xml.gz"], check_trust)
else:
    skip("replay of captures", "the shared samples are not here")

print(f"gateway: {counts['passed']} passed, {counts['failed']} failed, {counts['skipped']} skipped")
sys.exit(1 if counts["failed"] or (counts["skipped"] and os.environ.get("CI") == "true") else 0)
