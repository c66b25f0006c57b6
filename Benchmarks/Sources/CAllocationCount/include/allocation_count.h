#ifndef ALLOCATION_COUNT_H
#define ALLOCATION_COUNT_H

/* How often memory was asked for since the program began, in the whole process; -1 where the C library
   gives no way to count. */
long allocation_count(void);

#endif
