"""Stands between a simulated dongle and the gateway, and measures how late the gateway reads.

Use: dongle_relay.py PTY. Prints the port on which the gateway finds the dongle (tcp:127.0.0.1:PORT).
Every 20 ms it sends a line end, which means nothing between fragments, and asks the kernel until the
gateway has taken what waits for it: a line `MONOTONIC-SECONDS MILLISECONDS` on standard output for each.
"""
import os
import select
import socket
import struct
import sys
import time
import tty

SOCK_DIAG_BY_FAMILY, NETLINK_SOCK_DIAG, INTERVAL = 20, 4, 0.02


class UnreadBytes:
    """How much the peer's socket holds that the peer has not read (sock_diag(7))."""

    def __init__(self, ours):
        (here, port), (there, peer_port) = ours.getsockname(), ours.getpeername()
        self.netlink = socket.socket(socket.AF_NETLINK, socket.SOCK_DGRAM, NETLINK_SOCK_DIAG)
        # The socket at the other end: its own address and port first, then ours.
        place = struct.pack("!HH4s12x4s12x", peer_port, port, socket.inet_aton(there),
                            socket.inet_aton(here))
        asked = struct.pack("=BBBxI", socket.AF_INET, socket.IPPROTO_TCP, 0, 0xFFFFFFFF)
        asked += place + struct.pack("=I8s", 0, b"\xff" * 8)
        self.request = struct.pack("=IHHII", 16 + len(asked), SOCK_DIAG_BY_FAMILY, 1, 0, 0) + asked

    def count(self):
        self.netlink.send(self.request)
        answer = self.netlink.recv(4096)
        (kind,) = struct.unpack_from("=H", answer, 4)
        # Behind the head: four bytes, the socket's identity, one number; then what waits.
        return struct.unpack_from("=I", answer, 16 + 4 + 48 + 4)[0] if kind == 20 else 0


def main(pty):
    dongle = os.open(pty, os.O_RDWR | os.O_NOCTTY)
    tty.setraw(dongle)
    listener = socket.create_server(("127.0.0.1", 0))
    print(listener.getsockname()[1], flush=True)
    gateway, _ = listener.accept()
    gateway.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    unread = UnreadBytes(gateway)
    is_between = True
    due = time.monotonic() + INTERVAL
    while True:
        ready, _, _ = select.select([dongle, gateway], [], [], max(0, due - time.monotonic()))
        if gateway in ready:
            said = gateway.recv(65536)
            if not said:
                return
            os.write(dongle, said)
        if dongle in ready:
            told = os.read(dongle, 65536)
            gateway.sendall(told)
            # Only where a line has ended can a line end mean nothing.
            is_between = told.endswith(b"\n")
        if time.monotonic() >= due:
            due = time.monotonic() + INTERVAL
            if is_between and unread.count() == 0:
                begun = time.monotonic()
                gateway.sendall(b"\r\n")
                while unread.count() > 0:
                    time.sleep(0.00005)  # not a second load beside the one that is measured
                print(f"{begun:.6f} {(time.monotonic() - begun) * 1000:.4f}", flush=True)


main(sys.argv[1])
