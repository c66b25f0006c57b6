#include "cdeflate.h"

#if defined(CDEFLATE_WITH_ZLIB) && !defined(CDEFLATE_HIDE_ZLIB) && __has_include(<zlib.h>)

#include <limits.h>
#include <stdlib.h>
#include <zlib.h>

struct cdeflate_stream {
    z_stream z;
};

int cdeflate_is_available(void) { return 1; }

cdeflate_stream *cdeflate_new(void) {
    cdeflate_stream *stream = calloc(1, sizeof *stream);
    /* 13 window bits (and 16 for the gzip wrapper) and memory level 6 take 32 kB each; level 4 is
     * where text of numbers stops getting much smaller for the time. */
    if (stream && deflateInit2(&stream->z, 4, Z_DEFLATED, 13 + 16, 6, Z_DEFAULT_STRATEGY) != Z_OK) {
        free(stream);
        return NULL;
    }
    return stream;
}

void cdeflate_free(cdeflate_stream *stream) {
    if (!stream) return;
    deflateEnd(&stream->z);
    free(stream);
}

long cdeflate_write(
    cdeflate_stream *stream, const unsigned char *input, size_t input_count, size_t *consumed,
    unsigned char *output, size_t room, int finishes, int *has_ended) {
    *consumed = 0;
    *has_ended = 0;
    if (!stream || input_count > UINT_MAX || room > UINT_MAX) return -1;
    /* zlib reads the input only; its interface predates const here. */
    stream->z.next_in = (unsigned char *)input;
    stream->z.avail_in = (unsigned int)input_count;
    stream->z.next_out = output;
    stream->z.avail_out = (unsigned int)room;
    int result = deflate(&stream->z, finishes ? Z_FINISH : Z_NO_FLUSH);
    if (result != Z_OK && result != Z_STREAM_END && result != Z_BUF_ERROR) return -1;
    *consumed = input_count - stream->z.avail_in;
    *has_ended = result == Z_STREAM_END;
    stream->z.next_in = NULL;
    stream->z.next_out = NULL;
    return (long)(room - stream->z.avail_out);
}

#else

int cdeflate_is_available(void) { return 0; }

cdeflate_stream *cdeflate_new(void) { return NULL; }

void cdeflate_free(cdeflate_stream *stream) { (void)stream; }

long cdeflate_write(
    cdeflate_stream *stream, const unsigned char *input, size_t input_count, size_t *consumed,
    unsigned char *output, size_t room, int finishes, int *has_ended) {
    (void)stream, (void)input, (void)input_count, (void)output, (void)room, (void)finishes;
    *consumed = 0;
    *has_ended = 0;
    return -1;
}

#endif
