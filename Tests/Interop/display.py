"""Drives the web display in headless Chromium: live value, sizes, light and dark, zoom, keyboard,
dropped dongle, dead gateway. Screenshots are left for a person to look at.

Use: display.py BIN-FOLDER SCREENSHOT-FOLDER. Prints one line a check and a closing count.
"""
import base64
import fcntl
import json
import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time

BIN, SHOTS = sys.argv[1], sys.argv[2]
counts = {"passed": 0, "failed": 0}


def check(name, good, detail=""):
    counts["passed" if good else "failed"] += 1
    print(f"{'ok  ' if good else 'FAIL'} {name}" + (f": {detail}" if detail else ""), flush=True)


class Browser:
    """Chromium, spoken to over its debugging pipe."""

    def __init__(self, folder):
        to_browser, from_browser = os.pipe(), os.pipe()
        inherited = [fcntl.fcntl(end, fcntl.F_DUPFD, 100) for end in (to_browser[0],
                                                                       from_browser[1])]

        def place():
            os.dup2(inherited[0], 3)
            os.dup2(inherited[1], 4)

        self.process = subprocess.Popen(
            ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run",
             "--ignore-certificate-errors", "--remote-debugging-pipe", "--lang=en-US",
             f"--user-data-dir={folder}/browser", "about:blank"],
            preexec_fn=place, pass_fds=(3, 4), stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
        for end in (*inherited, to_browser[0], from_browser[1]):
            os.close(end)
        self.out, self.input, self.received = to_browser[1], from_browser[0], b""
        self.number, self.session, self.problems = 0, None, []
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.call("Target.attachToTarget", targetId=target,
                                 flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log"):
            self.call(domain + ".enable")

    def call(self, method, **parameters):
        self.number += 1
        message = {"id": self.number, "method": method, "params": parameters}
        if self.session:
            message["sessionId"] = self.session
        os.write(self.out, json.dumps(message).encode() + b"\0")
        while True:
            answer = self.next_message()
            if answer.get("id") == self.number:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']}")
                return answer["result"]
            if answer.get("method") == "Log.entryAdded":
                entry = answer["params"]["entry"]
                if entry["level"] == "error":
                    self.problems.append(entry["text"])
            if answer.get("method") == "Runtime.exceptionThrown":
                details = answer["params"]["exceptionDetails"]
                self.problems.append(details.get("exception", {}).get("description", str(details)))

    def next_message(self):
        while b"\0" not in self.received:
            chunk = os.read(self.input, 1 << 20)
            if not chunk:
                raise EOFError("the browser has ended")
            self.received += chunk
        message, _, self.received = self.received.partition(b"\0")
        return json.loads(message)

    def value(self, expression):
        result = self.call("Runtime.evaluate", expression=expression, awaitPromise=True,
                           returnByValue=True)
        if "exceptionDetails" in result:
            raise RuntimeError(f"{expression}: {result['exceptionDetails']}")
        return result["result"].get("value")

    def until(self, expression, seconds):
        """Waits in the page until the expression holds; the seconds that took, or None."""
        return self.value(
            f"new Promise((resolve, reject) => {{ const begun = performance.now(); const timer = "
            f"setInterval(() => {{ const took = (performance.now() - begun) / 1000; "
            f"try {{ if ({expression}) {{ clearInterval(timer); resolve(took); }} "
            f"else if (took > {seconds}) {{ clearInterval(timer); resolve(null); }} }} "
            f"catch (error) {{ clearInterval(timer); reject(error); }} }}, 50); }})")

    def size(self, width, height, dark):
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height,
                  deviceScaleFactor=1, mobile=width < 600)
        self.call("Emulation.setEmulatedMedia", features=[
            {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}])
        self.value("new Promise((resolve) => requestAnimationFrame(() => "
                   "requestAnimationFrame(resolve)))")

    def shoot(self, name):
        image = self.call("Page.captureScreenshot", format="png")["data"]
        with open(os.path.join(SHOTS, name + ".png"), "wb") as file:
            file.write(base64.b64decode(image))

    def press(self, key, text=""):
        for kind in ("keyDown", "keyUp"):
            self.call("Input.dispatchKeyEvent", type=kind, key=key, text=text)

    def stop(self):
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


MESSAGE = "Maintenance on Tuesday from 9 to 10: <b>no power</b> & no radio."


class Gateway:
    """A simulated dongle with two days of history and `openseg serve` over TLS."""

    def __init__(self, folder):
        self.folder, self.device = folder, os.path.join(folder, "raven")
        made = subprocess.run([f"{BIN}/openseg", "init", "--dir", folder, "--device", self.device],
                              capture_output=True, text=True, check=True).stdout
        self.user = re.search(r"user: +(\S+)", made)[1]
        self.password = re.search(r"password: +(\S+)", made)[1]
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.plug_in("--prefill", "48h", "--faults",
                     f'at 2s message-to-confirm "{MESSAGE}"; at 2s price 0.1267')
        self.server = subprocess.Popen(
            [f"{BIN}/openseg", "serve", "--config", f"{folder}/openseg.conf", "--listen",
             f"127.0.0.1:{self.port}", "--price-and-messages", "yes"], stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL)

    def plug_in(self, *more):
        self.simulator = subprocess.Popen(
            [f"{BIN}/raven-simulator", "--pty", self.device, "--demand-interval", "4", *more],
            stderr=subprocess.PIPE, stdin=subprocess.DEVNULL)
        self.simulator.stderr.readline()

    def url(self):
        return f"https://{self.user}:{self.password}@127.0.0.1:{self.port}/"

    def stop(self):
        for process in (self.server, self.simulator):
            process.kill()
            process.wait()


COLOURED = """(() => {
  const { canvas, area } = plot, { width, height } = canvas;
  const data = canvas.getContext('2d').getImageData(area.left, area.top, width - area.left - area.right,
    height - area.top - area.bottom).data;
  const columns = new Set(), wide = width - area.left - area.right;
  for (let i = 0; i < data.length; i += 4) {
    if (data[i + 3] > 200 && data[i + 2] > data[i] + 60) columns.add((i / 4) % wide);
  }
  return columns.size / wide;
})()"""

UNNAMED = """[...document.querySelectorAll('button, a, canvas, table, summary')].filter((element) =>
  !(element.getAttribute('aria-label') || element.textContent.trim())).length"""


def check_page(browser):
    took = browser.until("plot.times.length > 40000 && /ago|just now/.test(age.textContent)", 60)
    check("live value and 48 h of readings are there", took is not None, f"after {took or 99:.1f} s")
    now = browser.value("[value.textContent, unit.textContent, age.textContent].join(' ')")
    check("the value has a unit and an age", re.fullmatch(
        "[\u2212\\d,.]+ k?W (just now|\\d+\u00a0s ago)", now or ""), now)
    link = browser.value("document.getElementById('link').dataset.state")
    check("the connection is shown as good", link == "good", link)
    for name, width, height in (("desktop", 1280, 800), ("phone", 390, 844)):
        for dark in (False, True):
            browser.size(width, height, dark)
            shade = "dark" if dark else "light"
            filled = browser.value(COLOURED)
            check(f"{name}, {shade}: the curve spans the plot", filled > 0.9, f"{filled:.0%}")
            fits = browser.value("document.documentElement.scrollWidth <= innerWidth")
            bottom = browser.value("plot.canvas.getBoundingClientRect().bottom")
            check(f"{name}, {shade}: nothing is cut off at the side, the plot is in view",
                  fits and bottom <= height, f"plot ends at {bottom:.0f} of {height}")
            back = browser.value("getComputedStyle(document.documentElement).backgroundColor")
            level = sum(int(number) for number in re.findall(r"\d+", back)[:3])
            check(f"{name}, {shade}: the colours are {shade}", (level < 200) == dark, back)
            browser.shoot(f"{name}-{shade}")
    check("every control has a name", browser.value(UNNAMED) == 0)
    check("a summary stands in words", browser.value(
        "/^Lowest .+, highest .+, average .+/.test(summary.textContent)"),
        browser.value("summary.textContent"))


def told(browser, utility):
    """What the page says of a price or message that `/status` could bring, an hour after noon."""
    browser.value(f"showUtility({{ now: new Date(2026, 10, 20, 13).getTime() / 1000, "
                  f"utility: {utility} }})")
    return browser.value(
        "['price', 'message'].map(byId).map((part) => part.hidden ? 'hidden' : "
        "(part.classList.contains('over') ? 'over: ' : '') + [...part.children].map((child) => "
        "child.textContent.trim()).filter(Boolean).join(' | ')).map((text) => "
        "text.replace(/\\s/g, ' '))")


def check_utility(browser):
    took = browser.until("!byId('price').hidden && !byId('message').hidden", 30)
    check("price and message are shown", took is not None, f"after {took or 99:.1f} s")
    price = browser.value("byId('price').innerText")
    check("the price has its currency and its time", "per kWh" in price and "$0.1267" in price
          and re.search("heard \\d+:\\d\\d", price) is not None, repr(price))
    message = browser.value("byId('message').innerText")
    check("the message stands as text, with its time", MESSAGE in message
          and re.search("heard \\d+:\\d\\d", message) is not None
          and browser.value("byId('message').querySelector('p').children.length") == 0,
          repr(message))
    sent = browser.value("ask('/audit').then((answer) => answer.text())")
    check("it says that no confirmation is sent, and none is", "never sends" in message
          and "<Name>initialize</Name>" in sent and "confirm" not in sent)
    # The clock of the page's own zone, so that the hours below are those that a person reads.
    at = "new Date(2026, 10, 20, {}).getTime() / 1000".format
    heard = f"received_at: {at('12, 50')}"
    for name, utility, wanted in (
            ("a price with its end", f"{{ price: {{ value: 0.1, currency: 840, tier: 2, label: "
             f"'Evening', start: {at(12)}, duration_minutes: 120, {heard} }} }}",
             "Price now, per kWh | $0.10 | Evening, until 2:00 PM, heard 12:50 PM"),
            ("a price that has ended is not the present one", f"{{ price: {{ value: 12, currency: "
             f"978, tier: 3, start: {at(10)}, duration_minutes: 60, {heard} }} }}",
             "over: Last price, per kWh | €12.00 | tier 3, ended 11:00 AM, heard 12:50 PM"),
            ("a price not heard for an hour is not the present one", "{ price: { value: 0.2, "
             f"currency: 999, received_at: {at('11, 30')} }} }}",
             "over: Last price, per kWh | 0.2 (currency 999) | heard 11:30 AM"),
            ("no price and no message", "{ price: null, message: null }", "hidden"),
            ("what is not asked for", "undefined", "hidden")):
        said = told(browser, utility)[0]
        check(name, said == wanted, said)
    for name, utility, wanted in (
            ("a message of high priority that begins later", "{ message: { text: 'Peak event', "
             f"priority: 'High', start: {at(17)}, duration_minutes: 180, {heard} }} }}",
             "Message from the utility, high priority | Peak event | from 5:00 PM until 8:00 PM; "
             "heard 12:50 PM"),
            ("a message that is withdrawn", "{ message: { text: 'Peak event', withdrawn: true, "
             f"confirmed: true, confirmation_wanted: true, {heard} }} }}",
             "over: Message from the utility | Peak event | withdrawn by the utility; heard "
             "12:50 PM; confirmed elsewhere"),
            ("a message that is over", "{ message: { text: 'Peak event', "
             f"start: {at(9)}, duration_minutes: 60, {heard} }} }}",
             "over: Message from the utility | Peak event | ended 10:00 AM; heard 12:50 PM"),
            ("a message of at once, for three hours", "{ message: { text: 'Save power', "
             f"start: 946684800, duration_minutes: 180, {heard} }} }}",
             "Message from the utility | Save power | for 3.0 h; heard 12:50 PM")):
        said = told(browser, utility)[1]
        check(name, said == wanted, said)
    browser.value("showUtility(state.status)")


def check_zoom(browser):
    browser.size(1280, 800, False)
    browser.value("plot.canvas.focus()")
    browser.press("+", "+")
    check("the + key zooms in", browser.value("plot.span") == 86400)
    browser.press("ArrowLeft")
    check("an arrow key moves into the past", browser.value("plot.end !== null"))
    browser.shoot("zoomed")
    browser.press("End")
    check("End goes back to live", browser.value("plot.end === null"))
    browser.value("document.querySelector('[data-span=\"300\"]').click()")
    check("a button shows five minutes", browser.value("plot.span") == 300)
    times = browser.value("plot.canvas.getBoundingClientRect().top") + 100
    for _ in range(12):
        browser.call("Input.dispatchMouseEvent", type="mouseWheel", x=640, y=times, deltaX=0,
                     deltaY=-100)
    check("the wheel zooms to seconds", browser.value("plot.span") <= 60,
          browser.value("plot.span"))
    browser.shoot("seconds")
    browser.press("Home")
    check("Home shows 48 h", browser.value("plot.span") == 172800)


def check_drop(browser, gateway):
    def next_reading():
        return browser.until(f"plot.times.at(-1) > {browser.value('plot.times.at(-1)')}", 15)

    check("the gateway tells its readings by itself", browser.until("state.isTold", 10) is not None)
    took = next_reading()
    check("a new reading appears by itself", took is not None, f"after {took or 99:.1f} s")
    browser.value("window.kept = EventSource, window.EventSource = undefined, listen(false)")
    next_reading()
    took = next_reading()
    check("without events the page asks and a new reading appears", took is not None
          and not browser.value("state.isTold"), f"after {took or 99:.1f} s")
    browser.value("window.EventSource = kept, listen(true)")
    browser.until("state.isTold", 10)
    gateway.simulator.kill()
    gateway.simulator.wait()
    last = browser.value("plot.now() - plot.times.at(-1)")
    took = browser.until("/^no reading for \\d+/.test(age.textContent)", 20)
    check("without the dongle the page says so within two polls",
          took is not None and took + last <= 9.5, f"{(took or 99) + last:.1f} s after the last one")
    took = browser.until("document.getElementById('link').dataset.state === 'bad'", 10)
    check("the missing dongle is named", took is not None, browser.value(
        "document.querySelector('#link b').textContent"))
    browser.until("byId('now').dataset.state === 'bad'", 15)
    check("an old value is not shown as the present one", browser.value("value.textContent") == "–")
    for name, width, height in (("desktop", 1280, 800), ("phone", 390, 844)):
        browser.size(width, height, name == "phone")
        browser.shoot(f"unplugged-{name}")
    browser.size(1280, 800, False)
    gateway.plug_in()
    took = browser.until("/ago|just now/.test(age.textContent)", 60)
    check("readings resume by themselves", took is not None, f"after {took or 99:.1f} s")
    check("the gap is drawn as a gap", browser.value("plot.holes().length > 0"))
    browser.value("document.querySelector('[data-span=\"300\"]').click()")
    browser.shoot("gap")
    check("no error in the browser's console", not browser.problems, str(browser.problems or ""))
    gateway.server.kill()
    gateway.server.wait()
    took = browser.until("/can not be reached/.test(document.getElementById('link').textContent)",
                         15)
    check("a gateway that is gone is named", took is not None, f"after {took or 99:.1f} s")


def main():
    os.makedirs(SHOTS, exist_ok=True)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        gateway = Gateway(folder)
        browser = Browser(folder)
        try:
            browser.call("Page.navigate", url=gateway.url())
            # The server may still be starting.
            for _ in range(50):
                if browser.value("typeof plot") == "object":
                    break
                time.sleep(0.1)
                browser.call("Page.navigate", url=gateway.url())
            browser.problems.clear()
            check_utility(browser)
            check_page(browser)
            check_zoom(browser)
            check_drop(browser, gateway)
        finally:
            browser.stop()
            gateway.stop()
    print(f"display: {counts['passed']} passed, {counts['failed']} failed; screenshots in {SHOTS}")
    sys.exit(counts["failed"] > 0)


main()
