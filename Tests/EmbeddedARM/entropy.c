/* Swift asks for this to seed its hash tables; older C libraries lack it, and a board may have better. */
#include <string.h>

__attribute__((weak)) void arc4random_buf(void *bytes, size_t count) { memset(bytes, 7, count); }
