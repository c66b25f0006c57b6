#define _GNU_SOURCE
#include "ctls.h"

#include <sys/mman.h>

int ctls_memory_file(void) {
#ifdef MFD_CLOEXEC
    return memfd_create("openseg-text", MFD_CLOEXEC);
#else
    return -1;
#endif
}
