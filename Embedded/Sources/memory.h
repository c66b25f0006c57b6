/* Where the objects that Swift makes go: the names of the C library's functions are replaced by these
   when the library is made (scripts/build-embedded), so that it never calls malloc. */
#ifndef OPENSEG_MEMORY_H
#define OPENSEG_MEMORY_H
#include "../include/openseg.h"

/* From here to openseg_end_memory(), memory comes from the caller's. */
void openseg_begin_memory(void *memory, size_t byte_count);
void openseg_end_memory(void);
#endif
