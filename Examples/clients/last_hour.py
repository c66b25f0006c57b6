#!/usr/bin/env python3
"""The last hour of a gateway: mean and peak load, energy, and how much of the hour is known.

Use: last_hour.py ADDRESS CA-FILE NETRC-FILE. Standard library only. The netrc file holds
`machine HOST login USER password PASSWORD`; HOST is the one in ADDRESS.
"""
import base64
import json
import netrc
import ssl
import sys
import urllib.error
import urllib.parse
import urllib.request


def fetch(address, authority, login_file):
    host = urllib.parse.urlsplit(address).hostname
    login = netrc.netrc(login_file).authenticators(host)
    if login is None:
        sys.exit(f"last_hour.py: {login_file} has no login for {host}")
    token = base64.b64encode(f"{login[0]}:{login[2]}".encode()).decode()
    request = urllib.request.Request(
        f"{address}/meter/electricity/interval_reading/json/3600",
        headers={"Authorization": f"Basic {token}"})
    # The device's own authority and no other: nobody in between can pretend to be the gateway.
    trust = ssl.create_default_context(cafile=authority)
    try:
        with urllib.request.urlopen(request, context=trust, timeout=20) as answer:
            return json.load(answer)
    except urllib.error.HTTPError as refusal:
        sys.exit(f"last_hour.py: {refusal.code} {refusal.read().decode().strip()}")
    except OSError as problem:
        sys.exit(f"last_hour.py: {address}: {problem}")


def summary(hour):
    readings = sorted((reading["time"], reading["watts"]) for reading in hour["readings"])
    longest = 1.5 * hour["interval_seconds"]
    energy = known = 0
    for (time, watts), (following, _) in zip(readings, readings[1:]):
        # A reading holds until the next; over a hole nothing is known.
        if following - time <= longest:
            energy += watts * (following - time)
            known += following - time
    coverage = hour["coverage"]
    return {
        "mean_watts": round(energy / known, 1) if known else None,
        "peak_watts": max(watts for _, watts in readings),
        "watt_hours": round(energy / 3600, 1),
        "known_seconds": known,
        "coverage_percent": coverage["parts_per_million"] / 10_000,
        "gaps": coverage["gap_count"],
    }


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit("usage: last_hour.py ADDRESS CA-FILE NETRC-FILE")
    print(json.dumps(summary(fetch(*sys.argv[1:]))))
