#!/bin/sh
# The last hour of a gateway as watts,unix-seconds, with curl: last-hour.sh ADDRESS CURL-CONFIGURATION
# The second names the certificate authority and the password: see "Fetch the last hour" in README.md.
set -eu
[ $# = 2 ] || { echo "usage: last-hour.sh ADDRESS CURL-CONFIGURATION" >&2; exit 64; }
exec curl --silent --show-error --fail-with-body --compressed --config "$2" \
    "$1/meter/electricity/interval_reading/csv/3600"
