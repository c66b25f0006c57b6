#define _GNU_SOURCE /* crypt_r */
#include "ctls.h"
#include "ctls_config.h"

#include <stdio.h>
#include <string.h>

#if CTLS_CRYPT

#include <crypt.h>
#include <stdlib.h>

/* yescrypt where the library makes salts for it (libxcrypt), else SHA-512 (musl, old glibc).
 * yescrypt's cost 3 takes 4 MiB for a moment: the usual 5 takes 16, more than the gateway itself. */
#ifdef CRYPT_GENSALT_IMPLEMENTS_DEFAULT_PREFIX
const char *ctls_hash_backend(void) { return "yescrypt"; }

static int make_salt(const unsigned char random[16], char *salt, size_t room) {
    return crypt_gensalt_rn("$y$", 3, (const char *)random, 16, salt, (int)room) != NULL;
}
#else
const char *ctls_hash_backend(void) { return "SHA-512"; }

static int make_salt(const unsigned char random[16], char *salt, size_t room) {
    static const char digits[] = "./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    int at = snprintf(salt, room, "$6$rounds=100000$");
    if ((size_t)at + 17 > room) return 0;
    for (int i = 0; i < 16; i++) salt[at + i] = digits[random[i] & 63];
    salt[at + 16] = '\0';
    return 1;
}
#endif

/* Leaves the hash in (to, room); 0 on failure. */
static int hash(const char *password, const char *salt, char *to, size_t room) {
    struct crypt_data *data = calloc(1, sizeof *data); /* 32 KiB: not for the stack */
    if (!data) return 0;
    const char *result = crypt_r(password, salt, data);
    /* Failure is NULL or a text that begins with '*' and can never be a hash. */
    int made = result && result[0] == '$' && strlen(result) < room;
    if (made) memcpy(to, result, strlen(result) + 1);
    /* The password is in there; the compiler must not see that nobody reads it any more. */
    memset(data, 0, sizeof *data);
    __asm__ __volatile__("" : : "r"(data) : "memory");
    free(data);
    return made;
}

int ctls_hash_password(const char *password, const unsigned char random[16], char *to,
                       size_t room) {
    char salt[128];
    return make_salt(random, salt, sizeof salt) && hash(password, salt, to, room);
}

int ctls_verify_password(const char *password, const char *expected) {
    char made[512];
    if (!hash(password, expected, made, sizeof made)) return 0;
    size_t length = strlen(expected);
    if (strlen(made) != length) return 0;
    unsigned char difference = 0;
    for (size_t i = 0; i < length; i++) difference |= (unsigned char)(made[i] ^ expected[i]);
    return difference == 0;
}

#else

const char *ctls_hash_backend(void) { return NULL; }

int ctls_hash_password(const char *password, const unsigned char random[16], char *hash,
                       size_t room) {
    (void)password;
    (void)random;
    (void)hash;
    (void)room;
    return 0;
}

int ctls_verify_password(const char *password, const char *hash) {
    (void)password;
    (void)hash;
    return 0;
}

#endif
