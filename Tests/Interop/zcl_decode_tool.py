"""zcl-decode as a script meets it: an independent reading of random frames, whole and cut, the lines'
layout, and the command line.

Use: zcl_decode_tool.py ZCL-DECODE. Prints what failed and a count; exits 1 on a failure.
"""
import datetime
import json
import math
import os
import random
import struct
import subprocess
import sys
from fractions import Fraction

from tool_checks import check, finish

TOOL = sys.argv[1]


def run(*arguments, input=b""):
    done = subprocess.run([TOOL, *arguments], input=input, capture_output=True, timeout=60)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def decode(lines):
    status, output, messages = run(input=lines if isinstance(lines, bytes) else lines.encode())
    check("status 0 whatever the lines hold", status == 0 and not messages, (status, messages))
    # The lines of Unicode, of which JSON knows not all: none may stand within an object.
    return [json.loads(line) for line in output.splitlines()]


# Another reading of the ZCL's records, from its tables.
SIZES = {0x00: 0, 0xFF: 0, 0x10: 1, 0x30: 1, 0x31: 2, 0x38: 2, 0x39: 4, 0x3A: 8, 0xE0: 4, 0xE1: 4,
         0xE2: 4, 0xE8: 2, 0xE9: 2, 0xEA: 4, 0xF0: 8, 0xF1: 16}
for family in 0x08, 0x18, 0x20, 0x28:
    SIZES |= {family + octets: octets + 1 for octets in range(8)}
COLLECTIONS, STRUCTURE = (0x48, 0x50, 0x51), 0x4C
TYPES = [*SIZES, 0x41, 0x42, 0x43, 0x44, *COLLECTIONS, STRUCTURE]


class Unsound(Exception):
    pass


class Octets:
    def __init__(self, octets):
        self.octets, self.place = octets, 0

    @property
    def left(self):
        return len(self.octets) - self.place

    def take(self, number):
        if number > self.left:
            raise Unsound("short")
        self.place += number
        return self.octets[self.place - number:self.place]

    def number(self, octets):
        return int.from_bytes(self.take(octets), "little")


def value(octets, kind):
    """The value as the line gives it, and whether it is the type's "no value"."""
    if kind in SIZES:
        return scalar(octets.take(SIZES[kind]), kind)
    if kind in (0x41, 0x42, 0x43, 0x44):
        width = 1 if kind < 0x43 else 2
        length = octets.number(width)
        if length == (1 << 8 * width) - 1:
            return None, True
        raw = octets.take(length)
        return ({"hex": raw.hex()} if kind in (0x41, 0x43)
                else {"text": raw.decode(errors="replace")}), False
    if kind not in COLLECTIONS and kind != STRUCTURE:
        raise Unsound("undefined type")
    element = octets.number(1) if kind != STRUCTURE else None
    length = octets.number(2)
    if length == 0xFFFF:
        return None, True
    if kind == STRUCTURE:
        fields = []
        for _ in range(length):
            inner = octets.number(1)
            fields.append({"type": inner, "value": value(octets, inner)[0]})
        return {"fields": fields}, False
    return {"of": element, "items": [value(octets, element)[0] for _ in range(length)]}, False


def scalar(raw, kind):
    number, bits = int.from_bytes(raw, "little"), 8 * len(raw)
    is_full = bits > 0 and number == (1 << bits) - 1
    if bits == 0:
        return None, False
    if kind in (0x38, 0x39, 0x3A):
        float_ = struct.unpack({2: "<e", 4: "<f", 8: "<d"}[len(raw)], raw)[0]
        if math.isnan(float_):
            return None, True
        return {"bits": number, "float": None if math.isinf(float_) else float_}, False
    if 0x08 <= kind <= 0x0F or 0x18 <= kind <= 0x1F:
        return number, False
    if 0x28 <= kind <= 0x2F:
        if number == 1 << bits - 1:
            return None, True
        return number - (1 << bits if number >> bits - 1 else 0), False
    if is_full:
        return None, True
    if kind == 0x10:
        return (bool(number) if number < 2 else number), False
    return ({"hex": raw.hex()} if kind in (0xF0, 0xF1) else number), False


def reading(frame):
    octets = Octets(frame)
    control = octets.number(1)
    manufacturer = octets.number(2) if control & 4 else None
    line = {"ok": True, "fcf": {"type": control & 3, "mfg": bool(control & 4),
                                "dir": control >> 3 & 1, "ddr": bool(control & 16)},
            "manufacturer": manufacturer, "tsn": octets.number(1), "command": octets.number(1),
            "rest": "", "records": []}
    while octets.left:
        record = {"attr": octets.number(2), "status": 0}
        if line["command"] == 0x01:
            record["status"] = octets.number(1)
        if record["status"]:
            record |= {"type": None, "value": None, "none": False}
        else:
            record["type"] = octets.number(1)
            record["value"], record["none"] = value(octets, record["type"])
        if record["type"] == 0xE2:
            record["utc"] = None if record["none"] else (
                datetime.datetime(2000, 1, 1) + datetime.timedelta(seconds=record["value"])
            ).strftime("%Y-%m-%dT%H:%M:%SZ")
        line["records"].append(record)
    return line


generator = random.Random(702)


def random_value(kind, depth=0):
    if kind in SIZES:
        octets = SIZES[kind]
        return generator.choice([b"\xff" * octets, (b"\0" * octets + b"\x80")[1:][:octets],
                                 (b"\xff" * octets + b"\x7f")[1:][:octets], b"\0" * octets,
                                 *[generator.randbytes(octets)] * 4])
    if kind in (0x41, 0x42, 0x43, 0x44):
        width = 1 if kind < 0x43 else 2
        if generator.random() < 0.2:
            return b"\xff" * width
        raw = 'é"\\\n\u2028€x'.encode() * generator.randrange(3) + generator.randbytes(3)
        return len(raw).to_bytes(width, "little") + raw
    element = generator.choice(TYPES)
    head = b"" if kind == STRUCTURE else bytes([element])
    if generator.random() < 0.2:
        return head + b"\xff\xff"
    # Elements without octets are limited by the frame: zcl-decode.md.
    length = 1 if depth < 3 else 0
    head += length.to_bytes(2, "little")
    return head + (bytes([element]) if kind == STRUCTURE and length else b"") + (
        random_value(element, depth + 1) if length else b"")


frames = []
for _ in range(3000):
    command, control = generator.choice([0x01, 0x0A]), generator.choice([0x18, 0x08, 0x00, 0x1C, 0xE4])
    frame = bytes([control]) + generator.randbytes(2 if control & 4 else 0) + generator.randbytes(1)
    frame += bytes([command])
    for _ in range(generator.randrange(5)):
        kind = generator.choice(TYPES) if generator.random() < 0.98 else generator.randrange(256)
        frame += generator.choice([b"\x00\x00", b"\x00\x04", generator.randbytes(2)])
        if command == 0x01 and generator.random() < 0.2:
            frame += bytes([generator.randrange(1, 256)])
        else:
            frame += b"\0" * (command == 0x01) + bytes([kind])
            frame += random_value(kind) if kind in TYPES else generator.randbytes(2)
    frames.append(frame)
    frames += [frame[:end] for end in range(len(frame)) if generator.random() < 0.05]
lines = decode("\n".join(frame.hex() for frame in frames))
check("a line for each frame", len(lines) == len(frames), (len(lines), len(frames)))
refused = 0
for frame, line in zip(frames, lines):
    try:
        wanted = reading(frame)
    except Unsound:
        refused += 1
        check(f"{frame.hex()} is refused", set(line) == {"frame", "ok", "error"} and not line["ok"], line)
        continue
    line.pop("scaled", None)
    check(frame.hex(), line == wanted | {"frame": frame.hex()}, (line, wanted))
check("some were cut", refused > 500, refused)

# Scaling: exactly, in lowest terms, with what the frame itself has.
for raw, kind in (-785, 0x2A), (0, 0x25), ((1 << 48) - 2, 0x25), (-8388607, 0x2A), (34567890, 0x23):
    for multiplier, divisor in (1, 1000), (3, 1000), (0, 1000), (5, 0), (0xFFFFFE, 3), (1, 0xFFFFFE):
        size = SIZES[kind]
        record = bytes([0, 4 if raw < 0 else 0, kind]) + raw.to_bytes(size, "little", signed=raw < 0)
        line = decode((b"\x18\x01\x0a" + record + b"\x01\x03\x22" + multiplier.to_bytes(3, "little")
                       + b"\x02\x03\x22" + divisor.to_bytes(3, "little")).hex())[0]
        wanted = Fraction(raw * (multiplier or 1), divisor or 1)
        check(f"{raw} x {multiplier} / {divisor}", line["scaled"] == {
            "attr": 0x0400 if raw < 0 else 0, "num": wanted.numerator, "den": wanted.denominator}, line)
for name, words in {
    "no divisor": "18010a00002501000000000001032201 0000", "no multiplier": "18010a0000250100000000000203220a0000",
    "the divisor is unknown": "18010a000025010000000000010322010000020322ffffff",
    "a manufacturer's": "1c15100 10a000025010000000000010322010000020322e80300",
}.items():
    line = decode(words)[0]
    check(name, line["ok"] and "scaled" not in line, line)

# Lines as people type them, and the command line.
check("blanks, capitals, carriage returns", [line["frame"] for line in decode(
    b"18 01 0A\r\n\t18010a \nabCDef\n")] == ["18010a", "18010a", "abcdef"])
for text, error in {
    "zz": "not hexadecimal at digit 0", "18 zz": "not hexadecimal at digit 2", "180": "odd", "": "header",
    "0x18010a": "digit 1", '"\\\x01': "digit 0", "\N{FULLWIDTH DIGIT ONE}8010a": "digit 0",
}.items():
    line = decode(text + "\n")[0]
    check(repr(text), not line["ok"] and error in line["error"] and line["frame"] == text, line)
marked = decode(b"\xef\xbb\xbf18010a\r\n\xef\xbb\xbf18010a\n")
check("a byte order mark", [line["ok"] for line in marked] == [True, False] and marked[0]["frame"] == "18010a", marked)
check("noise", len(decode(b"\xff\xfe\x00\n\x80\n")) == 2)
with open("/dev/full", "wb") as full, open(os.devnull, "rb") as nothing:
    done = subprocess.run([TOOL, "-"], input=b"18010a\n", stdout=full, stderr=subprocess.PIPE)
    check("a full disk", done.returncode == 74 and b"can not write" in done.stderr, done)
    # More than any buffer holds, and what is printed last.
    for more in ["--attributes"], ["--help"]:
        done = subprocess.run([TOOL, *more], stdin=nothing, stdout=full, stderr=subprocess.PIPE)
        check(f"a full disk and {more}", done.returncode == 74 and b"can not write" in done.stderr, done)
for arguments, status, said in (
    (["/nonexistent"], 2, "/nonexistent"), (["/"], 2, "can not read on"), (["--what"], 64, "--what"),
    (["a", "b"], 64, "one FILE"), (["a", "--", "b"], 64, "one FILE"), (["--", "--what"], 2, "--what"),
    (["a\nb"], 2, "a b"), (["--cluster"], 64, "0x0702"), (["--cluster=1"], 64, "'1'"),
):
    done = run(*arguments)
    check(arguments, done[0] == status and not done[1] and said in done[2]
          and done[2].startswith("zcl-decode: ") and done[2].count("\n") == 1, done)
for arguments in ["--cluster=0x0702", "-"], ["-", "--cluster", "0x0702"]:
    check(arguments, '"GetProfile"' in run(*arguments, input=b"012c00000000000004")[1])
check("--help", run("--help")[0] == 0 and "usage: zcl-decode" in run("--help")[1])
finish("zcl-decode")
