/* Times the ring on a board and prints a results file as JSON; needs nothing but this one file's program.
   Use: board [ROUNDS [SHARE]]; SHARE divides the work, for a quick look or for an emulator. */
#define _GNU_SOURCE
#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/utsname.h>
#include <time.h>
#include <unistd.h>

int64_t board_append(int32_t is_regular, int32_t count);
int64_t board_newest(int32_t is_regular, int32_t count);
int64_t board_at(int32_t is_regular, int32_t count);
int64_t board_copy(int32_t length, int32_t count);
int64_t board_energy(int32_t is_regular, int32_t count);
int64_t board_plot(int32_t is_regular, int32_t count);

/* Embedded Swift asks for this; older C libraries lack it, and the hash seed needs no secret. */
__attribute__((weak)) void arc4random_buf(void *bytes, size_t count) { memset(bytes, 7, count); }

enum { CAPACITY = 43200, SAMPLE_BYTES = 16 };
static char *from, *to;
static volatile int64_t sink;

static void copy_bytes(int32_t length, int32_t count) {
    for (int32_t i = 0; i < count; i++) {
        memcpy(to, from, (size_t)length * SAMPLE_BYTES);
        /* The copy is to be made each time. */
        __asm__ volatile("" : : "r"(to) : "memory");
    }
}

enum kind { APPEND, NEWEST, AT, COPY, MEMCPY, ENERGY, PLOT };
static const struct {
    const char *name, *contender, *note;
    enum kind kind;
    int32_t argument, count;
} measurements[] = {
    {"append", "IntervalRing", "", APPEND, 1, 500000},
    {"append", "IntervalRing, irregular", "1 to 8 s apart", APPEND, 0, 200000},
    {"newest sample", "IntervalRing", "", NEWEST, 1, 500000},
    {"sample at a time", "IntervalRing, regular", "", AT, 1, 100000},
    {"sample at a time", "IntervalRing, irregular", "1 to 8 s apart", AT, 0, 50000},
    {"copy of an hour (900)", "memcpy", "the limit", MEMCPY, 900, 2000},
    {"copy of an hour (900)", "IntervalRing, copy", "", COPY, 900, 1000},
    {"copy of 48 h (43,200)", "memcpy", "the limit", MEMCPY, CAPACITY, 40},
    {"copy of 48 h (43,200)", "IntervalRing, copy", "", COPY, CAPACITY, 20},
    {"energy of two hours", "IntervalRing", "left steps, trapezoid, coverage", ENERGY, 1, 20000},
    {"48 h to 1,000 plot points", "IntervalRing", "", PLOT, 1, 10},
    {"48 h to 1,000 plot points", "IntervalRing, irregular", "1 to 8 s apart", PLOT, 0, 10},
};

static double run(int index, int32_t count) {
    int32_t argument = measurements[index].argument;
    struct timespec start, end;
    clock_gettime(CLOCK_MONOTONIC, &start);
    switch (measurements[index].kind) {
    case APPEND: sink = board_append(argument, count); break;
    case NEWEST: sink = board_newest(argument, count); break;
    case AT: sink = board_at(argument, count); break;
    case COPY: sink = board_copy(argument, count); break;
    case MEMCPY: copy_bytes(argument, count); break;
    case ENERGY: sink = board_energy(argument, count); break;
    case PLOT: sink = board_plot(argument, count); break;
    }
    clock_gettime(CLOCK_MONOTONIC, &end);
    return ((end.tv_sec - start.tv_sec) * 1e9 + (end.tv_nsec - start.tv_nsec)) / count;
}

/* Prints a string's printable characters as JSON. */
static void print_text(const char *text) {
    putchar('"');
    for (; *text; text++)
        if (*text >= ' ' && *text != '"' && *text != '\\') putchar(*text);
    putchar('"');
}

/* The rest of the first line that starts with `key`, or the whole first line where that is empty. */
static int find_line(const char *path, const char *key, char *text, int size) {
    FILE *file = fopen(path, "r");
    char line[512];
    int found = 0;
    while (file && !found && fgets(line, sizeof line, file))
        if (strncmp(line, key, strlen(key)) == 0) {
            char *value = *key ? line + strcspn(line, ":=") + 1 : line;
            value += strspn(value, " \t\"");
            value[strcspn(value, "\"\n")] = 0;
            snprintf(text, (size_t)size, "%s", value);
            found = *value != 0;
        }
    if (file) fclose(file);
    return found;
}

int main(int argument_count, char **arguments) {
    int rounds = argument_count > 1 ? atoi(arguments[1]) : 15;
    int share = argument_count > 2 ? atoi(arguments[2]) : 1;
    if (rounds < 1 || rounds > 1000 || share < 1) {
        fprintf(stderr, "use: board [ROUNDS [SHARE]], both at least 1\n");
        return 64;
    }
    enum { COUNT = sizeof measurements / sizeof measurements[0] };
    from = calloc(CAPACITY, SAMPLE_BYTES);
    to = calloc(CAPACITY, SAMPLE_BYTES);
    double *values = calloc((size_t)COUNT * (size_t)rounds, sizeof *values);
    if (!from || !to || !values) return 71;
    memset(from, 1, (size_t)CAPACITY * SAMPLE_BYTES);
    if (board_copy(CAPACITY, 1) != CAPACITY || board_plot(1, 1) <= 0 || board_at(0, 10) <= 0) {
        fprintf(stderr, "board: the ring does not answer as it should\n");
        return 70;
    }
    /* In turns, so that all see the same machine; the first round warms up. */
    for (int round = -1; round < rounds; round++)
        for (int index = 0; index < COUNT; index++) {
            int32_t count = measurements[index].count / share;
            double value = run(index, count > 0 ? count : 1);
            if (round >= 0) values[index * rounds + round] = value;
        }

    char processor[512], system[512], date[32];
    if (!find_line("/proc/device-tree/model", "", processor, sizeof processor) &&
        !find_line("/proc/cpuinfo", "model name", processor, sizeof processor))
        strcpy(processor, "unknown");
    if (!find_line("/etc/os-release", "PRETTY_NAME", system, sizeof system)) strcpy(system, "unknown");
    struct utsname kernel;
    uname(&kernel);
    time_t now = time(NULL);
    strftime(date, sizeof date, "%Y-%m-%dT%H:%M:%SZ", gmtime(&now));
    double load = 0;
    getloadavg(&load, 1);

    printf("{\n  \"measurements\" : [");
    for (int index = 0; index < COUNT; index++) {
        int is_ours = measurements[index].kind != MEMCPY;
        printf("%s\n    {\"name\": \"%s\", \"contender\": \"%s\", \"isOurs\": %s, \"unit\": \"ns\", ",
               index ? "," : "", measurements[index].name, measurements[index].contender,
               is_ours ? "true" : "false");
        if (*measurements[index].note) printf("\"note\": \"%s\", ", measurements[index].note);
        printf("\"values\": [");
        for (int round = 0; round < rounds; round++)
            printf("%s%.2f", round ? ", " : "", values[index * rounds + round]);
        printf("]}");
    }
    printf("\n  ],\n  \"surroundings\" : {\n    \"processor\": ");
    print_text(processor);
    printf(",\n    \"architecture\": ");
    print_text(kernel.machine);
    printf(",\n    \"processorCount\": %ld,\n    \"system\": ", sysconf(_SC_NPROCESSORS_ONLN));
    print_text(system);
    printf(",\n    \"compiler\": ");
    print_text(BOARD_COMPILER);
    printf(",\n    \"flags\": ");
    print_text(BOARD_FLAGS);
    printf(",\n    \"commit\": ");
    print_text(BOARD_COMMIT);
    printf(",\n    \"date\": \"%s\",\n    \"load\": %.2f,\n    \"sources\": \"IntervalCache\"\n  }\n}\n",
           date, load);
    return 0;
}
