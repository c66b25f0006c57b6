/* The same stream through libxml2's SAX parser, pulling the same fields out of the same fragments.
   Use: libxml2_rival FILE CHUNK PASSES. A root element of our own holds the fragments together, as XML
   wants one. Prints a measurement as RavenKitBenchmark does. */
#include <libxml/parser.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

struct demand {
    uint64_t device, meter;
    uint32_t time, multiplier, divisor;
    int64_t demand;
    uint8_t digits_right, digits_left;
    int suppress;
};

struct state {
    int depth;
    int is_demand;
    char text[64];
    size_t text_length;
    struct demand current;
    long fragments;
    int64_t checksum;
};

static void start_element(void *context, const xmlChar *name, const xmlChar *prefix,
                          const xmlChar *uri, int namespaces, const xmlChar **namespace_list,
                          int attributes, int defaulted, const xmlChar **attribute_list) {
    struct state *state = context;
    (void)prefix, (void)uri, (void)namespaces, (void)namespace_list;
    (void)attributes, (void)defaulted, (void)attribute_list;
    state->depth++;
    if (state->depth == 2) {
        state->is_demand = strcmp((const char *)name, "InstantaneousDemand") == 0;
        memset(&state->current, 0, sizeof state->current);
    }
    state->text_length = 0;
}

static void characters(void *context, const xmlChar *text, int length) {
    struct state *state = context;
    if (state->depth != 3) return;
    if (state->text_length + (size_t)length >= sizeof state->text) return;
    memcpy(state->text + state->text_length, text, (size_t)length);
    state->text_length += (size_t)length;
}

static void end_element(void *context, const xmlChar *name, const xmlChar *prefix,
                        const xmlChar *uri) {
    struct state *state = context;
    (void)prefix, (void)uri;
    const char *field = (const char *)name;
    if (state->depth == 3 && state->is_demand) {
        state->text[state->text_length] = 0;
        struct demand *current = &state->current;
        uint64_t value = strtoull(state->text, NULL, 0);
        if (strcmp(field, "DeviceMacId") == 0) current->device = value;
        else if (strcmp(field, "MeterMacId") == 0) current->meter = value;
        else if (strcmp(field, "TimeStamp") == 0) current->time = (uint32_t)value;
        else if (strcmp(field, "Demand") == 0)
            current->demand = state->text_length > 8 ? (int32_t)value : (int64_t)value;
        else if (strcmp(field, "Multiplier") == 0) current->multiplier = (uint32_t)value;
        else if (strcmp(field, "Divisor") == 0) current->divisor = (uint32_t)value;
        else if (strcmp(field, "DigitsRight") == 0) current->digits_right = (uint8_t)value;
        else if (strcmp(field, "DigitsLeft") == 0) current->digits_left = (uint8_t)value;
        else if (strcmp(field, "SuppressLeadingZero") == 0)
            current->suppress = state->text[0] == 'Y';
    } else if (state->depth == 2 && state->is_demand) {
        state->fragments++;
        state->checksum += state->current.demand;
    }
    state->depth--;
}

static double processor_nanoseconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return now.tv_sec * 1e9 + now.tv_nsec;
}

int main(int count, char **arguments) {
    if (count != 4) return 64;
    FILE *file = fopen(arguments[1], "rb");
    if (!file) return 66;
    fseek(file, 0, SEEK_END);
    size_t size = (size_t)ftell(file);
    rewind(file);
    char *bytes = malloc(size);
    if (!bytes || fread(bytes, 1, size, file) != size) return 66;
    fclose(file);
    size_t chunk = strtoul(arguments[2], NULL, 10);
    if (chunk == 0) chunk = size;
    int passes = atoi(arguments[3]);

    xmlSAXHandler handler;
    memset(&handler, 0, sizeof handler);
    handler.initialized = XML_SAX2_MAGIC;
    handler.startElementNs = start_element;
    handler.endElementNs = end_element;
    handler.characters = characters;

    printf("{\"name\": \"demand fragment decoded, ");
    if (chunk == size) printf("all at once");
    else printf("reads of %zu bytes", chunk);
    printf("\", \"contender\": \"libxml2 %s SAX\", \"isOurs\": false, \"unit\": \"ns\", \"values\": [",
           LIBXML_DOTTED_VERSION);
    struct state state;
    /* Once before that to warm up. */
    for (int pass = 0; pass <= passes; pass++) {
        memset(&state, 0, sizeof state);
        double start = processor_nanoseconds();
        xmlParserCtxtPtr parser = xmlCreatePushParserCtxt(&handler, &state, "<stream>", 8, NULL);
        if (xmlCtxtUseOptions(parser, XML_PARSE_HUGE) != 0) return 70;
        for (size_t offset = 0; offset < size; offset += chunk) {
            size_t piece = size - offset < chunk ? size - offset : chunk;
            if (xmlParseChunk(parser, bytes + offset, (int)piece, 0) != 0) return 70;
        }
        xmlFreeParserCtxt(parser);
        double elapsed = processor_nanoseconds() - start;
        if (pass > 0) printf("%s%f", pass > 1 ? ", " : "", elapsed / (double)state.fragments);
    }
    printf("]}\n");
    return state.checksum == 0;
}
