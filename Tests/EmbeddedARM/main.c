// Runs the ring's checks where there is no Swift runtime: see RingChecks.swift.
#include <inttypes.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

uint64_t ring_digest(void);
void ring_write(int32_t count);
int32_t ring_read(int32_t count);

// Embedded Swift asks for these; older C libraries lack the first, and the hash seed needs no secret.
__attribute__((weak)) void arc4random_buf(void *bytes, size_t count) { memset(bytes, 7, count); }

static void *write_samples(void *unused) {
    (void)unused;
    ring_write(300000);
    return NULL;
}

static void *read_samples(void *mixed) {
    *(int32_t *)mixed = ring_read(300000);
    return NULL;
}

int main(void) {
    printf("digest %016" PRIx64 "\n", ring_digest());
    pthread_t writer, reader;
    int32_t mixed = -1;
    pthread_create(&writer, NULL, write_samples, NULL);
    pthread_create(&reader, NULL, read_samples, &mixed);
    pthread_join(writer, NULL);
    pthread_join(reader, NULL);
    printf("mixed %" PRId32 "\n", mixed);
    return mixed == 0 ? 0 : 1;
}
