/* TLS sessions, certificates and password hashes for the gateway, over OpenSSL 3 and crypt(3).
 *
 * Every function is there in every build. Built without a library's headers, ctls_tls_backend() or
 * ctls_hash_backend() returns NULL and the functions that need it fail with a reason.
 *
 * Functions that can fail take (why, room): on failure a sentence without full stop is written
 * there, always ended by NUL. Strings handed out by pointer are freed with ctls_free. */
#ifndef CTLS_H
#define CTLS_H

#include <stddef.h>
#include <stdint.h>

/* ---- TLS: server side only, TLS 1.2 and 1.3, ALPN "http/1.1" ---- */

typedef struct ctls_server ctls_server;   /* certificate and key; may be used from any thread */
typedef struct ctls_session ctls_session; /* one connection; one thread at a time */

enum { CTLS_CLOSED = 0, CTLS_WANT_READ = -1, CTLS_WANT_WRITE = -2, CTLS_FAILED = -3 };

/* Name and version of the TLS library, or NULL where the build has none. */
const char *ctls_tls_backend(void);

/* Reads a PEM certificate chain (leaf first) and its PEM key; NULL on failure. */
ctls_server *ctls_server_new(const char *certificate_path, const char *key_path,
                             char *why, size_t room);
void ctls_server_free(ctls_server *);

/* A session over a connected non-blocking socket, which stays the caller's; NULL: no memory. The
 * session keeps what it needs of the server alive. */
ctls_session *ctls_session_new(ctls_server *, int fd);
void ctls_session_free(ctls_session *);

/* 1 when done, else one of the four results above. */
long ctls_handshake(ctls_session *);
/* A count above 0, else one of the four results. */
long ctls_read(ctls_session *, void *to, size_t room);
/* As ctls_read. After WANT_READ or WANT_WRITE the next call must offer the same bytes again (more
 * may follow them, and they may have moved). */
long ctls_write(ctls_session *, const void *from, size_t count);
/* Sends the close notification if the session is sound; never waits. */
void ctls_close(ctls_session *);
/* Whether decrypted or received bytes wait inside the session, which poll(2) can not see. */
int ctls_has_pending(const ctls_session *);
/* Whether the handshake failed because the client spoke plain HTTP. */
int ctls_met_plain_http(const ctls_session *);
/* The reason of the last CTLS_FAILED, or an empty string. */
const char *ctls_problem(const ctls_session *);
/* "TLSv1.3 TLS_AES_256_GCM_SHA384" and the like, written to (to, room). */
void ctls_describe(const ctls_session *, char *to, size_t room);

/* ---- Certificates: P-256 keys, PEM text ---- */

/* PEM texts; both are given back with ctls_free. */
typedef struct {
    char *certificate;
    char *key;
} ctls_pair;

/* A self-signed device authority, valid from an hour before now for the given days, that may only
 * vouch for the given DNS names (one a line), names below them, and IP addresses. 1, or 0 on
 * failure. */
int ctls_make_authority(const char *common_name, const char *dns_names, int64_t now, int days,
                        ctls_pair *made, char *why, size_t room);

/* A server certificate for the given names and addresses (one a line, the first is the common name
 * too), signed by the authority. server_key: the PEM key to certify, or NULL for a new one. The
 * result is checked against the authority before it is handed out. 1, or 0 on failure. */
int ctls_make_leaf(const char *authority, const char *authority_key, const char *names,
                   const char *server_key, int64_t now, int days, ctls_pair *made, char *why,
                   size_t room);

typedef struct {
    int64_t not_before, not_after; /* Unix seconds */
    unsigned char sha256[32];      /* of the DER form: the fingerprint that browsers show */
    char *names;                   /* subject alternative names, one a line; ctls_free */
} ctls_certificate;

/* Reads the first certificate of a PEM text. 1, or 0 on failure. */
int ctls_certificate_read(const char *pem, ctls_certificate *, char *why, size_t room);

/* The IPv4 and IPv6 addresses of this machine's interfaces that are up, one a line (link-local
 * IPv6 left out: it can not stand in a certificate with its zone). NULL: could not be asked. */
char *ctls_local_addresses(void);

void ctls_free(char *);

/* A new empty file that exists in memory only and goes with its last descriptor, or -1. */
int ctls_memory_file(void);

/* ---- Passwords ---- */

/* Name of the hashing method that new passwords get, or NULL where the build has none. */
const char *ctls_hash_backend(void);

/* Makes a crypt(3) hash with a salt from 16 random bytes. 1, or 0 on failure. */
int ctls_hash_password(const char *password, const unsigned char random[16],
                       char *hash, size_t room);

/* 1 if the password gives this hash, else 0. Compares in constant time; slow on purpose. */
int ctls_verify_password(const char *password, const char *hash);

#endif
