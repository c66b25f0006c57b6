// Counts what the calling thread allocates, for tests that promise that it does not.
#pragma once

// How often the calling thread has asked the C library for memory so far; -1 where that can not be
// counted (another C library than glibc, or a sanitizer that does its own counting).
long allocation_count(void);

// Sets the mark of allocation_peak_bytes to what the calling thread holds now.
void allocation_peak_begin(void);

// How many bytes above the mark the calling thread has held at most since then; -1 as above.
long allocation_peak_bytes(void);
