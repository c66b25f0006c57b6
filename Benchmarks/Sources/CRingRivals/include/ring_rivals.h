// Other ways to keep the last samples, for comparison. A sample is 16 bytes: time and value.
#pragma once
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct {
    uint64_t time;
    uint64_t value;
} rival_sample;

// Each append_* appends `count` samples from `time` on, 4 s apart; each newest_* reads the newest value
// `count` times; each copy_* copies the newest `count` samples out.

// The same protocol in C++: relaxed atomic words between fences, the same mask, no policy, no columns.
void *cring_make(size_t capacity);
void cring_append(void *ring, uint64_t time, size_t count);
uint64_t cring_newest(void *ring, size_t count);
size_t cring_copy(void *ring, rival_sample *destination, size_t count);
uint64_t cring_at(void *ring, const uint64_t *times, size_t count);

// An array behind a std::mutex.
void *mutex_ring_make(size_t capacity);
void mutex_ring_append(void *ring, uint64_t time, size_t count);
uint64_t mutex_ring_newest(void *ring, size_t count);
size_t mutex_ring_copy(void *ring, rival_sample *destination, size_t count);

// A std::deque without a lock.
void *deque_make(size_t capacity);
void deque_append(void *deque, uint64_t time, size_t count);
uint64_t deque_newest(void *deque, size_t count);
size_t deque_copy(void *deque, rival_sample *destination, size_t count);
uint64_t deque_at(void *deque, const uint64_t *times, size_t count);

// boost::circular_buffer without a lock; make returns NULL where Boost's headers are missing.
void *boost_make(size_t capacity);
void boost_append(void *buffer, uint64_t time, size_t count);
uint64_t boost_newest(void *buffer, size_t count);
size_t boost_copy(void *buffer, rival_sample *destination, size_t count);

// SQLite in memory, one row a sample, the oldest deleted; make returns NULL where the library is missing.
void *sqlite_make(size_t capacity);
void sqlite_append(void *database, uint64_t time, size_t count);
uint64_t sqlite_newest(void *database, size_t count);
size_t sqlite_copy(void *database, rival_sample *destination, size_t count);

// RRDtool's library on a file in memory, one reading every 4 s, filled when made; rrd_append puts so many
// in by one call, rrd_at reads one after the other spread over all of them. NULL where it is missing.
void *rrd_make(size_t capacity);
void rrd_append(void *database, size_t count, size_t perCall);
uint64_t rrd_newest(void *database, size_t count);
uint64_t rrd_at(void *database, size_t count);
size_t rrd_copy(void *database, rival_sample *destination, size_t count);
void rrd_free(void *database);

// Minimum, maximum, first and last per bucket in one pass over an array, gaps not looked at.
void one_pass_plot(
    const rival_sample *samples, size_t count, uint64_t start, uint64_t end, size_t buckets,
    int64_t *minimum, int64_t *maximum, int64_t *first, int64_t *last);
// The energy of an array by scanning it: left steps where samples are close together.
int64_t scan_energy(const rival_sample *samples, size_t count, uint64_t start, uint64_t end);

#ifdef __cplusplus
}
#endif
