/* The rules of openseg.h, one check each. Prints what does not hold. */
#include <openseg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int failures;
#define CHECK(what) \
    do { \
        if (!(what)) { \
            printf("line %d: %s\n", __LINE__, #what); \
            failures++; \
        } \
    } while (0)

static uint64_t memory[512];
static uint8_t stanza[256];

static openseg_sample sample_at(int64_t time, int64_t demand) {
    openseg_sample sample = {.time_unix_seconds = time, .demand_milliwatts = demand};
    sample.gap_cause_before = OPENSEG_GAP_NONE;
    return sample;
}

static void check_ring(void) {
    CHECK(openseg_ring_byte_count(0) == 0 && openseg_ring_byte_count((1 << 20) + 1) == 0);
    size_t needed = openseg_ring_byte_count(10);
    CHECK(needed > 0 && needed <= sizeof memory);
    CHECK(!openseg_ring_make(memory, needed - 1, 10, 4));
    CHECK(!openseg_ring_make(memory, needed, 10, 0) && !openseg_ring_make(memory, needed, 10, 86401));
    CHECK(!openseg_ring_make(NULL, needed, 10, 4));
    memset(memory, 0xA5, sizeof memory);
    openseg_ring *ring = openseg_ring_make(memory, needed, 10, 4);
    CHECK(ring != NULL);
    uint8_t *behind = (uint8_t *)memory + needed;

    openseg_sample sample, newest;
    openseg_packed_sample packed[20];
    CHECK(openseg_ring_newest(ring, &newest) == OPENSEG_NONE);
    CHECK(openseg_ring_copy(ring, 0, packed, 20).count == 0);
    for (int index = 1; index <= 25; index++) {
        sample = sample_at(1700000000 + 4 * index, index % 2 ? -1000 * index : 1000 * index);
        CHECK(openseg_ring_append(ring, &sample) == OPENSEG_OK);
        CHECK(openseg_ring_newest(ring, &newest) == OPENSEG_OK);
        CHECK(newest.sequence == (uint64_t)index && newest.demand_milliwatts == sample.demand_milliwatts);
        CHECK(newest.time_unix_seconds == sample.time_unix_seconds);
    }
    CHECK(openseg_ring_append(ring, &sample) == OPENSEG_DUPLICATE);
    openseg_run run = openseg_ring_copy(ring, 0, packed, 20);
    CHECK(run.count == 10 && run.first_sequence == 16);
    for (size_t index = 0; index < run.count; index++) {
        openseg_unpack(&packed[index], run.first_sequence + index, &sample);
        int number = 16 + (int)index;
        CHECK(sample.sequence == (uint64_t)number && sample.gap_cause_before == OPENSEG_GAP_NONE);
        CHECK(sample.demand_milliwatts == (number % 2 ? -1000 * number : 1000 * number));
    }
    run = openseg_ring_copy(ring, 22, packed, 2);
    CHECK(run.count == 2 && run.first_sequence == 23);
    CHECK(openseg_ring_copy(ring, 25, packed, 20).count == 0);

    CHECK(openseg_ring_record_gap(ring, OPENSEG_GAP_NOT_JOINED) == OPENSEG_OK);
    CHECK(openseg_ring_record_gap(ring, 77) == OPENSEG_RANGE);
    sample = sample_at(1700000000 + 4 * 25 + 600, 5);
    CHECK(openseg_ring_append(ring, &sample) == OPENSEG_OK);
    CHECK(openseg_ring_newest(ring, &newest) == OPENSEG_OK);
    CHECK(newest.gap_cause_before == OPENSEG_GAP_NOT_JOINED);
    sample = sample_at(1600000000, 5);
    CHECK(openseg_ring_append(ring, &sample) == OPENSEG_OK);
    CHECK(openseg_ring_newest(ring, &newest) == OPENSEG_OK);
    CHECK(newest.epoch == 1 && newest.flags & OPENSEG_FLAG_EPOCH_START);
    sample = sample_at(-1, 5);
    CHECK(openseg_ring_append(ring, &sample) == OPENSEG_RANGE);
    sample = sample_at(1700000000, (int64_t)1 << 41);
    CHECK(openseg_ring_append(ring, &sample) == OPENSEG_RANGE);
    for (size_t index = 0; index < sizeof memory - needed; index++) CHECK(behind[index] == 0xA5);
}

/* Pushes a text: the number of fragments; `last` keeps that fragment's state. */
static int push(openseg_framer *framer, const char *text, openseg_framer *last) {
    static uint8_t copy[sizeof stanza];
    int count = 0;
    for (; *text; text++) {
        if (!openseg_framer_push(framer, (uint8_t)*text)) continue;
        count++;
        memcpy(copy, stanza, sizeof copy);
        *last = *framer;
        last->buffer = copy;
    }
    return count;
}

#define DEMAND "<InstantaneousDemand>\r\n  <Demand>0x00035e</Demand>\r\n</InstantaneousDemand>\r\n"

/* A text, and how many fragments and faults it holds. */
static const struct {
    const char *text;
    int fragments, faults;
} streams[] = {
    {DEMAND, 1, 0},
    {DEMAND DEMAND, 2, 0},
    {"demand>\r\n</InstantaneousDemand>\r\n" DEMAND, 1, 2},          /* D1: joined in the middle */
    {"<Demand>0x1</Demand>" DEMAND, 1, 1},                            /* D3: a leftover is no fragment */
    {"<InstantaneousDemand><Demand>0x1" DEMAND, 1, 1},                /* D2: cut in a value */
    {"<InstantaneousDemand><Demand>0x1</Dema" DEMAND, 1, 1},          /* D2: cut in a tag */
    {"<InstantaneousDemand><Demand>0x1</Demand>" DEMAND, 1, 1},       /* D2: cut between children */
    {"<InstantaneousDemand>" DEMAND, 1, 1},                           /* D2: cut behind the root */
    {"<A><B>1</B></C>" DEMAND, 1, 1},                                 /* the end of another stanza */
    {"<A><B>1</C></A>" DEMAND, 1, 2},                                 /* D8: a wrong end tag */
    {"<A><B/></A>" DEMAND, 2, 0},                                     /* an empty child */
    {"<A/>" DEMAND, 1, 1},
    {"<><A><B>1</B></A>", 1, 1},
    {"<A><B>1</B></a >" DEMAND, 2, 0},                                /* D6 */
    {"\xff\x01 boot\r\n" DEMAND, 1, 1},                               /* D4: one run, one fault */
    {"<A><B>" DEMAND DEMAND, 2, 2},
    {"<A><B>1<2</B></A>" DEMAND, 1, 3},
};

static void check_framer(void) {
    openseg_framer framer, last;
    CHECK(openseg_framer_make(&framer, stanza, 63) == OPENSEG_MEMORY);
    for (size_t index = 0; index < sizeof streams / sizeof *streams; index++) {
        CHECK(openseg_framer_make(&framer, stanza, sizeof stanza) == OPENSEG_OK);
        int count = push(&framer, streams[index].text, &last);
        if (count != streams[index].fragments || (int)framer.fault_count != streams[index].faults) {
            printf("stream %d: %d fragments, %u faults\n", (int)index, count, (unsigned)framer.fault_count);
            failures++;
        }
        int64_t number = 0;
        if (strstr(streams[index].text, DEMAND)) {
            CHECK(openseg_framer_is(&last, "instantaneousdemand") && !openseg_framer_is(&last, "Instant"));
            CHECK(openseg_framer_number(&last, "DEMAND", OPENSEG_NUMBER_DEMAND, &number) == OPENSEG_OK);
            CHECK(number == 862);
        }
    }
    /* D9: longer than the buffer. */
    openseg_framer_make(&framer, stanza, sizeof stanza);
    int count = push(&framer, "<A><B>", &last);
    for (int index = 0; index < 1000; index++) count += push(&framer, "0", &last);
    CHECK(count == 0 && framer.fault_count == 1);
    CHECK(push(&framer, DEMAND, &last) == 1);
}

static openseg_status number(const char *text, int32_t notation, int64_t *value) {
    char bytes[200];
    openseg_framer framer, last;
    snprintf(bytes, sizeof bytes, "<A><B>7</B><X> %s </X><C/></A>", text);
    openseg_framer_make(&framer, stanza, sizeof stanza);
    CHECK(push(&framer, bytes, &last) == 1);
    size_t length = 99;
    const uint8_t *found = openseg_framer_text(&last, "x", &length);
    CHECK(found && length == strlen(text) && memcmp(found, text, length) == 0);
    CHECK(openseg_framer_text(&last, "C", &length) && length == 0);
    CHECK(!openseg_framer_text(&last, "A", &length));
    CHECK(openseg_framer_number(&last, "Y", notation, value) == OPENSEG_NONE);
    return openseg_framer_number(&last, "X", notation, value);
}

static void check_numbers(void) {
    int64_t value;
    /* S3 to S5, D13, D12. */
    CHECK(number("0xfff830", OPENSEG_NUMBER_DEMAND, &value) == OPENSEG_OK && value == -2000);
    CHECK(number("0xfffff830", OPENSEG_NUMBER_DEMAND, &value) == OPENSEG_OK && value == -2000);
    CHECK(number("0x00fff830", OPENSEG_NUMBER_DEMAND, &value) == OPENSEG_OK && value == 0xfff830);
    CHECK(number("0x800000", OPENSEG_NUMBER_DEMAND, &value) == OPENSEG_NO_VALUE);
    CHECK(number("0xffffffffffff", OPENSEG_NUMBER_REGISTER, &value) == OPENSEG_NO_VALUE);
    CHECK(number("0x00000000017d7840", OPENSEG_NUMBER_REGISTER, &value) == OPENSEG_OK && value == 25000000);
    CHECK(number("0x2e3a5c10", OPENSEG_NUMBER_TIME, &value) == OPENSEG_OK && value == 1722261392);
    CHECK(number("0xffffffff", OPENSEG_NUMBER_TIME, &value) == OPENSEG_NO_VALUE);
    CHECK(number("0", OPENSEG_NUMBER_TIME, &value) == OPENSEG_NO_VALUE);
    CHECK(number("010", OPENSEG_NUMBER_PLAIN, &value) == OPENSEG_OK && value == 10);
    CHECK(number("0x100000000", OPENSEG_NUMBER_PLAIN, &value) == OPENSEG_MALFORMED);
    CHECK(number("0x", OPENSEG_NUMBER_PLAIN, &value) == OPENSEG_MALFORMED);
    CHECK(number("0x00112233445566778", OPENSEG_NUMBER_ADDRESS, &value) == OPENSEG_MALFORMED);
    CHECK(number("", OPENSEG_NUMBER_PLAIN, &value) == OPENSEG_NO_VALUE);
    CHECK(number("1", 9, &value) == OPENSEG_RANGE);
}

/* Whatever the bytes, nothing is written beyond the buffer, and the stanza behind them is whole. */
static void check_damage(void) {
    static const char alphabet[] = "<></ABb1 \r\n\x01";
    srand(7);
    for (int round = 0; round < 3000; round++) {
        openseg_framer framer, last;
        memset(stanza, 0xA5, sizeof stanza);
        openseg_framer_make(&framer, stanza, 128);
        for (int index = rand() % 200; index > 0; index--) {
            bool isWhole = openseg_framer_push(&framer, (uint8_t)alphabet[rand() % 12]);
            CHECK(framer.count <= 128);
            size_t length;
            if (isWhole) CHECK(!openseg_framer_text(&framer, "none", &length));
        }
        CHECK(push(&framer, DEMAND, &last) >= 1 && openseg_framer_is(&last, "InstantaneousDemand"));
        for (size_t index = 128; index < sizeof stanza; index++) CHECK(stanza[index] == 0xA5);
    }
}

int main(void) {
    check_ring();
    check_framer();
    check_numbers();
    check_damage();
    printf("%d failures\n", failures);
    return failures != 0;
}
