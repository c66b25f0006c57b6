#include "ring_rivals.h"

#include <algorithm>
#include <atomic>
#include <cstring>
#include <deque>
#include <mutex>
#include <vector>

#if __has_include(<boost/circular_buffer.hpp>)
#include <boost/circular_buffer.hpp>
#define HAS_BOOST 1
#endif

namespace {

size_t slotsFor(size_t capacity) {
    size_t slots = 1;
    while (slots <= capacity) slots *= 2;
    return slots;
}

struct CRing {
    alignas(64) std::atomic<uint64_t> head{0};
    alignas(64) size_t mask;
    size_t capacity;
    std::atomic<uint64_t> *words;

    explicit CRing(size_t visible)
        : mask(slotsFor(visible) - 1), capacity(visible),
          words(new std::atomic<uint64_t>[2 * (mask + 1)]()) {}

    void append(uint64_t time, uint64_t value) {
        uint64_t next = head.load(std::memory_order_relaxed) + 1;
        std::atomic_thread_fence(std::memory_order_release);
        std::atomic<uint64_t> *slot = words + 2 * (next & mask);
        slot[0].store(time, std::memory_order_relaxed);
        slot[1].store(value, std::memory_order_relaxed);
        head.store(next, std::memory_order_release);
    }

    bool intact(uint64_t number) {
        std::atomic_thread_fence(std::memory_order_acquire);
        return head.load(std::memory_order_relaxed) - number < mask;
    }

    uint64_t time(uint64_t number) {
        return words[2 * (number & mask)].load(std::memory_order_relaxed);
    }
    uint64_t value(uint64_t number) {
        return words[2 * (number & mask) + 1].load(std::memory_order_relaxed);
    }
};

struct MutexRing {
    std::mutex mutex;
    std::vector<rival_sample> samples;
    size_t next = 0;
    explicit MutexRing(size_t capacity) : samples(capacity) {}
};

struct Deque {
    std::deque<rival_sample> samples;
    size_t capacity;
};

}  // namespace

extern "C" {

void *cring_make(size_t capacity) { return new CRing(capacity); }

void cring_append(void *ring, uint64_t time, size_t count) {
    auto *it = static_cast<CRing *>(ring);
    for (size_t i = 0; i < count; ++i) it->append(time + 4 * i, i);
}

uint64_t cring_newest(void *ring, size_t count) {
    auto *it = static_cast<CRing *>(ring);
    uint64_t sum = 0;
    for (size_t i = 0; i < count; ++i) {
        uint64_t number, time, value;
        do {
            number = it->head.load(std::memory_order_acquire);
            time = it->time(number);
            value = it->value(number);
        } while (!it->intact(number));
        sum += time ^ value;
    }
    return sum;
}

size_t cring_copy(void *ring, rival_sample *destination, size_t count) {
    auto *it = static_cast<CRing *>(ring);
    uint64_t head = it->head.load(std::memory_order_acquire);
    uint64_t first = head - count + 1;
    size_t slot = first & it->mask;
    size_t straight = std::min(count, it->mask + 1 - slot);
    const std::atomic<uint64_t> *from = it->words + 2 * slot;
    for (size_t i = 0; i < straight; ++i) {
        destination[i].time = from[2 * i].load(std::memory_order_relaxed);
        destination[i].value = from[2 * i + 1].load(std::memory_order_relaxed);
    }
    for (size_t i = straight; i < count; ++i) {
        destination[i].time = it->words[2 * (i - straight)].load(std::memory_order_relaxed);
        destination[i].value = it->words[2 * (i - straight) + 1].load(std::memory_order_relaxed);
    }
    return it->intact(first) ? count : 0;
}

uint64_t cring_at(void *ring, const uint64_t *times, size_t count) {
    auto *it = static_cast<CRing *>(ring);
    uint64_t sum = 0;
    for (size_t i = 0; i < count; ++i) {
        // Plain bisection over what is visible.
        uint64_t head = it->head.load(std::memory_order_acquire);
        uint64_t low = head - it->capacity + 1, high = head;
        while (low < high) {
            uint64_t middle = high - (high - low) / 2;
            if (it->time(middle) <= times[i]) low = middle;
            else high = middle - 1;
        }
        sum += it->value(low);
        if (!it->intact(low)) sum = 0;
    }
    return sum;
}

void *mutex_ring_make(size_t capacity) { return new MutexRing(capacity); }

void mutex_ring_append(void *ring, uint64_t time, size_t count) {
    auto *it = static_cast<MutexRing *>(ring);
    for (size_t i = 0; i < count; ++i) {
        std::lock_guard<std::mutex> lock(it->mutex);
        it->samples[it->next] = {time + 4 * i, i};
        if (++it->next == it->samples.size()) it->next = 0;
    }
}

uint64_t mutex_ring_newest(void *ring, size_t count) {
    auto *it = static_cast<MutexRing *>(ring);
    uint64_t sum = 0;
    for (size_t i = 0; i < count; ++i) {
        std::lock_guard<std::mutex> lock(it->mutex);
        const rival_sample &sample = it->samples[it->next ? it->next - 1 : it->samples.size() - 1];
        sum += sample.time ^ sample.value;
    }
    return sum;
}

size_t mutex_ring_copy(void *ring, rival_sample *destination, size_t count) {
    auto *it = static_cast<MutexRing *>(ring);
    std::lock_guard<std::mutex> lock(it->mutex);
    size_t size = it->samples.size();
    size_t first = (it->next + size - count) % size;
    size_t straight = std::min(count, size - first);
    std::memcpy(destination, &it->samples[first], straight * sizeof(rival_sample));
    std::memcpy(destination + straight, it->samples.data(), (count - straight) * sizeof(rival_sample));
    return count;
}

void *deque_make(size_t capacity) { return new Deque{{}, capacity}; }

void deque_append(void *deque, uint64_t time, size_t count) {
    auto *it = static_cast<Deque *>(deque);
    for (size_t i = 0; i < count; ++i) {
        it->samples.push_back({time + 4 * i, i});
        if (it->samples.size() > it->capacity) it->samples.pop_front();
    }
}

uint64_t deque_newest(void *deque, size_t count) {
    auto *it = static_cast<Deque *>(deque);
    uint64_t sum = 0;
    for (size_t i = 0; i < count; ++i) {
        sum += it->samples.back().time ^ it->samples.back().value;
        std::atomic_signal_fence(std::memory_order_seq_cst);
    }
    return sum;
}

size_t deque_copy(void *deque, rival_sample *destination, size_t count) {
    auto *it = static_cast<Deque *>(deque);
    std::copy(it->samples.end() - static_cast<ptrdiff_t>(count), it->samples.end(), destination);
    return count;
}

uint64_t deque_at(void *deque, const uint64_t *times, size_t count) {
    auto *it = static_cast<Deque *>(deque);
    uint64_t sum = 0;
    for (size_t i = 0; i < count; ++i) {
        auto found = std::upper_bound(
            it->samples.begin(), it->samples.end(), times[i],
            [](uint64_t time, const rival_sample &sample) { return time < sample.time; });
        if (found != it->samples.begin()) sum += std::prev(found)->value;
    }
    return sum;
}

#ifdef HAS_BOOST
typedef boost::circular_buffer<rival_sample> Boost;
void *boost_make(size_t capacity) { return new Boost(capacity); }

void boost_append(void *buffer, uint64_t time, size_t count) {
    auto *it = static_cast<Boost *>(buffer);
    for (size_t i = 0; i < count; ++i) it->push_back({time + 4 * i, i});
}

uint64_t boost_newest(void *buffer, size_t count) {
    auto *it = static_cast<Boost *>(buffer);
    uint64_t sum = 0;
    for (size_t i = 0; i < count; ++i) {
        sum += it->back().time ^ it->back().value;
        std::atomic_signal_fence(std::memory_order_seq_cst);
    }
    return sum;
}

size_t boost_copy(void *buffer, rival_sample *destination, size_t count) {
    auto *it = static_cast<Boost *>(buffer);
    std::copy(it->end() - static_cast<ptrdiff_t>(count), it->end(), destination);
    return count;
}
#else
void *boost_make(size_t) { return nullptr; }
void boost_append(void *, uint64_t, size_t) {}
uint64_t boost_newest(void *, size_t) { return 0; }
size_t boost_copy(void *, rival_sample *, size_t) { return 0; }
#endif

void one_pass_plot(
    const rival_sample *samples, size_t count, uint64_t start, uint64_t end, size_t buckets,
    int64_t *minimum, int64_t *maximum, int64_t *first, int64_t *last) {
    size_t bucket = 0;
    uint64_t bucketEnd = start;
    bool isOpen = false;
    size_t next = 0;
    for (size_t i = 0; i < count; ++i) {
        if (samples[i].time < start || samples[i].time >= end) continue;
        int64_t value = static_cast<int64_t>(samples[i].value);
        while (samples[i].time >= bucketEnd) {
            bucket = next++;
            bucketEnd = start + (end - start) * next / buckets;
            isOpen = false;
        }
        if (!isOpen) {
            minimum[bucket] = maximum[bucket] = first[bucket] = value;
            isOpen = true;
        }
        minimum[bucket] = std::min(minimum[bucket], value);
        maximum[bucket] = std::max(maximum[bucket], value);
        last[bucket] = value;
    }
}

int64_t scan_energy(const rival_sample *samples, size_t count, uint64_t start, uint64_t end) {
    int64_t sum = 0;
    for (size_t i = 1; i < count; ++i) {
        uint64_t from = std::max(samples[i - 1].time, start), to = std::min(samples[i].time, end);
        if (from < to && samples[i].time - samples[i - 1].time <= 6)
            sum += static_cast<int64_t>(samples[i - 1].value) * static_cast<int64_t>(to - from);
    }
    return sum;
}

}  // extern "C"
