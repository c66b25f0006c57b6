#ifndef XML_RIVALS_H
#define XML_RIVALS_H
#include <stddef.h>
#include <stdint.h>

/// Writes the same 48-hour feed with libxml2's xmlTextWriter into memory; its length in bytes.
size_t xml_rival_write(int64_t first_start, int block_count, int readings_per_block);

struct xml_rival_sums {
    int64_t readings;
    int64_t start_sum;
    int64_t duration_sum;
    int64_t value_sum;
};

/// Reads a feed with libxml2's SAX2 push parser, `chunk` bytes at a time; 0 when it is well-formed.
int xml_rival_read(const char *bytes, size_t count, size_t chunk, struct xml_rival_sums *sums);

#endif
