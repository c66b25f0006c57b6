/* Every event of a dongle's bytes, from standard input in pieces of 64: the whole decoder, from C. */
#include <inttypes.h>
#include <openseg.h>
#include <stdio.h>

static void show(const openseg_decoder *decoder, const openseg_event *event) {
    char text[64];
    switch (event->kind) {
    case OPENSEG_EVENT_DEMAND:
    case OPENSEG_EVENT_SUMMATION:
        printf("%" PRIu64 " %s meter %016" PRIx64 " time %" PRId64 " raw %" PRId64 " %" PRId64
               " x %" PRIu32 " / %" PRIu32 " has %" PRIx32 "\n",
               event->offset, event->name, event->meter, event->time_unix_seconds, event->reading,
               event->received_reading, event->multiplier, event->divisor, event->has);
        break;
    case OPENSEG_EVENT_OTHER:
        if (openseg_decoder_text(decoder, "Status", text, sizeof text) < 0) text[0] = 0;
        printf("%" PRIu64 " %s %s\n", event->offset, event->name, text);
        break;
    default:
        printf("%" PRIu64 " fault %d in %s %s, %" PRIu64 " bytes\n", event->offset, (int)event->kind,
               event->name, event->child, event->byte_count);
    }
}

int main(void) {
    openseg_decoder *decoder = openseg_decoder_make(0, true);
    openseg_event event;
    uint8_t bytes[64];
    size_t count;
    while ((count = fread(bytes, 1, sizeof bytes, stdin)) > 0) {
        openseg_decoder_push(decoder, bytes, count);
        while (openseg_decoder_next(decoder, &event)) show(decoder, &event);
    }
    openseg_decoder_finish(decoder);
    while (openseg_decoder_next(decoder, &event)) show(decoder, &event);
    openseg_decoder_free(decoder);
    return 0;
}
