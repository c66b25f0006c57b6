/* OpenSEG in C: the ring that keeps a meter's last readings, and the decoder of the dongle that gives
   them, for firmware without a Swift runtime. Link libopenseg.a; see the README of this folder.

   Ring and framer live in memory of the caller's and call malloc never; the decoder does when it is made
   and for fragments with texts. Nothing here reads a clock, prints, or starts a thread. */
#ifndef OPENSEG_H
#define OPENSEG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* What a call came to. */
typedef int32_t openseg_status;
enum {
    OPENSEG_OK = 0,          /* done */
    OPENSEG_NONE = 1,        /* there is nothing: no sample yet, no child of that name */
    OPENSEG_NO_VALUE = 2,    /* the device says "not available"; for a time also 0 */
    OPENSEG_DUPLICATE = 3,   /* the newest sample again: counted, not stored */
    OPENSEG_MALFORMED = -1,  /* not readable as what it should be */
    OPENSEG_RANGE = -2,      /* an argument is outside the range its comment gives */
    OPENSEG_MEMORY = -3,     /* the memory given is too small */
};

/* ---- The ring: one writer, any number of readers, no lock ------------------------------------------ */

typedef struct openseg_ring openseg_ring;

/* Why samples are missing before one. */
enum {
    OPENSEG_GAP_NONE = 255,
    OPENSEG_GAP_UNKNOWN = 0,
    OPENSEG_GAP_NO_REPLY = 1,
    OPENSEG_GAP_NOT_JOINED = 2,
    OPENSEG_GAP_DONGLE_GONE = 3,
    OPENSEG_GAP_GATEWAY_DOWN = 4,
    OPENSEG_GAP_CLOCK_STEP = 5,
};

/* What is known about a sample, as bits. The last four are the ring's: ignored when handed in. */
enum {
    OPENSEG_FLAG_ROUNDED = 1,        /* the value is not exact */
    OPENSEG_FLAG_ESTIMATED_TIME = 2, /* the meter gave no time: the time of arrival stands in */
    OPENSEG_FLAG_SUSPECT_TIME = 4,   /* the meter's time is hard to believe */
    OPENSEG_FLAG_LATE = 8,           /* before the sample before it, by up to 120 s */
    OPENSEG_FLAG_SAME_SECOND = 16,   /* the same second as the sample before it, another value */
    OPENSEG_FLAG_EPOCH_START = 32,   /* the meter's clock was set back */
    OPENSEG_FLAG_JUMP_FORWARD = 64,  /* more than an hour ahead of the sample before it */
};

typedef struct {
    int64_t time_unix_seconds;      /* the meter's time, 0 to 2^33 - 1 */
    int64_t demand_milliwatts;      /* negative: to the grid; below 2^41 either way */
    int64_t receive_offset_seconds; /* time of arrival less the meter's time */
    uint64_t sequence;              /* the ring's number, from 1; ignored when handed in */
    uint32_t epoch;                 /* the ring's count of steps back; ignored when handed in */
    uint8_t flags;                  /* OPENSEG_FLAG_... */
    uint8_t gap_cause_before;       /* OPENSEG_GAP_... */
} openseg_sample;

/* A sample as the ring keeps it; openseg_unpack() makes an openseg_sample of it. */
typedef struct {
    uint64_t words[2];
} openseg_packed_sample;

/* What openseg_ring_copy() copied: consecutive numbers, without a hole. */
typedef struct {
    uint64_t first_sequence;
    uint64_t overtaken_count; /* overwritten by the writer before they could be copied */
    size_t count;
} openseg_run;

/* How many bytes a ring of that capacity needs. 0 where the capacity is not 1 to 2^20. */
size_t openseg_ring_byte_count(uint32_t capacity);

/* Makes a ring in `memory`, aligned for uint64_t, which it keeps until the caller takes it back; there
   is nothing to close. `capacity` samples stay visible, 1 to 2^20; `nominal_interval_seconds` is what was
   asked of the meter, 1 to 86,400. While one is made, no other and no decoder may be in use. NULL where a
   figure is outside its range or the memory too small. */
openseg_ring *openseg_ring_make(void *memory, size_t byte_count, uint32_t capacity,
                                uint32_t nominal_interval_seconds);

/* Puts a sample in, over the oldest one where the ring is full. Writer only. Wait-free.
   OPENSEG_OK, OPENSEG_DUPLICATE, OPENSEG_RANGE. */
openseg_status openseg_ring_append(openseg_ring *ring, const openseg_sample *sample);

/* Notes why the next samples will be missing. Writer only. OPENSEG_OK, OPENSEG_RANGE. */
openseg_status openseg_ring_record_gap(openseg_ring *ring, uint8_t gap_cause);

/* The sample stored last. Any thread. OPENSEG_OK, OPENSEG_NONE. */
openseg_status openseg_ring_newest(const openseg_ring *ring, openseg_sample *sample);

/* Copies up to `maximum_count` samples stored after number `sequence` (0: all), oldest first. Any
   thread; never waits for the writer. What the writer overwrote meanwhile is left out and counted. */
openseg_run openseg_ring_copy(const openseg_ring *ring, uint64_t sequence,
                              openseg_packed_sample *samples, size_t maximum_count);

/* Takes a copied sample apart; `sequence` is its own number, `epoch` is left 0. */
void openseg_unpack(const openseg_packed_sample *packed, uint64_t sequence, openseg_sample *sample);

/* ---- The framer: the dongle's bytes to whole fragments, in little memory ---------------------------------- */

/* All fields but fault_count are the framer's own. */
typedef struct {
    uint8_t *buffer;
    uint32_t capacity;
    uint32_t count;
    uint32_t tag_start;
    uint32_t child_start;
    uint32_t fault_count; /* stanzas that were cut off, damaged or too long, and runs of other bytes */
    uint8_t state;
    bool has_children;
    bool is_in_noise;
} openseg_framer;

/* How a number is read (XML API facts, section 6). */
enum {
    OPENSEG_NUMBER_PLAIN = 0,    /* unsigned, 32 bits: multiplier, divisor, digits */
    OPENSEG_NUMBER_DEMAND = 1,   /* signed by its printed width; 0x800000 is no reading */
    OPENSEG_NUMBER_REGISTER = 2, /* unsigned; all ones in 48 or 64 bits is not available */
    OPENSEG_NUMBER_TIME = 3,     /* UTC, given as seconds since 1970; 0 and all ones are no time */
    OPENSEG_NUMBER_ADDRESS = 4,  /* 64 bits */
};

/* Sets up a framer whose stanzas have at most `byte_count` bytes; 512 hold every reading, 4,096
   everything. OPENSEG_OK, OPENSEG_MEMORY below 64. */
openseg_status openseg_framer_make(openseg_framer *framer, uint8_t *buffer, size_t byte_count);

/* Takes one byte. True where it completes a fragment, which stays until the next byte is pushed.
   A stanza that is cut off, damaged or longer than the buffer is dropped and counted; the one behind it
   comes out whole. What has no children is no fragment. */
bool openseg_framer_push(openseg_framer *framer, uint8_t byte);

/* Whether the fragment has that name, in any case. */
bool openseg_framer_is(const openseg_framer *framer, const char *fragment);

/* The text of a child, without blanks around it and as received. The last one where it is repeated.
   NULL where there is none. */
const uint8_t *openseg_framer_text(const openseg_framer *framer, const char *child, size_t *length);

/* The number in a child. OPENSEG_OK, OPENSEG_NONE, OPENSEG_NO_VALUE, OPENSEG_MALFORMED. A register
   above 2^63 - 1 and an address come as the same bits. */
openseg_status openseg_framer_number(const openseg_framer *framer, const char *child, int32_t notation,
                                     int64_t *number);

/* ---- The decoder: all that RavenKit has, for boards with a C library --------------------------------------

   Strict about damage inside a stanza, and typed. Its objects come from malloc; a demand or a summation
   costs none once it runs. Not in the library for boards without an operating system. */

typedef struct openseg_decoder openseg_decoder;

/* What an event is. */
enum {
    OPENSEG_EVENT_DEMAND = 1,    /* power: `reading` */
    OPENSEG_EVENT_SUMMATION = 2, /* registers: `reading`, `received_reading` */
    OPENSEG_EVENT_OTHER = 3,     /* any other fragment: `name`, and openseg_decoder_text() */
    OPENSEG_FAULT_NOISE = 10,    /* bytes outside any fragment */
    OPENSEG_FAULT_TRUNCATED = 11,
    OPENSEG_FAULT_FIELD = 12,    /* a child was damaged: `child`; the fragment came before this */
    OPENSEG_FAULT_OVERSIZE = 13,
    OPENSEG_FAULT_ECHO = 14,     /* our own command came back */
};

/* Which members of an openseg_event hold a value, as bits. */
enum {
    OPENSEG_HAS_DEVICE = 1,
    OPENSEG_HAS_METER = 2,
    OPENSEG_HAS_TIME = 4,
    OPENSEG_HAS_READING = 8,
    OPENSEG_HAS_RECEIVED = 16,
    OPENSEG_HAS_MULTIPLIER = 32,
    OPENSEG_HAS_DIVISOR = 64,
    OPENSEG_SCALE_DAMAGED = 128, /* multiplier or divisor came unreadable: do not scale the reading */
};

typedef struct {
    int32_t kind;              /* OPENSEG_EVENT_..., OPENSEG_FAULT_... */
    uint32_t has;              /* OPENSEG_HAS_... */
    uint64_t offset;           /* where it begins, in bytes since the decoder was made */
    uint64_t byte_count;       /* of a fault: how many bytes it concerns */
    uint64_t device, meter;    /* addresses */
    int64_t time_unix_seconds; /* the reading's time */
    int64_t reading;           /* raw: demand, or delivered */
    int64_t received_reading;  /* raw */
    uint32_t multiplier, divisor; /* as received; 0 or missing counts as one */
    char name[32];             /* the fragment concerned; empty for none */
    char child[32];            /* of a fault: the child concerned; empty for none */
} openseg_event;

/* A decoder for stanzas of up to that many bytes (65,536 by default where 0). With `keeps_texts` the
   children of every fragment can be asked for, at the price of allocations. */
openseg_decoder *openseg_decoder_make(uint32_t maximum_fragment_byte_count, bool keeps_texts);

/* Ends a decoder. */
void openseg_decoder_free(openseg_decoder *decoder);

/* Takes the next bytes, in any pieces. */
void openseg_decoder_push(openseg_decoder *decoder, const uint8_t *bytes, size_t count);

/* Says that the stream has ended; ask for events afterwards. */
void openseg_decoder_finish(openseg_decoder *decoder);

/* Hands out the next event. False: more bytes are needed. */
bool openseg_decoder_next(openseg_decoder *decoder, openseg_event *event);

/* Copies the text of a child of the last fragment, in UTF-8 and closed with a zero, as far as `size`
   allows. Returns its whole length, -1 where there is none or texts are not kept. */
int32_t openseg_decoder_text(const openseg_decoder *decoder, const char *child, char *text, size_t size);

#ifdef __cplusplus
}
#endif
#endif
