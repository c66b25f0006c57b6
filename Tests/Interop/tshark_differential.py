"""Feeds the same random frames to zcl-decode and to tshark and compares them field by field.

Use: tshark_differential.py ZCL-DECODE [FRAMES] [SEED]. Prices, messages, the metering cluster's own
commands, and reports of plain types; and the identifiers and names of all attributes.
Each frame is wrapped for tshark as a meter sends it: IEEE 802.15.4, network and application layer.
"""
import calendar
import json
import random
import struct
import subprocess
import sys
import tempfile
import time

decoder = sys.argv[1]
frame_count = int(sys.argv[2]) if len(sys.argv) > 2 else 3000
rng = random.Random(int(sys.argv[3]) if len(sys.argv) > 3 else 700)
PRICE, METERING, MESSAGING = 0x0700, 0x0702, 0x0703
EPOCH = 946_684_800


def u8(limit=256):
    return rng.choice([0, 0xFF & limit - 1, rng.randrange(limit), rng.randrange(limit)])


def pack(form, *values):
    return struct.pack("<" + form, *values)


def wide():
    return rng.choice([0, 1, 0xFFFFFFFF, rng.getrandbits(32), rng.getrandbits(32)])


def when():
    return rng.choice([0, 748_502_544, rng.randrange(1, 0x7FFFFFFF), 0x7FFFFFFF])


def text(longest):
    return "".join(rng.choice("abcXYZ 0189.-%") for _ in range(rng.randrange(longest + 1))).encode()


def uint24():
    return rng.choice([0, 0xFFFFFF, rng.getrandbits(24)]).to_bytes(3, "little")


def price():
    label = text(12)
    body = pack("IB", wide(), len(label)) + label
    body += pack("IIBHBBIHIBIB", wide(), when(), rng.randrange(14), rng.choice([840, 826, 978, 36]),
                 u8(), u8(), when(), rng.choice([0, 60, 0xFFFF, rng.getrandbits(16)]), wide(), u8(),
                 wide(), u8())
    tail = [pack("I", wide())] + [bytes([u8()]) for _ in range(9)]
    return PRICE, 0x09, 0x00, body + b"".join(tail[: rng.randrange(len(tail) + 1)])


def message():
    words = text(60)
    body = pack("IBIHB", wide(), u8(), when(), rng.choice([0, 60, 0xFFFF]), len(words)) + words
    return MESSAGING, 0x09, 0x00, body + rng.choice([b"", bytes([u8()])])


def metering():
    return rng.choice([
        lambda: (METERING, 0x01, 0x00, pack("BIB", u8(), when(), u8())),
        lambda: (METERING, 0x01, 0x06, pack("IIBI", when(), when(), u8(), wide())),
        lambda: (METERING, 0x01, 0x08, pack("HIBH", rng.getrandbits(16), when(), u8(5),
                                            rng.getrandbits(16))),
        lambda: (METERING, 0x09, 0x00, profile(rng.randrange(12))),
        lambda: (METERING, 0x09, 0x03, pack("BI", u8(), when())),
        lambda: (METERING, 0x09, 0x05, pack("IB", wide(), u8())),
        lambda: (METERING, 0x09, 0x06, pack("IIBBBIB", wide(), when(), u8(), u8(), u8(), wide(), 0)),
        lambda: (METERING, 0x09, 0x07, samples(rng.randrange(12))),
        lambda: (METERING, 0x09, 0x0C, pack("IIIB", wide(), wide(), when(), u8())),
        lambda: (METERING, 0x09, 0x0D, pack("H", rng.getrandbits(16))),
    ])()


def profile(count):
    return pack("IBBB", when(), u8(6), u8(9), count) + b"".join(uint24() for _ in range(count))


def samples(count):
    return (pack("HIBHH", rng.getrandbits(16), when(), rng.randrange(5), rng.getrandbits(16), count)
            + b"".join(uint24() for _ in range(count)))


REPORTED = {0x20: "uint8", 0x21: "uint16", 0x22: "uint24", 0x23: "uint32", 0x25: "uint48",
            0x28: "int8", 0x29: "int16", 0x2A: "int24", 0x2B: "int32"}


def report():
    kind = rng.choice(list(REPORTED))
    size = (kind & 7) + 1
    value = rng.getrandbits(8 * size).to_bytes(size, "little")
    return METERING, 0x18, 0x0A, pack("HB", rng.choice([0, 0x0400, 0x0301]), kind) + value


def wrapped(cluster, frame):
    """802.15.4 data frame without check sum, network header, application header of profile 0x0109."""
    return (bytes.fromhex("4188") + pack("BHHH", 1, 0x1A62, 0x0000, 0x1234)
            + pack("HHHBB", 0x0008, 0x0000, 0x1234, 30, 1)
            + pack("BBHHBB", 0x00, 1, cluster, 0x0109, 1, 7) + frame)


SIMPLE = {
    "price.": {
        "provider": "provider_id", "rateLabel": "rate_label", "issuerEvent": "issuer_event_id",
        "currentTime": "current_time", "unit": "unit_of_measure", "currency": "currency",
        "trailingDigits": "trailing_digit", "tier": "tier",
        "numberOfTiers": "number_of_price_tiers", "registerTier": "register_tier",
        "start": "start_time", "durationMinutes": "duration_in_minutes", "price": "price",
        "priceRatio": "price.ratio", "generationPrice": "generation_price",
        "generationPriceRatio": "generation_price.ratio",
        "alternateCost": "alternate_cost_delivered", "alternateCostUnit": "alternate_cost.unit",
        "alternateCostTrailingDigits": "alternate_cost.trailing_digit",
        "numberOfBlockThresholds": "number_of_block_thresholds", "control": "control",
        "numberOfGenerationTiers": "number_of_generation_tiers",
        "generationTier": "generation_tier",
        "extendedNumberOfTiers": "extended_number_of_price_tiers",
        "extendedTier": "extended_price_tier", "extendedRegisterTier": "extended_register_tier"},
    "msg.message.": {
        "message": "id", "control": "ctrl", "start": "start_time", "durationMinutes": "duration",
        "text": "", "extendedControl": "ext.ctrl"},
    "met.get_profile.": {
        "channel": "interval_channel", "end": "end_time", "numberOfPeriods": "number_of_periods"},
    "met.get_snapshot.": {
        "earliest": "start_time", "latest": "end_time", "offset": "snapshot_offset",
        "cause": "snapshot_cause"},
    "met.get_sampled_data.": {
        "sample": "sample_id", "earliest": "sample_start_time", "type": "sample_type",
        "numberOfSamples": "number_of_samples"},
    "met.get_profile_response.": {
        "end": "end_time", "status": "status", "period": "profile_interval_period",
        "intervals": "intervals"},
    "met.request_fast_poll_mode_response.": {
        "updatePeriodSeconds": "applied_update_period", "end": "fast_poll_mode_end_time"},
    "met.take_snapshot_response.": {
        "snapshot": "snapshot_id", "confirmation": "snapshot_confirmation"},
    "met.publish_snapshot.": {
        "snapshot": "snapshot_id", "time": "snapshot_time", "totalFound": "snapshots_found",
        "commandIndex": "command_index", "totalCommands": "total_commands",
        "cause": "snapshot_cause", "payloadType": "payload_type"},
    "met.get_sampled_data_rsp.": {
        "sample": "sample_id", "start": "sample_start_time", "type": "sample_type",
        "intervalSeconds": "sample_request_interval", "samples": "samples"},
    "met.supply_status_response.": {
        "provider": "provider_id", "issuerEvent": "issuer_event_id",
        "time": "implementation_date_time", "status": "supply_status_after_implementation"},
    "met.start_sampling_response.": {"sample": "sample_id"},
}
PREFIX = {
    "PublishPrice": "price.", "DisplayMessage": "msg.message.", "GetProfile": "met.get_profile.",
    "GetSnapshot": "met.get_snapshot.", "GetSampledData": "met.get_sampled_data.",
    "GetProfileResponse": "met.get_profile_response.",
    "RequestFastPollModeResponse": "met.request_fast_poll_mode_response.",
    "TakeSnapshotResponse": "met.take_snapshot_response.",
    "PublishSnapshot": "met.publish_snapshot.",
    "GetSampledDataResponse": "met.get_sampled_data_rsp.",
    "SupplyStatusResponse": "met.supply_status_response.",
    "StartSamplingResponse": "met.start_sampling_response.",
}
TIMES = {"currentTime", "start", "end", "earliest", "latest", "time"}
# All ones is "unused", "until changed" or "no value"; the octets each takes.
UNUSED = {"durationMinutes": 2, "priceRatio": 1, "generationPrice": 4, "generationPriceRatio": 1,
          "alternateCost": 4, "alternateCostUnit": 1, "numberOfBlockThresholds": 1}
slips = {}


def slip(rule):
    slips[rule] = slips.get(rule, 0) + 1


def field_name(command, name):
    prefix = PREFIX[command]
    return ("zbee_zcl_se." + prefix + SIMPLE[prefix][name]).rstrip(".")


def seconds(shown):
    shown = shown.replace("  ", " ").removesuffix(" UTC")
    return calendar.timegm(time.strptime(shown.split(".")[0], "%b %d, %Y %H:%M:%S"))


def theirs_as_ours(command, name, shown, fields):
    """tshark's words for a field in the form of zcl-decode; shown is a list, empty when cut off."""
    if name in ("intervals", "samples"):
        return [sample(int(v, 0), command, fields) for v in shown]
    if name in ("rateLabel", "text"):
        return {"text": shown[0] if shown else ""}
    if not shown:
        return 0 if name == "control" or "eneration" in name or name.startswith("extended") \
            and name != "extendedControl" else None
    if name in TIMES:
        if command == "DisplayMessage":
            raw = int(shown[0], 0) if shown[0].isdigit() else seconds(shown[0]) - EPOCH
        else:
            raw = seconds(shown[0]) - EPOCH
            if command == "RequestFastPollModeResponse":
                slip("the end of fast polling counts from 2000, which tshark shows 30 years early")
                raw += EPOCH
        if raw == 0 and command in ("PublishPrice", "DisplayMessage") and name == "start":
            return "now"
        if raw == 0 and command in ("GetProfile", "GetProfileResponse"):
            return None
        return raw + EPOCH
    number = int(shown[-1], 0)
    if name == "alternateCostTrailingDigits":
        return None if int(shown[0], 0) == 0xFF else number
    return None if name in UNUSED and number == (1 << 8 * UNUSED[name]) - 1 else number


def sample(raw, command, fields):
    if command == "GetProfileResponse" or fields["type"] != 4:
        return None if raw == 0xFFFFFF else raw
    slip("samples of demand are signed, which tshark shows unsigned")
    return None if raw == 0x800000 else raw - (raw >> 23 << 24)


def run_tshark(frames, fields):
    capture = pack("IHHiIII", 0xA1B2C3D4, 2, 4, 0, 0, 65535, 230)
    for number, (cluster, frame) in enumerate(frames):
        octets = wrapped(cluster, frame)
        capture += pack("IIII", number, 0, len(octets), len(octets)) + octets
    with tempfile.NamedTemporaryFile(suffix=".pcap") as file:
        file.write(capture)
        file.flush()
        command = ["tshark", "-n", "-r", file.name, "-T", "fields", "-E", "separator=/t",
                   "-E", "occurrence=a", "-E", "aggregator=|"]
        for field in ["_ws.malformed", *fields]:
            command += ["-e", field]
        shown = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    rows = shown.removesuffix("\n").split("\n")
    assert len(rows) == len(frames), (len(rows), len(frames))
    return [dict(zip(["malformed", *fields], (cell.split("|") if cell else []
                                              for cell in row.split("\t")))) for row in rows]


def run_decoder(frames):
    """zcl-decode once per cluster, its answers in the order of the frames."""
    answers = {}
    for cluster in {cluster for cluster, _ in frames}:
        chosen = [index for index, frame in enumerate(frames) if frame[0] == cluster]
        output = subprocess.run(
            [decoder, "--cluster", f"{cluster:#06x}"], check=True, capture_output=True, text=True,
            input="".join(frames[index][1].hex() + "\n" for index in chosen)).stdout.splitlines()
        assert len(output) == len(chosen), (len(output), len(chosen))
        answers |= zip(chosen, map(json.loads, output))
    return [answers[index] for index in range(len(frames))]


def disagree(frame, ours, shown):
    sys.exit(f"tshark disagrees\nframe {frame.hex()}\nours   {ours}\ntshark {shown}")


def compare_names():
    """All identifiers and names of the metering cluster's attributes, of both programs."""
    listed = subprocess.run(["tshark", "-G", "values"], capture_output=True, check=True)
    rows = [row.split("\t") for row in listed.stdout.decode(errors="replace").splitlines()]
    names = {int(row[2], 0): row[3] for row in rows
             if row[:2] == ["V", "zbee_zcl_se.met.attr_id"]}
    ours = subprocess.run([decoder, "--attributes"], capture_output=True, text=True, check=True)
    table = {row["attr"]: row["name"] for row in map(json.loads, ours.stdout.splitlines())}
    # Withdrawn in later editions, of every cluster, and since edition 1.4 by turns.
    del names[0x0010], names[0xFFFE]
    newer = {*range(0x045D, 0x0465), *range(0x0D01, 0x0D09), 0x0010}
    plain = {key: "".join(c for c in name.lower() if c.isalnum()) for key, name in names.items()}
    mine = {key: name.lower() for key, name in table.items() if key not in newer}
    wrong = {hex(key): (mine.get(key), plain.get(key)) for key in {*plain, *mine}
             if mine.get(key) != plain.get(key)}
    if wrong:
        sys.exit(f"tshark knows other attributes (identifier: ours, tshark's): {wrong}")
    return len(plain)


makers = [price, message, metering, report]
frames = []
for number in range(frame_count):
    cluster, control, command, payload = makers[number % len(makers)]()
    frames.append((cluster, bytes([control, rng.randrange(256), command]) + payload))

report_fields = {kind: f"zbee_zcl.attr.{name}" for kind, name in REPORTED.items()}
wanted = sorted({field_name(command, name) for command, prefix in PREFIX.items()
                 for name in SIMPLE[prefix]} | {*report_fields.values(), "zbee_zcl.cmd.tsn",
                                                "zbee_zcl_se.met.attr_id"})
compared = {}
for (cluster, frame), ours, shown in zip(frames, run_decoder(frames), run_tshark(frames, wanted)):
    if not ours["ok"] or shown["malformed"] or shown["zbee_zcl.cmd.tsn"] != [str(ours["tsn"])]:
        disagree(frame, ours, shown)
    if "cluster" not in ours:
        record = ours["records"][0]
        value = int(shown[report_fields[record["type"]]][0], 0)
        size = (record["type"] & 7) + 1
        none = (1 << 8 * size) - 1 if record["type"] < 0x28 else -1 << 8 * size - 1
        if (record["attr"] != int(shown["zbee_zcl_se.met.attr_id"][0], 0)
                or record["none"] != (value == none)
                or record["value"] != (None if record["none"] else value)):
            disagree(frame, record, shown)
        compared["ReportAttributes"] = compared.get("ReportAttributes", 0) + 1
        continue
    command, fields = ours["cluster"]["command"], ours["cluster"]["fields"]
    if command not in PREFIX:
        disagree(frame, ours, shown)
    for name in SIMPLE[PREFIX[command]]:
        theirs = theirs_as_ours(command, name, shown[field_name(command, name)], fields)
        if fields[name] != theirs:
            disagree(frame, (command, name, fields[name]), theirs)
    compared[command] = compared.get(command, 0) + 1

assert min(compared.values()) > frame_count // 200 and len(compared) == len(PREFIX) + 1, compared
for rule, count in sorted(slips.items()):
    print(f"tshark: {count} times: {rule}")
print(f"tshark: {compare_names()} attributes have the same identifier and name")
print(f"tshark: {sum(compared.values())} frames agree field by field: "
      + ", ".join(f"{count} {name}" for name, count in sorted(compared.items())))
