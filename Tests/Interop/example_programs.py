"""How the example programs are run by the checks beside this file."""
import os
import re
import shutil
import subprocess
import sys

from simulated_gateway import skip

EXAMPLES_BIN = sys.argv[2]
EXAMPLES = os.path.abspath(os.path.join(os.path.dirname(__file__), "../../Examples"))
ENVIRONMENT = os.environ | {"PATH": f"{EXAMPLES_BIN}:{os.environ['PATH']}"}


def run(*command, **more):
    """A program's status, standard output and standard error."""
    result = subprocess.run(command, capture_output=True, text=True, timeout=60,
                            **({"env": ENVIRONMENT} | more))
    return result.returncode, result.stdout, result.stderr


def has(name, *programs):
    """Whether the programs of other people that a check needs are here."""
    missing = [program for program in programs if not shutil.which(program)]
    if missing:
        skip(name, f"no {', '.join(missing)} (scripts/setup examples installs it)")
    return not missing


def numberless(text):
    """The lines of a text with N for each number, each once: what stays the same between two runs."""
    return sorted({re.sub(r"-?\d+(\.\d+)?", "N", line) for line in text.splitlines()})


def documented():
    """The commands of Examples/README.md: whether the output is exact, command, output; and whether
    it needs gateways."""
    with open(f"{EXAMPLES}/README.md") as file:
        blocks = re.findall(r"```(console)?\n\$ (.*)\n((?:.*\n)*?)```", file.read())
    return [(exact == "console", command, shown,
             bool(re.search("localhost|gateway-|openseg.sock", command + shown)))
            for exact, command, shown in blocks]
