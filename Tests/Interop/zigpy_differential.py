"""Feeds the same random frames to zcl-decode and to zigpy and compares them record by record.

Use: zigpy_differential.py ZCL-DECODE [FRAMES] [SEED]. Frames are sound and spoiled by turns.
Where zigpy is known to slip, the rule of ours that holds is named and the case is counted.
"""
import json
import math
import random
import struct
import subprocess
import sys

from zigpy.zcl import foundation

decoder = sys.argv[1]
frame_count = int(sys.argv[2]) if len(sys.argv) > 2 else 24_000
seed = int(sys.argv[3]) if len(sys.argv) > 3 else 702
rng = random.Random(seed)

FIXED = {0x10: 1, 0x30: 1, 0x31: 2, 0x38: 2, 0x39: 4, 0x3A: 8, 0xE0: 4, 0xE1: 4, 0xE2: 4,
         0xE8: 2, 0xE9: 2, 0xEA: 4, 0xF0: 8, 0xF1: 16, 0x00: 0, 0xFF: 0}
FIXED |= {0x08 + n: n + 1 for n in range(8)} | {0x18 + n: n + 1 for n in range(8)}
FIXED |= {0x20 + n: n + 1 for n in range(8)} | {0x28 + n: n + 1 for n in range(8)}
TYPES = list(FIXED) + [0x41, 0x42, 0x43, 0x44, 0x48, 0x4C, 0x50, 0x51]
SIGNED = range(0x28, 0x30)
FLOATS = {0x38: "<e", 0x39: "<f", 0x3A: "<d"}
UNSIGNED_NONE = {*range(0x20, 0x28), 0x10, 0x30, 0x31, 0xE2, 0xE8, 0xE9, 0xEA}


def value_octets(kind, depth=0):
    if kind in FIXED:
        size = FIXED[kind]
        if rng.random() < 0.05:
            return b"\xff" * size
        if kind in SIGNED and rng.random() < 0.1:
            return b"\x00" * (size - 1) + b"\x80"
        return rng.randbytes(size) if kind != 0x10 else bytes([rng.choice([0, 1, 1, 0, 2])])
    if rng.random() < 0.03:
        return {0x41: b"\xff", 0x42: b"\xff", 0x43: b"\xff\xff", 0x44: b"\xff\xff",
                0x4C: b"\xff\xff"}.get(kind, b"\x20\xff\xff")
    if kind in (0x41, 0x43):
        text = rng.randbytes(rng.randrange(12))
        return struct.pack("<B" if kind == 0x41 else "<H", len(text)) + text
    if kind in (0x42, 0x44):
        text = "".join(rng.choice("abcZ09 .-äß€") for _ in range(rng.randrange(8))).encode()
        return struct.pack("<B" if kind == 0x42 else "<H", len(text)) + text
    inner = [t for t in TYPES if depth < 2 or t in FIXED]
    count = rng.randrange(4)
    if kind == 0x4C:
        fields = [rng.choice(inner) for _ in range(count)]
        return struct.pack("<H", count) + b"".join(
            bytes([f]) + value_octets(f, depth + 1) for f in fields)
    element = rng.choice(inner)
    return struct.pack("<BH", element, count) + b"".join(
        value_octets(element, depth + 1) for _ in range(count))


def frame():
    command = rng.choice([0x01, 0x0A])
    control = 0x18 if rng.random() < 0.8 else 0x08
    manufacturer = b""
    if rng.random() < 0.1:
        control |= 0x04
        manufacturer = struct.pack("<H", rng.randrange(0x10000))
    payload = b""
    for _ in range(rng.randrange(1, 6)):
        payload += struct.pack("<H", rng.choice([0, 1, 0x400, 0x300, rng.randrange(0x10000)]))
        if command == 0x01:
            status = 0 if rng.random() < 0.85 else rng.choice([0x86, 0x89, 0x8C, 0x01])
            payload += bytes([status])
            if status:
                continue
        kind = rng.choice(TYPES)
        payload += bytes([kind]) + value_octets(kind)
    return bytes([control]) + manufacturer + bytes([rng.randrange(256), command]) + payload


def spoil(octets):
    way = rng.randrange(4)
    if way == 0:
        return octets[: rng.randrange(len(octets) + 1)]
    if way == 1:
        place = rng.randrange(len(octets))
        return octets[:place] + bytes([octets[place] ^ 1 << rng.randrange(8)]) + octets[place + 1:]
    if way == 2:
        return octets + rng.randbytes(rng.randrange(1, 5))
    place = rng.randrange(len(octets))
    return octets[:place] + octets[place + rng.randrange(1, 4):]


def float_octets(kind, value):
    """zigpy writes some small numbers with another exponent than it read; its value is right."""
    return struct.pack(FLOATS[kind], value)


def expected_value(kind, value):
    """zigpy's value in the form of zcl-decode, without the judgement of what is no value."""
    if kind in (0x00, 0xFF):
        return None
    if kind == 0x10:
        return bool(value) if int(value) in (0, 1) else int(value)
    if 0x08 <= kind <= 0x0F:
        return int.from_bytes(value.serialize(), "little")
    if kind in (0x38, 0x39, 0x3A):
        octets = float_octets(kind, value)
        return {"bits": int.from_bytes(octets, "little"),
                "float": float(value) if math.isfinite(value) else None}
    if kind in (0x41, 0x43):
        return {"hex": bytes(value).hex()}
    if kind in (0x42, 0x44):
        return {"text": str(value)}
    if kind in (0x48, 0x50, 0x51):
        return {"of": value.type, "items": [expected_value(value.type, item)
                                            for item in value.value]}
    if kind == 0x4C:
        return {"fields": [{"type": field.type, "value": expected_value(field.type, field.value)}
                           for field in value]}
    if kind in (0xE0, 0xE1):
        return int.from_bytes(value.serialize(), "little")
    if kind in (0xF0, 0xF1):
        return {"hex": value.serialize().hex()}
    return int(value)


def is_no_value(kind, octets):
    if kind in SIGNED:
        return octets == b"\x00" * (len(octets) - 1) + b"\x80"
    if kind in UNSIGNED_NONE or kind in (0xE0, 0xE1, 0xF0, 0xF1):
        return octets == b"\xff" * len(octets)
    if kind in (0x38, 0x39, 0x3A):
        return math.isnan(struct.unpack({2: "<e", 4: "<f", 8: "<d"}[len(octets)], octets)[0])
    return False


def zigpy_records(octets):
    header, rest = foundation.ZCLHeader.deserialize(octets)
    command = foundation.GENERAL_COMMANDS[header.command_id]
    arguments, rest = command.schema.deserialize(rest)
    if rest:
        raise ValueError("octets left")
    rows = arguments[0]
    return header, [(int(row.attrid), int(getattr(row, "status", 0)), getattr(row, "value", None))
                    for row in rows]


def holds_no_value(value):
    """Whether an element or field is null, however deep."""
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else []
    return any(part is None or holds_no_value(part) for part in parts)


def float_is_right(ours):
    """Whether bits and number belong together by IEEE 754 in one of its three widths."""
    for kind, form in FLOATS.items():
        if ours["bits"] < 1 << 8 * FIXED[kind]:
            number = struct.unpack(form, ours["bits"].to_bytes(FIXED[kind], "little"))[0]
            if number == ours["float"] or not math.isfinite(number) and ours["float"] is None:
                return True
    return False


def same(ours, theirs):
    """Equal, with null of ours where a nested value is no value."""
    if ours is None:
        return True
    if isinstance(ours, dict) and "bits" in ours and ours != theirs and float_is_right(ours):
        slip("numbers of the lowest exponents have their IEEE 754 value, which zigpy misses")
        return True
    if isinstance(ours, dict) and isinstance(theirs, dict):
        return ours.keys() == theirs.keys() and all(same(ours[k], theirs[k]) for k in ours)
    if isinstance(ours, str) and ours.split("\0")[0] == theirs and ours != theirs:
        slip("text is kept whole, which zigpy cuts at NUL")
        return True
    if isinstance(ours, list) and isinstance(theirs, list):
        return len(ours) == len(theirs) and all(map(same, ours, theirs))
    return ours == theirs


frames = []
while len(frames) < frame_count:
    sound = frame()
    frames += [sound, spoil(sound)]
output = subprocess.run([decoder], input="\n".join(f.hex() for f in frames) + "\n",
                        capture_output=True, text=True, check=True).stdout.splitlines()
assert len(output) == len(frames), (len(output), len(frames))

agreed = refused = 0
slips = {}


def slip(rule):
    slips[rule] = slips.get(rule, 0) + 1


def disagree(octets, line, theirs):
    sys.exit(f"zigpy disagrees (seed {seed})\nframe {octets.hex()}\nours  {line}\nzigpy {theirs}")


for octets, line in zip(frames, output):
    ours = json.loads(line)
    if len(octets) >= 3 and (octets[0] & 3 or octets[4 if octets[0] & 4 else 2:][:1]
                             not in (b"\x01", b"\x0a")):
        agreed += 1
        continue
    try:
        header, records = zigpy_records(octets)
    except Exception as error:
        if not ours["ok"]:
            refused += 1
        elif any(r["none"] and r["type"] in (0x41, 0x43, 0x44, 0x48, 0x4C, 0x50, 0x51)
                 or holds_no_value(r["value"]) for r in ours["records"]):
            slip("a length or count of all ones is no value, which zigpy refuses")
        elif '"text"' in line and "codec can't decode" in str(error):
            slip("text that is not UTF-8 is kept, which zigpy refuses")
        else:
            disagree(octets, line, repr(error))
        continue
    if not ours["ok"]:
        if "element count" in ours["error"]:
            slip("more elements without octets than the frame has octets are refused")
            continue
        disagree(octets, line, records)
    if (len(records) != len(ours["records"])
            or header.tsn != ours["tsn"] or header.command_id != ours["command"]
            or header.manufacturer != ours["manufacturer"]):
        disagree(octets, line, records)
    for (attribute, status, typed), record in zip(records, ours["records"]):
        if (attribute, status) != (record["attr"], record["status"]):
            disagree(octets, line, (attribute, status))
        if status:
            if record["type"] is not None or record["value"] is not None:
                disagree(octets, line, "a value with a failure")
            continue
        kind = int(typed.type)
        if record["type"] in (0x48, 0x50, 0x51) and not isinstance(
                typed.value, foundation.TypedCollection):
            # Its records unwrap a collection: the element type stands where the type should.
            typed = foundation.TypeValue(
                type=record["type"], value=foundation.Array(type=kind, value=typed.value))
            kind = record["type"]
        if kind != record["type"]:
            disagree(octets, line, (attribute, kind))
        raw = b"" if FIXED.get(kind, 0) == 0 else (
            float_octets(kind, typed.value) if kind in FLOATS else typed.value.serialize())
        if record["none"]:
            if kind in (0x42, 0x44) and str(typed.value) == "":
                slip("a character string of length all ones is no value, which zigpy reads as empty")
            elif kind in (0x48, 0x4C, 0x50, 0x51):
                slip("a count of all ones is no value")
            elif not is_no_value(kind, raw):
                disagree(octets, line, (attribute, typed.value))
        elif is_no_value(kind, raw):
            disagree(octets, line, "no value")
        elif not same(record["value"], expected_value(kind, typed.value)):
            disagree(octets, line, (attribute, expected_value(kind, typed.value)))
    agreed += 1

for rule, count in sorted(slips.items()):
    print(f"zigpy: {count} times: {rule}")
print(f"zigpy: {len(frames)} frames, seed {seed}: {agreed} agree, {refused} refused by both, "
      f"{sum(slips.values())} where our rule holds")
assert agreed > frame_count // 3 and refused > frame_count // 20
