#include "memory.h"

static uint8_t *next, *end;

void openseg_begin_memory(void *memory, size_t byte_count) {
    next = memory;
    end = next + byte_count;
}

void openseg_end_memory(void) { next = end = NULL; }

#ifdef OPENSEG_HAS_MALLOC
/* The C library's, for the decoder. */
int posix_memalign(void **result, size_t alignment, size_t byte_count);
void free(void *memory);
#endif

/* What posix_memalign is renamed to. */
int openseg_allocate(void **result, size_t alignment, size_t byte_count) {
    uintptr_t start = ((uintptr_t)next + alignment - 1) & ~(uintptr_t)(alignment - 1);
#ifdef OPENSEG_HAS_MALLOC
    if (!next) return posix_memalign(result, alignment, byte_count);
#endif
    if (!next || start > (uintptr_t)end || byte_count > (uintptr_t)end - start) return 1;
    next = (uint8_t *)(start + byte_count);
    *result = (void *)start;
    return 0;
}

/* What free is renamed to. What a ring is made of is not ours to give back. */
void openseg_free(void *memory) {
#ifdef OPENSEG_HAS_MALLOC
    if (!next) free(memory);
#else
    (void)memory;
#endif
}
