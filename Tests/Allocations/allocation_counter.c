#include "allocation_counter.h"

#include <malloc.h>
#include <stddef.h>
#include <stdlib.h>

#if defined(__has_feature)
#if __has_feature(thread_sanitizer) || __has_feature(address_sanitizer)
#define SANITIZED 1
#endif
#endif

#if defined(__GLIBC__) && !defined(SANITIZED)
// The program's own definitions come before the C library's for everything that it loads.
static __thread long count, held, mark, peak;

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t number, size_t size);
void *__libc_realloc(void *old, size_t size);
void *__libc_memalign(size_t alignment, size_t size);
void __libc_free(void *memory);

static void *counted(void *memory) {
    count += 1;
    if (memory) held += malloc_usable_size(memory);
    if (held > peak) peak = held;
    return memory;
}

void *malloc(size_t size) { return counted(__libc_malloc(size)); }

void *calloc(size_t number, size_t size) { return counted(__libc_calloc(number, size)); }

void *realloc(void *old, size_t size) {
    if (old) held -= malloc_usable_size(old);
    return counted(__libc_realloc(old, size));
}

void *aligned_alloc(size_t alignment, size_t size) {
    return counted(__libc_memalign(alignment, size));
}

int posix_memalign(void **result, size_t alignment, size_t size) {
    *result = counted(__libc_memalign(alignment, size));
    return *result ? 0 : 12;  // ENOMEM
}

void free(void *memory) {
    if (memory) held -= malloc_usable_size(memory);
    __libc_free(memory);
}

long allocation_count(void) { return count; }
void allocation_peak_begin(void) { mark = peak = held; }
long allocation_peak_bytes(void) { return peak - mark; }
#else
long allocation_count(void) { return -1; }
void allocation_peak_begin(void) {}
long allocation_peak_bytes(void) { return -1; }
#endif
