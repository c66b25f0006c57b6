/* Ring and framer as firmware without an operating system would use them: bytes in, the newest demand and a
   piece of history out. Linked only to count its code. */
#include <openseg.h>

static uint64_t ring_memory[61 * 6 + 100];
static uint8_t stanza[512];
static openseg_framer framer;

int64_t board_use(uint8_t byte, openseg_packed_sample *history) {
    static openseg_ring *ring;
    if (!ring) {
        ring = openseg_ring_make(ring_memory, sizeof ring_memory, 60, 4);
        openseg_framer_make(&framer, stanza, sizeof stanza);
    }
    openseg_sample sample = {.gap_cause_before = OPENSEG_GAP_NONE};
    if (openseg_framer_push(&framer, byte) && openseg_framer_is(&framer, "InstantaneousDemand") &&
        openseg_framer_number(&framer, "Demand", OPENSEG_NUMBER_DEMAND, &sample.demand_milliwatts) == 0 &&
        openseg_framer_number(&framer, "TimeStamp", OPENSEG_NUMBER_TIME, &sample.time_unix_seconds) == 0)
        openseg_ring_append(ring, &sample);
    openseg_run run = openseg_ring_copy(ring, 0, history, 10);
    openseg_unpack(history, run.first_sequence, &sample);
    return openseg_ring_newest(ring, &sample) == OPENSEG_OK ? sample.demand_milliwatts : 0;
}
