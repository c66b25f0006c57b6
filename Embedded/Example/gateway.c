/* A gateway without a server: the dongle's bytes from standard input, its demands into a ring that keeps the
   last 60. Needs ring and framer only, and so runs on the smallest boards as it stands: there the bytes
   come from a serial port and the answer goes where the firmware wants it. */
#include <openseg.h>
#include <stdio.h>

static uint64_t ring_memory[(60 + 1) * 6 + 100]; /* see openseg_ring_byte_count() */
static uint8_t stanza[512];

/* Milliwatts from a raw demand: raw x multiplier / divisor kilowatts, zero counting as one. */
static int64_t milliwatts(int64_t raw, int64_t multiplier, int64_t divisor) {
    if (multiplier == 0) multiplier = 1;
    if (divisor == 0) divisor = 1;
    return raw * multiplier * 1000000 / divisor; /* a raw demand has 32 bits, so this is exact enough */
}

static openseg_status take_demand(openseg_ring *ring, const openseg_framer *framer) {
    int64_t raw, time, multiplier = 1, divisor = 1;
    openseg_status status = openseg_framer_number(framer, "Demand", OPENSEG_NUMBER_DEMAND, &raw);
    if (status != OPENSEG_OK) return status;
    /* A reading without a time would need the board's clock; a scale that is damaged makes it useless. */
    status = openseg_framer_number(framer, "TimeStamp", OPENSEG_NUMBER_TIME, &time);
    if (status != OPENSEG_OK) return status;
    status = openseg_framer_number(framer, "Multiplier", OPENSEG_NUMBER_PLAIN, &multiplier);
    if (status < 0) return status;
    status = openseg_framer_number(framer, "Divisor", OPENSEG_NUMBER_PLAIN, &divisor);
    if (status < 0) return status;
    openseg_sample sample = {
        .time_unix_seconds = time,
        .demand_milliwatts = milliwatts(raw, multiplier, divisor),
        .gap_cause_before = OPENSEG_GAP_NONE,
    };
    return openseg_ring_append(ring, &sample);
}

int main(void) {
    openseg_framer framer;
    openseg_ring *ring = openseg_ring_make(ring_memory, sizeof ring_memory, 60, 4);
    if (!ring || openseg_framer_make(&framer, stanza, sizeof stanza) != OPENSEG_OK) return 1;

    int byte, stored = 0, duplicates = 0, refused = 0, others = 0;
    while ((byte = getchar()) != EOF) {
        if (!openseg_framer_push(&framer, (uint8_t)byte)) continue;
        if (!openseg_framer_is(&framer, "InstantaneousDemand")) {
            others++;
            continue;
        }
        switch (take_demand(ring, &framer)) {
        case OPENSEG_OK: stored++; break;
        case OPENSEG_DUPLICATE: duplicates++; break;
        default: refused++; break;
        }
    }
    printf("%d stored, %d twice, %d refused, %d other fragments, %u faults\n", stored, duplicates,
           refused, others, (unsigned)framer.fault_count);

    openseg_sample newest;
    if (openseg_ring_newest(ring, &newest) != OPENSEG_OK) return 0;
    openseg_packed_sample samples[60];
    openseg_run run = openseg_ring_copy(ring, 0, samples, 60);
    for (size_t index = 0; index < run.count; index++) {
        openseg_sample sample;
        openseg_unpack(&samples[index], run.first_sequence + index, &sample);
        printf("%llu %lld %lld mW flags %u\n", (unsigned long long)sample.sequence,
               (long long)sample.time_unix_seconds, (long long)sample.demand_milliwatts, sample.flags);
    }
    printf("newest %llu\n", (unsigned long long)newest.sequence);
    return 0;
}
