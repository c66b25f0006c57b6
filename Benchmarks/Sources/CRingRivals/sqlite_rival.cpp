// SQLite by its library alone, loaded when asked for: no header and no link-time dependency.
#include <dlfcn.h>

#include "ring_rivals.h"

namespace {

struct Database {
    void *handle = nullptr;
    void *insert = nullptr, *evict = nullptr, *newest = nullptr, *copy = nullptr;
    long long stored = 0;
    long long capacity = 0;
    int (*step)(void *) = nullptr;
    int (*reset)(void *) = nullptr;
    int (*bind)(void *, int, long long) = nullptr;
    long long (*column)(void *, int) = nullptr;

    void run(void *statement) {
        step(statement);
        reset(statement);
    }
};

}  // namespace

extern "C" {

void *sqlite_make(size_t capacity) {
    void *library = dlopen("libsqlite3.so.0", RTLD_NOW);
    if (!library) return nullptr;
    auto open = reinterpret_cast<int (*)(const char *, void **)>(dlsym(library, "sqlite3_open"));
    auto exec = reinterpret_cast<int (*)(void *, const char *, void *, void *, void *)>(
        dlsym(library, "sqlite3_exec"));
    auto prepare = reinterpret_cast<int (*)(void *, const char *, int, void **, const char **)>(
        dlsym(library, "sqlite3_prepare_v2"));
    auto *it = new Database;
    it->capacity = static_cast<long long>(capacity);
    it->step = reinterpret_cast<int (*)(void *)>(dlsym(library, "sqlite3_step"));
    it->reset = reinterpret_cast<int (*)(void *)>(dlsym(library, "sqlite3_reset"));
    it->bind = reinterpret_cast<int (*)(void *, int, long long)>(
        dlsym(library, "sqlite3_bind_int64"));
    it->column = reinterpret_cast<long long (*)(void *, int)>(
        dlsym(library, "sqlite3_column_int64"));
    if (open(":memory:", &it->handle) != 0) return nullptr;
    exec(it->handle, "CREATE TABLE s(n INTEGER PRIMARY KEY, t INTEGER, v INTEGER)", nullptr,
         nullptr, nullptr);
    prepare(it->handle, "INSERT INTO s VALUES(?,?,?)", -1, &it->insert, nullptr);
    prepare(it->handle, "DELETE FROM s WHERE n=?", -1, &it->evict, nullptr);
    prepare(it->handle, "SELECT t,v FROM s ORDER BY n DESC LIMIT 1", -1, &it->newest, nullptr);
    prepare(it->handle, "SELECT t,v FROM s WHERE n>? ORDER BY n", -1, &it->copy, nullptr);
    return it;
}

void sqlite_append(void *database, uint64_t time, size_t count) {
    auto *it = static_cast<Database *>(database);
    for (size_t i = 0; i < count; ++i) {
        long long number = it->stored++;
        it->bind(it->insert, 1, number);
        it->bind(it->insert, 2, static_cast<long long>(time + 4 * i));
        it->bind(it->insert, 3, static_cast<long long>(i));
        it->run(it->insert);
        if (number >= it->capacity) {
            it->bind(it->evict, 1, number - it->capacity);
            it->run(it->evict);
        }
    }
}

uint64_t sqlite_newest(void *database, size_t count) {
    auto *it = static_cast<Database *>(database);
    uint64_t sum = 0;
    for (size_t i = 0; i < count; ++i) {
        it->step(it->newest);
        sum += static_cast<uint64_t>(it->column(it->newest, 0) ^ it->column(it->newest, 1));
        it->reset(it->newest);
    }
    return sum;
}

size_t sqlite_copy(void *database, rival_sample *destination, size_t count) {
    auto *it = static_cast<Database *>(database);
    it->bind(it->copy, 1, it->stored - static_cast<long long>(count) - 1);
    size_t copied = 0;
    while (copied < count && it->step(it->copy) == 100) {
        destination[copied].time = static_cast<uint64_t>(it->column(it->copy, 0));
        destination[copied].value = static_cast<uint64_t>(it->column(it->copy, 1));
        ++copied;
    }
    it->reset(it->copy);
    return copied;
}

}  // extern "C"
