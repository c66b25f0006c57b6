"""Validates feeds with the Python package xmlschema, an engine that shares nothing with libxml2."""

import sys

import xmlschema

shared, feeds = sys.argv[1], sys.argv[2:]
schema = xmlschema.XMLSchema(
    f"{shared}/espi-3.3/usage.xsd",
    locations={"http://www.w3.org/XML/1998/namespace": f"{shared}/espi-3.3/xml.xsd"},
    allow="local",
)
for feed in feeds:
    schema.validate(feed)
print(f"{len(feeds)} feeds are valid by {shared}/espi-3.3/usage.xsd (xmlschema)")
