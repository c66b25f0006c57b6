// Counts what the calling thread allocates, for tests that promise that it does not.
#pragma once

// How often the calling thread has asked the C library for memory so far; -1 where that can not be
// counted (another C library than glibc, or a sanitizer that does its own counting).
long allocation_count(void);
