#include "xml_rivals.h"

#include <libxml/parser.h>
#include <libxml/xmlwriter.h>
#include <stdlib.h>
#include <string.h>

#define X(text) ((const xmlChar *)(text))

static void write_number(xmlTextWriterPtr writer, const char *name, int64_t number) {
    char digits[24];
    snprintf(digits, sizeof digits, "%lld", (long long)number);
    xmlTextWriterWriteElement(writer, X(name), X(digits));
}

static void write_link(xmlTextWriterPtr writer, const char *rel, const char *href) {
    xmlTextWriterStartElement(writer, X("link"));
    xmlTextWriterWriteAttribute(writer, X("rel"), X(rel));
    xmlTextWriterWriteAttribute(writer, X("href"), X(href));
    xmlTextWriterWriteAttribute(writer, X("type"), X("espi-entry/IntervalBlock"));
    xmlTextWriterEndElement(writer);
}

size_t xml_rival_write(int64_t first_start, int block_count, int readings_per_block) {
    xmlBufferPtr buffer = xmlBufferCreateSize(8 << 20);
    xmlTextWriterPtr writer = xmlNewTextWriterMemory(buffer, 0);
    xmlTextWriterStartDocument(writer, "1.0", "UTF-8", NULL);
    xmlTextWriterStartElement(writer, X("feed"));
    xmlTextWriterWriteAttribute(writer, X("xmlns"), X("http://www.w3.org/2005/Atom"));
    for (int block = 0; block < block_count; block++) {
        int64_t start = first_start + 3600 * (int64_t)block;
        char href[128];
        snprintf(href, sizeof href,
                 "/espi/1_1/resource/Subscription/1/UsagePoint/1/MeterReading/1/IntervalBlock/%lld",
                 (long long)start);
        xmlTextWriterStartElement(writer, X("entry"));
        xmlTextWriterWriteElement(writer, X("id"), X("urn:uuid:c9716493-735e-5b9b-a340-2d52fa762113"));
        write_link(writer, "self", href);
        write_link(writer, "up", href);
        xmlTextWriterWriteElement(writer, X("title"), X("Demand block"));
        xmlTextWriterStartElement(writer, X("content"));
        xmlTextWriterStartElement(writer, X("IntervalBlock"));
        xmlTextWriterWriteAttribute(writer, X("xmlns"), X("http://naesb.org/espi"));
        xmlTextWriterStartElement(writer, X("interval"));
        write_number(writer, "duration", 3600);
        write_number(writer, "start", start);
        xmlTextWriterEndElement(writer);
        for (int reading = 0; reading < readings_per_block; reading++) {
            xmlTextWriterWriteRaw(writer, X("\n"));
            xmlTextWriterStartElement(writer, X("IntervalReading"));
            xmlTextWriterStartElement(writer, X("timePeriod"));
            write_number(writer, "duration", 4);
            write_number(writer, "start", start + 4 * (int64_t)reading);
            xmlTextWriterEndElement(writer);
            write_number(writer, "value", 200 + ((int64_t)reading * reading * 31 + reading * 1777) % 4800);
            xmlTextWriterEndElement(writer);
        }
        xmlTextWriterEndElement(writer);
        xmlTextWriterEndElement(writer);
        xmlTextWriterWriteElement(writer, X("published"), X("2015-01-15T20:00:24Z"));
        xmlTextWriterWriteElement(writer, X("updated"), X("2015-01-15T20:00:24Z"));
        xmlTextWriterEndElement(writer);
    }
    xmlTextWriterEndDocument(writer);
    xmlFreeTextWriter(writer);
    size_t length = (size_t)xmlBufferLength(buffer);
    xmlBufferFree(buffer);
    return length;
}

struct state {
    struct xml_rival_sums *sums;
    char text[32];
    size_t text_count;
    int in_reading;
};

static void start_element(void *context, const xmlChar *name, const xmlChar *prefix,
                          const xmlChar *uri, int namespace_count, const xmlChar **namespaces,
                          int attribute_count, int default_count, const xmlChar **attributes) {
    (void)prefix, (void)uri, (void)namespace_count, (void)namespaces;
    (void)attribute_count, (void)default_count, (void)attributes;
    struct state *state = context;
    state->text_count = 0;
    if (strcmp((const char *)name, "IntervalReading") == 0) {
        state->in_reading = 1;
        state->sums->readings++;
    }
}

static void characters(void *context, const xmlChar *text, int count) {
    struct state *state = context;
    if (state->text_count + (size_t)count < sizeof state->text) {
        memcpy(state->text + state->text_count, text, (size_t)count);
        state->text_count += (size_t)count;
    }
}

static void end_element(void *context, const xmlChar *name, const xmlChar *prefix,
                        const xmlChar *uri) {
    (void)prefix, (void)uri;
    struct state *state = context;
    if (!state->in_reading) return;
    state->text[state->text_count] = 0;
    const char *text = (const char *)name;
    if (strcmp(text, "start") == 0) state->sums->start_sum += strtoll(state->text, NULL, 10);
    else if (strcmp(text, "duration") == 0) state->sums->duration_sum += strtoll(state->text, NULL, 10);
    else if (strcmp(text, "value") == 0) state->sums->value_sum += strtoll(state->text, NULL, 10);
    else if (strcmp(text, "IntervalReading") == 0) state->in_reading = 0;
}

int xml_rival_read(const char *bytes, size_t count, size_t chunk, struct xml_rival_sums *sums) {
    xmlSAXHandler handler;
    memset(&handler, 0, sizeof handler);
    memset(sums, 0, sizeof *sums);
    handler.initialized = XML_SAX2_MAGIC;
    handler.startElementNs = start_element;
    handler.endElementNs = end_element;
    handler.characters = characters;
    struct state state = {sums, {0}, 0, 0};
    xmlParserCtxtPtr parser = xmlCreatePushParserCtxt(&handler, &state, NULL, 0, NULL);
    int status = 0;
    for (size_t offset = 0; offset < count && status == 0; offset += chunk) {
        size_t length = count - offset < chunk ? count - offset : chunk;
        status = xmlParseChunk(parser, bytes + offset, (int)length, 0);
    }
    if (status == 0) status = xmlParseChunk(parser, NULL, 0, 1);
    xmlFreeParserCtxt(parser);
    return status;
}
