"""p1-to-ring beside dsmr_parser, which nobody here wrote, on telegrams of every season, and on damage."""
import os
import random
import subprocess
import time

from example_programs import EXAMPLES_BIN, run
from simulated_gateway import check, skip


def checksum(data):
    value = 0
    for byte in data:
        value ^= byte
        for _ in range(8):
            value = value >> 1 ^ 0xA001 if value & 1 else value >> 1
    return value


def telegram(generator, when):
    local = time.gmtime(when + 3600)
    # Clocks change in March and October; the other months are clear.
    while local.tm_mon in (3, 10):
        when += 31 * 86_400
        local = time.gmtime(when + 3600)
    summer = 4 <= local.tm_mon <= 9
    clock = time.strftime("%y%m%d%H%M%S", time.gmtime(when + 7200) if summer else local)

    def number(digits):
        return f"{generator.randrange(10 ** digits):0{digits}}.{generator.randrange(1000):03}"

    body = ("/ISK5\\2M550T-1012\r\n\r\n1-3:0.2.8(50)\r\n"
            f"0-0:1.0.0({clock}{'S' if summer else 'W'})\r\n"
            f"1-0:1.8.1({number(6)}*kWh)\r\n1-0:1.8.2({number(6)}*kWh)\r\n"
            f"1-0:2.8.1({number(6)}*kWh)\r\n1-0:2.8.2({number(6)}*kWh)\r\n"
            f"0-0:96.14.0(0002)\r\n1-0:1.7.0({number(2)}*kW)\r\n1-0:2.7.0({number(2)}*kW)\r\n"
            "0-1:24.1.0(003)\r\n!").encode()
    return body + f"{checksum(body):04X}\r\n".encode()


def read(data):
    return subprocess.run([f"{EXAMPLES_BIN}/p1-to-ring"], input=data, capture_output=True,
                          timeout=20).stdout.decode()


def check_p1(folder):
    generator = random.Random(1)
    telegrams = [telegram(generator, 1_000_000_000 + generator.randrange(1_000_000_000))
                 for _ in range(100)]
    file = f"{folder}/p1.txt"
    with open(file, "wb") as output:
        output.write(b"".join(telegrams))
    python = subprocess.run([os.path.dirname(__file__) + "/../../scripts/peer-python",
                             "dsmr_parser==1.4.3"], capture_output=True, text=True)
    if python.returncode:
        skip("P1 telegrams", "dsmr_parser could not be had")
    else:
        status, output, said = run(python.stdout.strip(),
                                   os.path.dirname(__file__) + "/p1_reference.py", file)
        wanted = []
        for line in output.splitlines():
            when, power, delivered, received = line.split()
            wanted.append(f"1 of 1 readings\n{when} {power} mW\n"
                          f"{when} {delivered} mWh delivered, {received} mWh received\n")
        got = [read(one) for one in telegrams]
        check("100 telegrams say what dsmr_parser reads in them", got == wanted and len(got) == 100,
              [pair for pair in zip(got, wanted) if pair[0] != pair[1]][:2] or said[-500:])
    whole = telegrams[0]
    results = set()
    for place in range(generator.randrange(3), len(whole) - 2, 3):
        damaged = bytearray(whole)
        damaged[place] ^= 1 << generator.randrange(7)
        results.add(read(bytes(damaged)))
    check("a telegram with a wrong byte is left out", results == {"0 of 0 readings\n"}, results)
    results = {read(whole[:end]) for end in range(0, len(whole) - 1, 13)}
    check("a telegram cut off anywhere is left out", results == {"0 of 0 readings\n"}, results)
