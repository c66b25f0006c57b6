"""What dsmr_parser, which nobody here wrote, reads in P1 telegrams. Use: p1_reference.py FILE. Prints one
line a telegram: Unix seconds, milliwatts, milliwatt-hours delivered and received; or "damaged"."""
import re
import sys

from dsmr_parser import telegram_specifications
from dsmr_parser.exceptions import InvalidChecksumError
from dsmr_parser.parsers import TelegramParser

with open(sys.argv[1], newline="") as file:
    telegrams = re.findall(r"/[^!]*![0-9A-Fa-f]{4}\r\n", file.read())
parser = TelegramParser(telegram_specifications.V5, apply_checksum_validation=True)
for telegram in telegrams:
    try:
        read = parser.parse(telegram)
    except InvalidChecksumError:
        print("damaged")
        continue
    power = read.CURRENT_ELECTRICITY_USAGE.value - read.CURRENT_ELECTRICITY_DELIVERY.value
    delivered = read.ELECTRICITY_USED_TARIFF_1.value + read.ELECTRICITY_USED_TARIFF_2.value
    received = read.ELECTRICITY_DELIVERED_TARIFF_1.value + read.ELECTRICITY_DELIVERED_TARIFF_2.value
    print(int(read.P1_MESSAGE_TIMESTAMP.value.timestamp()), int(power * 1_000_000),
          int(delivered * 1_000_000), int(received * 1_000_000))
