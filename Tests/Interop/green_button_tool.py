"""The green-button tool as a user meets it: rows to feed, feed to JSON lines, daylight rules.

Use: green_button_tool.py GREEN-BUTTON [FOLDER-OF-SAMPLES]. Prints what it checked; exits 1 on a
failure. Whether the feeds validate is checked elsewhere.
"""
import json
import os
import random
import re
import resource
import subprocess
import sys
import tempfile

from tool_checks import check, finish

TOOL, SAMPLES = sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else None


def run(*arguments, input=b"", memory=None):
    """Exit status, output and messages; `memory` bounds the address space in bytes."""
    def limit():
        if memory:
            resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    if isinstance(input, str):
        input = input.encode()
    done = subprocess.run(
        [TOOL, *arguments], input=input, capture_output=True, timeout=60, preexec_fn=limit)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def decode(feed, *arguments):
    status, output, messages = run("decode", *arguments, input=feed)
    return status, [json.loads(line) for line in output.splitlines()], messages


# Rows to feed and back.
ROWS = "1184,1421352000\n-1190,1421352008\n0,1421352016\n"
status, feed, messages = run("encode", input=ROWS)
check("encode", status == 0 and messages == "", messages)
check("the same rows give the same bytes", run("encode", input=ROWS)[1] == feed)
check("rows are put in order", run("encode", input="".join(reversed(ROWS.splitlines(True))))[1] == feed)
for name, rows in {
    "a heading": "value,time\n" + ROWS, "a byte order mark": "\ufeff" + ROWS,
    "both": "\ufeffWatt,t\n" + ROWS, "a quoted heading": '"W","s"\n' + ROWS,
    "empty lines above a heading": "\n\nvalue,time\n" + ROWS, "carriage returns": ROWS.replace("\n", "\r\n"),
    "empty lines and blanks": ROWS.replace("\n", " \n\n").replace(",", " , "),
    "no line feed at the end": ROWS[:-1],
}.items():
    check(f"rows with {name}", run("encode", input=rows)[:2] == (0, feed))
status, lines, _ = decode(feed)
check("resources come first, then readings, then the end", [next(iter(line)) for line in lines] ==
      ["resource"] * 4 + ["reading"] * 3 + ["end"], lines)
check("readings", [line["reading"] for line in lines if "reading" in line] == [
    {"meter": 0, "start": 1421352000, "duration": 8, "value": 1184},
    {"meter": 0, "start": 1421352008, "duration": 8, "value": -1190},
    {"meter": 0, "start": 1421352016, "duration": 8, "value": 0}], lines)
check("the end", lines[-1] == {"end": True, "readings": 3, "warnings": 0}, lines[-1])
CODES = {
    "demand": dict(accumulationBehaviour=12, kind=37, uom=38, flowDirection=4),
    "register": dict(accumulationBehaviour=1, kind=12, uom=72, flowDirection=1),
    "energy": dict(accumulationBehaviour=4, kind=12, uom=72, flowDirection=4),
}
for stream, codes in CODES.items():
    for style in "default", "prefix":
        status, text, _ = run("encode", "--stream", stream, f"--style={style}", input=ROWS)
        found = {line["resource"]: line for line in decode(text)[1] if "resource" in line}
        type_ = found.get("ReadingType", {})
        check(f"codes of {stream}, {style}", status == 0 and codes.items() <= type_.items(), type_)
        check(f"style {style}", ("<espi:" in text) == (style == "prefix"))
status, text, _ = run("encode", "--title", "Mein Haus \u00e4 <&>\"'", input=ROWS)
check("title", "<title>Mein Haus \u00e4 &lt;&amp;&gt;&quot;'</title>" in text, text[:300])
check("line ends of Unicode stay within their line", all(
    line["title"] == "a\u2028b\x85c\u2029" for line in decode(
        text.replace("Mein Haus", "x").replace(">Instantaneous demand (W)<", ">a\u2028b\x85c\u2029<"))[1]
    if line.get("resource") == "MeterReading"))
period = decode(run("encode", "--period", "60", "--stream", "energy", input="5,0\n6,90\n7,120\n")[1])[1]
# 60 seconds each, cut off where the next one begins.
check("period", [line["reading"]["duration"] for line in period if "reading" in line] == [60, 30, 60],
      period)
for rows in "5,0\n6,4294967295\n", "5,253370764798\n6,253370764799\n", "5,-62135596800\n6,253370764799\n":
    for period in [], ["--period", "31536000"]:
        status, text, messages = run("encode", *period, input=rows)
        check(f"rows far apart or at the end of time {period}",
              status == 0 and decode(text)[0] == 0, (rows, messages))
status, lines, _ = decode(run("encode", input="0.25,1421352000\n1.5,1421352004\n")[1])
check("decimals", [line["reading"]["value"] for line in lines if "reading" in line] == [25, 150] and
      any(line.get("powerOfTenMultiplier") == -2 for line in lines), lines)
status, text, messages = run("encode", input="1,5\n2,5\n")
check("a second twice", status == 0 and "line 2" in messages, messages)
status, text, messages = run("encode")
check("no rows", status == 0 and "</feed>" in text, messages)

# What can not be done is said in one line.
quoted = run("encode", input='"watts","time"\r\n"1","5"\r\n"-2.5", "9"\r\n')
check("quoted fields", quoted[1] == run("encode", "--", input="1,5\n-2.5,9\n")[1] and not quoted[2], quoted)
alone = decode(run("encode", input='"7","5"\n')[1])[1]
check("a quoted row at the top is no heading", [r["reading"]["value"] for r in alone if "reading" in r] == [7], alone)
check("dst after --", run("dst", "decode", "--", "360E2000")[1] == "second Sunday of March 02:00\n")
for name, arguments, rows, wanted, said in (
    ("a row of one field", ["encode"], "5\n", 65, "line 1"),
    ("a row of three", ["encode"], ROWS + "1,2,3\n", 65, "line 4"),
    ("no number", ["encode"], ROWS + "NaN,5\n", 65, "NaN"),
    ("no number at the top, which is no heading", ["encode"], "NaN,5\n" + ROWS, 65, "NaN"),
    ("a heading that comes twice", ["encode"], "value,time\nvalue,time\n" + ROWS, 65, "line 2"),
    ("an exponent", ["encode"], "1e3,5\n", 65, "1e3"),
    ("half a second", ["encode"], "1,5.5\n", 65, "5.5"),
    ("beyond 48 bits", ["encode"], "140737488355328,5\n0.5,6\n", 65, "48 bits"),
    ("a stream that is none", ["encode", "--stream", "gas"], ROWS, 64, "gas"),
    ("a style that is none", ["encode", "--style", "x"], ROWS, 64, "x"),
    ("a period of nothing", ["encode", "--period", "0"], ROWS, 64, "1 to 31536000"),
    ("a period of 136 years", ["encode", "--period", "4294967295"], ROWS, 64, "1 to 31536000"),
    ("a period that is no number", ["encode", "--period", "4s"], ROWS, 64, "1 to 31536000"),
    ("an option that is none", ["encode", "--what"], ROWS, 64, "--what"),
    ("a title that XML can not carry", ["encode", "--title", "a\x01"], ROWS, 65, "title"),
    ("an operand after --", ["encode", "--", "--help.csv"], ROWS, 64, "--help.csv"),
    ("a command of two lines", ["en\ncode"], ROWS, 64, "en code"),
    ("no command", [], "", 64, ""), ("a command that is none", ["eat"], "", 64, "eat"),
    ("dst without a rule", ["dst", "encode"], "", 64, "rule"),
):
    status, _, messages = run(*arguments, input=rows)
    check(name, status == wanted and said in messages and messages.startswith("green-button")
          and messages.count("\n") == 1, (status, messages))
for command in [], ["encode"], ["decode"], ["dst"]:
    status, text, messages = run(*command, "--help")
    check(f"{command} --help", status == 0 and "usage:" in text and not messages, (status, messages))
for command in "encode", "decode":
    folder = os.open("/", os.O_RDONLY)
    done = subprocess.run([TOOL, command], stdin=folder, capture_output=True)
    check(f"{command} of what can not be read", done.returncode == 74 and not done.stdout
          and b"can not read" in done.stderr, (done.returncode, done.stdout[:80], done.stderr))
    os.close(folder)
with open("/dev/full", "wb") as full:
    done = subprocess.run([TOOL, "encode"], input=ROWS.encode(), stdout=full, stderr=subprocess.PIPE)
    check("a full disk", done.returncode == 74 and b"can not write" in done.stderr, done)

# Feeds that are not what they should be.
for name, spoiled, element in (
    ("a value that is no number", feed.replace(">1184<", ">x<"), "value"),
    ("an element that nobody knows", feed.replace("<kind>37", "<knd/><kind>37"), "knd"),
    ("a wrong order", feed.replace("<duration>8</duration><start>1421352008</start>",
                                   "<start>1421352008</start><duration>8</duration>"), "duration"),
    ("no title", re.sub("<title>[^<]*</title>", "", feed, count=1), "feed"),
    ("a fraction", feed.replace(">1421352008<", ">1421352008.5<"), "start"),
):
    status, lines, _ = decode(spoiled)
    check(f"strict: {name}", status == 1 and len(lines) == 1 and lines[0].get("element") == element
          and f"<{element}>" in lines[0]["error"] and lines[0]["line"] >= 1, (status, lines))
    status, lines, messages = decode(spoiled, "--lenient")
    check(f"lenient: {name}", status == 0 and lines[-1]["readings"] == 3
          and lines[-1]["warnings"] == len(messages.splitlines()) >= 1, (status, lines, messages))
status, lines, _ = decode(feed.replace("<duration>8</duration><start>1421352008<",
                                       "<duration>-8</duration><start>1421352008<"), "--lenient")
check("a damaged period is not made up",
      [line["reading"]["start"] for line in lines if "reading" in line] == [1421352000, None, 1421352016],
      lines)
for name, text in {"nothing": "", "no XML": "hello", "a page": "<html><body/></html>",
                   "UTF-16": feed.encode("utf-16"), "the half": feed[:len(feed) // 2]}.items():
    status, lines, _ = decode(text)
    check(f"strict: {name}", status == 1 and len(lines) == 1 and "error" in lines[0], (status, lines))

# Hostile ones, in little memory and without a look at other files.
HEAD = '<feed xmlns="http://www.w3.org/2005/Atom"><id>u</id><title>'
BOMB = "".join(f'<!ENTITY e{i} "{f"&e{i - 1};" * 10 if i else "ha"}">' for i in range(12))
HOSTILE = {
    "an entity bomb": f"<!DOCTYPE feed [{BOMB}]>{HEAD}&e11;</title></feed>",
    "a foreign entity": f'<!DOCTYPE feed [<!ENTITY x SYSTEM "file:///etc/passwd">]>{HEAD}&x;</title></feed>',
    "an undeclared entity": f"{HEAD}&x;</title></feed>",
    "endless text": HEAD + "x" * 30_000_000,
    "an endless name": "<" + "x" * 30_000_000,
    "an endless comment": HEAD + "<!--" + "x" * 30_000_000,
    "absurd nesting": HEAD + "<a>" * 3_000_000,
    "endless attributes": HEAD + "<link " + " ".join(f'a{i}="x"' for i in range(1_000_000)) + "/>",
    "endless links": HEAD + "</title>" + '<link rel="self" href="x"/>' * 1_000_000,
}
for name, text in HOSTILE.items():
    for mode in [], ["--lenient"]:
        # Without --lenient a truncated comment is an error too; with it, what came is delivered.
        status, output, messages = run("decode", *mode, input=text, memory=256 << 20)
        check(f"{name} {mode}", status in (0, 1) and "root:" not in output + messages
              and len(output) < 2_000 and len(messages) < 2_000, (status, output[:200], messages[:200]))
generator = random.Random(6)
for _ in range(60):
    damaged = bytearray(feed.encode())
    for _ in range(generator.randint(1, 6)):
        damaged[generator.randrange(len(damaged))] = generator.randrange(256)
    cut = generator.randrange(len(damaged)) if generator.random() < 0.4 else len(damaged)
    status, _, _ = run("decode", "--lenient", input=bytes(damaged[:cut]))
    check("random damage", status in (0, 1), bytes(damaged[:cut]))

# A file and a pipe are the same.
with tempfile.NamedTemporaryFile() as file:
    file.write(feed.encode())
    file.flush()
    with open(file.name, "rb") as input_:
        from_file = subprocess.run([TOOL, "decode"], stdin=input_, capture_output=True).stdout
    check("a file and a pipe", from_file.decode() == run("decode", input=feed)[1])

# Daylight rules.
for words, number in {
    "second Sunday of March 02:00": "360E2000", "first Sunday of November 02:00": "B40E2000",
    "last Sunday of March 02:00": "3E0E2000", "last Sunday of October 03:00": "AE0E3000",
    "third Friday of March 01:45": "380A1A8C", "Sunday on or after March 8 02:00": "328E2000",
    "Sunday on or after November 1 02:00": "B21E2000", "first Sunday of October 02:00": "A40E2000",
    "first Sunday of April 03:00": "440E3000", "none": "FFFFFFFF",
}.items():
    check(words, run("dst", "encode", words)[:2] == (0, number + "\n"), run("dst", "encode", words))
    check(f"{words} as words of their own", run("dst", "encode", *words.split())[1] == number + "\n")
    check(number, run("dst", "decode", number)[:2] == (0, words + "\n"), run("dst", "decode", number))
check("a fixed day as a person writes it",
      run("dst", "encode", "on March 8 at 02:00")[:2] == (0, "30802000\n"))
for wrong in "31 February 02:00", "second Sunday of March 24:00", "sixth Sunday of March 02:00", "x":
    check(wrong, run("dst", "encode", wrong)[0] == 65)
for wrong in "360E20", "00000000", "D60E2000", "360E2FFF", "GGGGGGGG":
    check(wrong, run("dst", "decode", wrong)[0] == 65)

# The published feeds: readings and sum of each.
PUBLISHED = {
    "Electric": (2, 5965053), "1hrLP_32Days": (768, 2354843), "Gas": (13, 1074821),
    "BatchFeedThreeUsagePoints_M": (384, 211560), "gas_direct": (5, 140000),
    "gas_containerized": (3, 47000), "intervals_APUC000000_electric": (300, 248530),
    "Usage-Subscription-Feed-Anonymized": (0, 0), "own-near-real-time": (9, 67040600),
}
VALID = {"Electric", "1hrLP_32Days", "Gas", "BatchFeedThreeUsagePoints_M", "own-near-real-time"}
if SAMPLES:
    for name, expected in PUBLISHED.items():
        with open(os.path.join(SAMPLES, f"{name}.xml"), "rb") as file:
            text = file.read()
        for arguments in [["--lenient"]] + [[]] * (name in VALID):
            status, lines, _ = decode(text, *arguments)
            readings = [line["reading"]["value"] for line in lines if "reading" in line]
            check(f"{name} {arguments}", status == 0 and (len(readings), sum(readings)) == expected
                  and lines[-1]["readings"] == expected[0], (status, lines[:2]))
        if name not in VALID:
            check(f"{name}, strict", decode(text)[0] == 1)
else:
    print("SKIPPED: no published feeds to read (set OPENSEG_SHARED to the folder that has samples/)")
finish("green-button")
