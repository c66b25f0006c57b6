// RRDtool's library: with its header at hand when this is built, and the library when it is asked for;
// else there is no such rival. The database is a file in memory, as RRDtool knows no other kind.
#include "ring_rivals.h"

#if __has_include(<rrd.h>)
#include <dlfcn.h>
#include <rrd.h>
#include <unistd.h>

#include <cstdio>
#include <string>
#include <vector>

namespace {

struct RoundRobin {
    decltype(&rrd_updatex_r) update = nullptr;
    decltype(&rrd_fetch_r) fetch = nullptr;
    decltype(&rrd_lastupdate_r) last = nullptr;
    decltype(&rrd_freemem) release = nullptr;
    std::string path;
    size_t capacity = 0;
    uint64_t start = 1'700'000'000;
    uint64_t time = start;
    uint64_t counter = 0;

    ~RoundRobin() { unlink(path.c_str()); }

    // Puts `count` samples in, so many in one call.
    void append(size_t count, size_t perCall) {
        std::vector<std::string> texts;
        std::vector<const char *> arguments;
        while (count > 0) {
            texts.clear();
            arguments.clear();
            for (size_t i = 0; i < perCall && count > 0; ++i, --count) {
                time += 4;
                texts.push_back(std::to_string(time) + ":" + std::to_string(counter++ & 0xFFFFF));
            }
            for (auto &text : texts) arguments.push_back(text.c_str());
            update(path.c_str(), nullptr, 0, static_cast<int>(arguments.size()), arguments.data());
        }
    }

    // The rows after `from` up to `to`.
    size_t read(uint64_t from, uint64_t to, rival_sample *destination, size_t room) {
        time_t first = static_cast<time_t>(from), end = static_cast<time_t>(to);
        unsigned long step = 4, sources = 0;
        char **names = nullptr;
        rrd_value_t *values = nullptr;
        if (fetch(path.c_str(), "LAST", &first, &end, &step, &sources, &names, &values) != 0) return 0;
        size_t count = 0;
        for (time_t at = first + 4; at <= end && count < room; at += 4, ++count)
            destination[count] = {static_cast<uint64_t>(at), static_cast<uint64_t>(values[count])};
        for (unsigned long i = 0; i < sources; ++i) release(names[i]);
        release(names);
        release(values);
        return count;
    }
};

template <typename Function>
bool find(void *library, const char *name, Function &function) {
    function = reinterpret_cast<Function>(dlsym(library, name));
    return function != nullptr;
}

}  // namespace

extern "C" {

void *rrd_make(size_t capacity) {
    void *library = nullptr;
    for (const char *name : {"librrd.so.8", "librrd.so"})
        if (!library) library = dlopen(name, RTLD_NOW);
    if (!library) return nullptr;
    auto *it = new RoundRobin;
    it->capacity = capacity;
    const char *folder = access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp";
    it->path = std::string(folder) + "/ring-benchmark-" + std::to_string(getpid()) + ".rrd";
    decltype(&rrd_create_r) create = nullptr;
    std::string archive = "RRA:LAST:0:1:" + std::to_string(capacity);
    const char *arguments[] = {"DS:watts:GAUGE:8:U:U", archive.c_str()};
    if (!find(library, "rrd_create_r", create) || !find(library, "rrd_updatex_r", it->update) ||
        !find(library, "rrd_fetch_r", it->fetch) || !find(library, "rrd_freemem", it->release) ||
        !find(library, "rrd_lastupdate_r", it->last) ||
        create(it->path.c_str(), 4, static_cast<time_t>(it->start), 2, arguments) != 0) {
        delete it;
        return nullptr;
    }
    it->append(capacity + 1, 1'000);
    return it;
}

void rrd_append(void *database, size_t count, size_t perCall) {
    static_cast<RoundRobin *>(database)->append(count, perCall);
}

uint64_t rrd_newest(void *database, size_t count) {
    auto *it = static_cast<RoundRobin *>(database);
    uint64_t sum = 0;
    for (size_t i = 0; i < count; ++i) {
        time_t time = 0;
        unsigned long sources = 0;
        char **names = nullptr, **values = nullptr;
        if (it->last(it->path.c_str(), &time, &sources, &names, &values) != 0) return 0;
        sum += static_cast<uint64_t>(time) ^ std::stoull(values[0]);
        for (unsigned long s = 0; s < sources; ++s) {
            it->release(names[s]);
            it->release(values[s]);
        }
        it->release(names);
        it->release(values);
    }
    return sum;
}

uint64_t rrd_at(void *database, size_t count) {
    auto *it = static_cast<RoundRobin *>(database);
    uint64_t sum = 0;
    for (size_t i = 0; i < count; ++i) {
        // Any order will do for a file in memory; this one is spread over all of it.
        uint64_t back = (i * 40'503) % (it->capacity - 1);
        rival_sample sample = {0, 0};
        it->read(it->time - 4 * (back + 1), it->time - 4 * back, &sample, 1);
        sum += sample.value;
    }
    return sum;
}

size_t rrd_copy(void *database, rival_sample *destination, size_t count) {
    auto *it = static_cast<RoundRobin *>(database);
    return it->read(it->time - 4 * count, it->time, destination, count);
}

void rrd_free(void *database) { delete static_cast<RoundRobin *>(database); }

}  // extern "C"
#else
extern "C" {
void *rrd_make(size_t) { return nullptr; }
void rrd_append(void *, size_t, size_t) {}
uint64_t rrd_newest(void *, size_t) { return 0; }
uint64_t rrd_at(void *, size_t) { return 0; }
size_t rrd_copy(void *, rival_sample *, size_t) { return 0; }
void rrd_free(void *) {}
}
#endif
