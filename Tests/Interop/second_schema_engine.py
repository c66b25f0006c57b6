"""Validates feeds with the Python package xmlschema, an engine that shares nothing with libxml2: what is
valid there must be valid here by both official schema sets, and what was spoiled must be refused."""

import sys

import xmlschema

schemas, feeds = sys.argv[1], sys.argv[2:]
XML = "http://www.w3.org/XML/1998/namespace"

# Each takes a feed's text and spoils it in one way that both sets forbid.
SPOILED = {
    "a value that is no number": lambda text: text.replace("</duration>", "x</duration>", 1),
    "an element that nobody knows": lambda text: text.replace("<uom>", "<oum/><uom>", 1),
    "kind and uom in the wrong order": lambda text: text.replace("<kind>", "<uom>72</uom><kind>", 1),
    "a link without an address": lambda text: text.replace(' href="', ' ref="', 1),
    "a service without a kind": lambda text: text.replace("<kind>0</kind>", "", 1),
}

for file in ("espi-3.3/usage.xsd", "espi-4.0/espi.xsd"):
    folder = file.split("/")[0]
    schema = xmlschema.XMLSchema(
        f"{schemas}/{file}", locations={XML: f"{schemas}/{folder}/xml.xsd"}, allow="local")
    for feed in feeds:
        schema.validate(feed)
    with open(next(feed for feed in feeds if "prefix" not in feed and "empty" not in feed)) as file_:
        text = file_.read()
    for what, spoil in SPOILED.items():
        spoiled = spoil(text)
        assert spoiled != text, f"nothing to spoil: {what}"
        assert not schema.is_valid(spoiled), f"{file} lets pass: {what}"
    print(f"{len(feeds)} feeds are valid by {file} (xmlschema), {len(SPOILED)} spoiled ones are not")
