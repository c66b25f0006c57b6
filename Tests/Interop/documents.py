"""Runs what the documents show: each command here, or by the check that is named below, each request
against a gateway; what is in backquotes and looks like a file, a script or a make target must be there.

Use: documents.py FOLDER-OF-BUILD, in the package's root. A block of code that nothing here knows
is a failure: give it a line in one of the tables.
"""
import glob
import json
import os
import re
import subprocess
import sys
import tempfile

from simulated_gateway import Process, check, counts, free_port

DOCUMENTS = ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md",
             *sorted(glob.glob("*/README.md")), *sorted(glob.glob("docs/**/*.md", recursive=True))]

# Commands that a check of their own runs: the word by which the script shows it.
RUN_ELSEWHERE = {
    "swift build -c release": "scripts/check-gateway builds the programs so",
    "swift build -c release --product openseg -Xswiftc -static-executable":
        "takes minutes; scripts/check-packaging looks at what it makes",
}
# Make targets without a check, and why.
TARGETS_UNCHECKED = {
    "embedded": "is scripts/build-embedded three times, as scripts/check-c-interface runs it",
    "test": "is what runs this", "check": "is what runs this", "lint": "make check begins with it",
    "bench": "measures on a quiet machine; scripts/check-allocations builds the same package",
    "format": "changes the sources; make lint says whether it has work to do",
    "clean": "removes what was built",
}
# What is made when the first release is.
NOT_YET = {"docs/api/last-release", "docs/api/released"}
# Pages whose every command and output another script takes from the page and runs.
PAGES_ELSEWHERE = {"Examples/README.md": "scripts/check-examples",
                   "Embedded/README.md": "scripts/check-c-interface"}
# First words of blocks that are no commands: drawings.
DRAWINGS = ("serial line ->", "SEPSimpleMetering    RavenKit")


def blocks(text):
    """(language or None for an indented one, lines) of each block of code."""
    found, fence, lines, before = [], None, [], ""
    for line in [*text.splitlines(), ""]:
        opening = re.match(r"```+ *(\w*)", line)
        if fence is not None:
            if opening and not opening[1]:
                found.append((fence, lines))
                fence, lines = None, []
            else:
                lines.append(line)
        elif opening:
            fence, lines = opening[1], []
        elif line.startswith("    ") and (lines or before.strip() == ""):
            lines.append(line[4:])
        elif lines and line.strip():
            found.append((None, lines))
            lines = []
        elif not line.strip() and lines:
            lines.append("")
        before = line
    return [(language, [line for line in lines]) for language, lines in found] + (
        [(None, lines)] if lines else [])


def contents(path):
    with open(path) as file:
        return file.read()


MAKEFILE = contents("Makefile")
CHECKS = {path: contents(path) for path in [
    "scripts/test", *glob.glob("scripts/check-*"), *glob.glob("Tests/Interop/*.py")]
    if not path.endswith("documents.py")}


def runs_somewhere(script):
    """Whether a check is this script or calls it."""
    return script in CHECKS or any(script in text for text in CHECKS.values())


def check_target(target, where):
    recipe = re.search(rf"^{re.escape(target)}:.*\n((?:\t.*\n)*)", MAKEFILE, re.M)
    if not recipe:
        check(f"{where}: make {target}", False, "the Makefile has no such target")
    elif target not in TARGETS_UNCHECKED and target != "run":
        scripts = [script for script in re.findall(r"(?:scripts|Benchmarks)/[\w-]+", recipe[1])
                   if script != "scripts/setup"]
        check(f"{where}: make {target}", bool(scripts) and all(map(runs_somewhere, scripts)),
              f"no check runs {' '.join(scripts) or 'its recipe'}")


def check_spans(page, text):
    """What stands in backquotes in running text."""
    prose = re.sub(r"^```.*?^```", "", text, flags=re.M | re.S)
    wrong = []
    for span in re.findall(r"`([^`\n]+)`", prose):
        if match := re.fullmatch(r"make ([\w-]+)", span):
            if not re.search(rf"^{re.escape(match[1])}:", MAKEFILE, re.M):
                wrong.append(span)
        elif re.fullmatch(r"(scripts|Sources|Tests|Examples|Benchmarks|Fuzz|docs|packaging)/[\w./+-]*",
                          span) and not re.search(r"\b[A-Z]{4,}\b", span):
            places = span, os.path.join(os.path.dirname(page), span)
            if not any(map(os.path.exists, places)) and span not in NOT_YET:
                wrong.append(span)
    for link in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", prose):
        if not os.path.exists(os.path.join(os.path.dirname(page), link)):
            wrong.append(link)
    check(f"{page}: files, scripts and targets are there", not wrong, wrong)


def masked(text):
    """A text with each number as 0."""
    return re.sub(r"-?\d+", "0", text)


def like(shown, answered):
    """Whether two JSON values have the same keys and kinds all the way down; null fits anything."""
    if shown is None or answered is None:
        return True
    if isinstance(shown, dict):
        return isinstance(answered, dict) and shown.keys() == answered.keys() and all(
            like(shown[key], answered[key]) for key in shown)
    if isinstance(shown, list):
        return isinstance(answered, list) and (
            not shown or not answered or like(shown[0], answered[0]))
    return isinstance(answered, type(shown)) or {type(shown), type(answered)} == {int, float}


def check_request(page, lines, ask):
    """A block `GET path` and its answer, against a gateway."""
    path, shown = lines[0].split(" ", 1)[1], lines[1:]
    answer = ask(path)
    if shown[0].startswith("{"):
        good = like(json.loads(shown[0]), json.loads(answer))
    elif re.match(r"-?\d", shown[0]):
        good = {masked(line) for line in answer.splitlines()} == {masked(line) for line in shown}
    else:
        good = [masked(line) for line in answer.splitlines()] == [masked(line) for line in shown]
    check(f"{page}: GET {path}", good, answer[:600])


class Demonstration:
    """`make run` in a folder of its own, and what it prints."""

    def __init__(self, folder):
        self.folder, self.port = f"{folder}/demo", free_port()
        self.process = Process(
            "make", "run", stream="stdout", start_new_session=True, env=os.environ | {
                "OPENSEG_DEMO": self.folder, "OPENSEG_DEMO_LISTEN": f"127.0.0.1:{self.port}",
                "OPENSEG_DEMO_BUILD": os.path.basename(build)}, stderr=subprocess.STDOUT)
        self.said = self.process.wait_for("Ctrl-C", 600)
        self.password = re.search(r"password +(\S+)", self.said)[1]

    def shell(self, command):
        """Runs a command as it is shown, with this demonstration's folder, port and password."""
        command = re.sub(r"owner:\S+", f"owner:{self.password}", command)
        command = command.replace("demo/", f"{self.folder}/").replace(":8443", f":{self.port}")
        return subprocess.run(["bash", "-c", command], capture_output=True, text=True, timeout=60)

    def ask(self, path):
        return self.shell("curl -s --cacert demo/ca.pem -u owner:x "
                          f"'https://localhost:8443{path}'").stdout

    def stop(self):
        os.killpg(self.process.process.pid, 2)
        self.process.process.wait(timeout=30)


def check_own_gateway(command_of, folder):
    """The commands of `Read a real meter`, with the build at hand in the place of the other."""
    os.makedirs(f"{folder}/.build")
    os.symlink(os.path.abspath(build), f"{folder}/.build/release")
    made = subprocess.run(["bash", "-c", command_of["init"]], cwd=folder, capture_output=True, text=True)
    check("openseg init as shown", made.returncode == 0 and "password:" in made.stdout, made.stderr)
    port = free_port()
    server = Process("bash", "-c", "exec " + command_of["serve"], cwd=folder,
                     env=os.environ | {"OPENSEG_LISTEN": f"127.0.0.1:{port}"})
    server.wait_for("https://")
    answer = subprocess.run(
        ["curl", "-s", "--cacert", f"{folder}/gateway/ca.pem", f"https://localhost:{port}/health"],
        capture_output=True, text=True).stdout
    check("openseg serve as shown", bool(answer.strip()) and server.stop() == 0, answer)


build = sys.argv[1]
with tempfile.TemporaryDirectory() as folder:
    demonstration, commands = Demonstration(folder), {}
    for page in DOCUMENTS:
        text = contents(page)
        check_spans(page, text)
        if page in PAGES_ELSEWHERE:
            check(f"{page}: {PAGES_ELSEWHERE[page]} runs it",
                  page.split("/")[1] in "".join(contents(path) for path in [
                      PAGES_ELSEWHERE[page], *glob.glob("Tests/Interop/example*.py")]))
            continue
        for language, lines in blocks(text):
            lines = [line for line in lines if line.strip()]
            if language == "swift":
                # The snippets of the README are compiled with the articles'.
                check(f"{page}: Swift", page == "README.md", lines[0])
                continue
            if lines[0].strip().startswith(DRAWINGS):
                continue
            if lines[0].startswith("GET /"):
                check_request(page, lines, demonstration.ask)
                continue
            if lines[0].strip().startswith("URL"):
                # What `make run` prints, and the command in it.
                words = [line.split()[0] for line in lines]
                printed = [line.split()[0] for line in demonstration.said.splitlines() if line.strip()]
                check(f"{page}: what make run prints",
                      [word for word in printed if word in words] == words, demonstration.said)
                lines = [line.strip() for line in lines if line.strip().startswith("curl")]
            for line in lines:
                command = re.sub(r"^\$ ", "", re.sub(r" +# .*", "", line)).strip()
                where = f"{page}: {command}"
                if match := re.fullmatch(r"make ([\w-]+)( \w+=\S*)*", command):
                    check_target(match[1], page)
                elif command in RUN_ELSEWHERE:
                    continue
                elif match := re.fullmatch(r"Benchmarks/run (\w+)", command):
                    check(where, os.path.exists(f"Benchmarks/{match[1]}/run"), "no such suite")
                elif match := re.match(r"(scripts/[\w-]+)", command):
                    check(where, os.access(match[1], os.X_OK) and runs_somewhere(match[1]),
                          "no such script, or no check runs it")
                elif match := re.fullmatch(r"\.build/release/openseg (init|serve) .*", command):
                    commands[match[1]] = command
                elif command.startswith("curl "):
                    done = demonstration.shell(command)
                    check(where, done.returncode == 0 and bool(done.stdout), (done.stdout, done.stderr))
                else:
                    check(where, False, "nothing runs this; see the tables in Tests/Interop/documents.py")
    demonstration.stop()
    if {"init", "serve"} <= commands.keys():
        check_own_gateway(commands, folder)
for command in (["help", "config"], ["help"], ["help", "serve"], ["help", "init"], ["help", "probe"],
                ["check-config", "--help"]):
    done = subprocess.run([f"{build}/openseg", *command], capture_output=True, text=True)
    check(f"openseg {' '.join(command)}", done.returncode == 0 and len(done.stdout) > 100, done.stderr)
print(f"documents: {counts['passed']} passed, {counts['failed']} failed")
sys.exit(1 if counts["failed"] else 0)
