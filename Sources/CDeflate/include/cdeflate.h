/* gzip (RFC 1952) over zlib, as a stream, and only where zlib's header was there at build time: the
 * package builds without it, and the API then answers uncompressed. */
#ifndef CDEFLATE_H
#define CDEFLATE_H

#include <stddef.h>

typedef struct cdeflate_stream cdeflate_stream;

/* 1 where this build can compress, else 0. */
int cdeflate_is_available(void);

/* A new stream; about 70 kB of memory for as long as it lives. NULL without zlib or memory. */
cdeflate_stream *cdeflate_new(void);

/* Releases a stream; NULL is allowed. */
void cdeflate_free(cdeflate_stream *stream);

/* Takes in `input_count` bytes at most and writes `room` bytes at most. `finishes` is 1 when no input
 * comes after this. Says in `consumed` how many bytes were taken in and in `has_ended` whether the
 * stream is complete. Gives the number of bytes written, or -1 for a stream that is out of order. To
 * be called again, with what was not consumed, while it fills the room. */
long cdeflate_write(
    cdeflate_stream *stream, const unsigned char *input, size_t input_count, size_t *consumed,
    unsigned char *output, size_t room, int finishes, int *has_ended);

#endif
