/* Many connections through CTLS, good ones and each kind of bad one, with a client of OpenSSL's on the
 * other end of a socket pair, and the making and reading of certificates. Built with AddressSanitizer, which
 * sees wrong addresses and, at the end, what nobody freed; what is still reachable is told by the bytes
 * allocated, which must be the same after few rounds and after many.
 *
 * Use: connections ROUNDS [leak|overrun], the two faults that the sanitizer has to report. */
#define _GNU_SOURCE
#include "ctls.h"

#include <fcntl.h>
#include <openssl/ssl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

size_t __sanitizer_get_current_allocated_bytes(void);

enum { WARM_UP = 20, PIECE = 16384 };
/* What a client does. */
enum client { TALKS, TALKS_BY_TLS_1_2, LEAVES_AT_ONCE, LEAVES_AFTER_HELLO, SPEAKS_HTTP, SENDS_NOISE,
              WANTS_HTTP_2, TRUSTS_NOBODY, CLIENT_COUNT };

static void expect(int good, const char *what) {
    if (good) return;
    fprintf(stderr, "connections: %s\n", what);
    exit(1);
}

static void write_file(const char *path, const char *text) {
    FILE *file = fopen(path, "w");
    expect(file && fputs(text, file) >= 0 && fclose(file) == 0, path);
}

/* Lets both ends step in turn until neither can go on; whether the server's handshake came to its end. */
static int shake_hands(ctls_session *session, SSL *client, int client_steps) {
    long ours = CTLS_WANT_READ;
    int theirs = 0;
    for (int step = 0; step < 20; step++) {
        if (theirs != 1 && client_steps-- > 0) theirs = SSL_do_handshake(client);
        if (ours != 1) ours = ctls_handshake(session);
        if (ours == CTLS_FAILED || ours == CTLS_CLOSED || (ours == 1 && theirs == 1)) break;
    }
    return ours == 1;
}

static void talk(ctls_session *session, SSL *client) {
    static char sent[PIECE], got[PIECE], described[64];
    size_t done = 0;
    expect(SSL_write_ex(client, sent, sizeof sent, &done) == 1 && done == sizeof sent, "client writes");
    for (long all = 0, count; all < (long)sizeof sent; all += count) {
        count = ctls_read(session, got, 700);
        expect(count > 0, "server reads");
    }
    expect(ctls_write(session, got, sizeof got) == (long)sizeof got, "server writes");
    expect(SSL_read_ex(client, got, sizeof got, &done) == 1, "client reads");
    ctls_describe(session, described, sizeof described);
    expect(strncmp(described, "TLSv1.", 6) == 0, described);
    ctls_close(session);
}

static void connection(ctls_server *server, SSL_CTX *clients, enum client kind, const char *fault) {
    int ends[2];
    expect(socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0, ends) == 0, "socketpair");
    ctls_session *session = ctls_session_new(server, ends[0]);
    SSL *client = SSL_new(clients);
    expect(session && client && SSL_set_fd(client, ends[1]) == 1, "no memory");
    SSL_set_connect_state(client);
    SSL_set_max_proto_version(client, kind == TALKS_BY_TLS_1_2 ? TLS1_2_VERSION : TLS1_3_VERSION);
    SSL_set_alpn_protos(client, (const unsigned char *)(kind == WANTS_HTTP_2 ? "\2h2" : "\x08http/1.1"),
                        kind == WANTS_HTTP_2 ? 3 : 9);
    if (kind == TRUSTS_NOBODY) SSL_set_verify(client, SSL_VERIFY_PEER, NULL);
    static const char http[] = "GET / HTTP/1.1\r\n\r\n", noise[sizeof http] = "\x16\x03\x01\x02 noise";
    if (kind == SPEAKS_HTTP || kind == SENDS_NOISE)
        expect(write(ends[1], kind == SPEAKS_HTTP ? http : noise, sizeof http) == sizeof http, "write");
    if (kind == LEAVES_AT_ONCE || kind == SENDS_NOISE) shutdown(ends[1], SHUT_WR);
    int steps = kind == LEAVES_AFTER_HELLO ? 1
                : kind == LEAVES_AT_ONCE || kind == SPEAKS_HTTP || kind == SENDS_NOISE ? 0 : 20;
    int met = shake_hands(session, client, steps);
    expect(met == (kind <= TALKS_BY_TLS_1_2), "the handshake ends otherwise than it should");
    if (kind <= TALKS_BY_TLS_1_2) talk(session, client);
    expect(ctls_met_plain_http(session) == (kind == SPEAKS_HTTP), "plain HTTP");
    if (!fault || strcmp(fault, "leak") != 0) ctls_session_free(session);
    SSL_free(client);
    close(ends[0]);
    close(ends[1]);
}

int main(int count, char **arguments) {
    expect(count >= 2, "takes a number of rounds");
    long rounds = atol(arguments[1]);
    const char *fault = count > 2 ? arguments[2] : NULL;
    char why[256] = "", folder[] = "/tmp/connections-XXXXXX", certificate[64], key[64];
    expect(mkdtemp(folder) != NULL, "no folder");
    snprintf(certificate, sizeof certificate, "%s/leaf.pem", folder);
    snprintf(key, sizeof key, "%s/key.pem", folder);

    size_t before = 0;
    for (long round = 0; round < rounds; round++) {
        ctls_pair authority = {0}, leaf = {0};
        expect(ctls_make_authority("test", "localhost", time(NULL), 400, &authority, why, sizeof why), why);
        expect(ctls_make_leaf(authority.certificate, authority.key, "localhost", NULL, time(NULL), 390,
                              &leaf, why, sizeof why), why);
        expect(!ctls_make_leaf(authority.certificate, leaf.key, "localhost", NULL, time(NULL), 390,
                               &(ctls_pair){0}, why, sizeof why), "a foreign key signs");
        write_file(certificate, leaf.certificate);
        write_file(key, leaf.key);
        ctls_certificate read = {0};
        expect(ctls_certificate_read(leaf.certificate, &read, why, sizeof why), why);
        expect(!ctls_certificate_read("junk", &(ctls_certificate){0}, why, sizeof why), "junk is read");
        expect(!ctls_server_new(certificate, certificate, why, sizeof why), "a certificate is a key");
        ctls_server *server = ctls_server_new(certificate, key, why, sizeof why);
        SSL_CTX *clients = SSL_CTX_new(TLS_client_method());
        expect(server && clients, why);
        for (enum client kind = 0; kind < CLIENT_COUNT; kind++)
            connection(server, clients, kind, fault);
        SSL_CTX_free(clients);
        ctls_server_free(server);
        ctls_free(read.names);
        ctls_free(leaf.certificate);
        ctls_free(leaf.key);
        ctls_free(authority.certificate);
        ctls_free(authority.key);
        ctls_free(ctls_local_addresses());
        if (round == WARM_UP) before = __sanitizer_get_current_allocated_bytes();
    }
    unlink(certificate);
    unlink(key);
    rmdir(folder);
    if (fault && strcmp(fault, "overrun") == 0) {
        volatile char *room = malloc(16);
        room[16] = 0;
    }
    size_t after = __sanitizer_get_current_allocated_bytes();
    if (!fault)
        expect(rounds <= WARM_UP || after <= before, "more is allocated after many rounds than after few");
    printf("connections: %ld of %d kinds; %zu bytes allocated after %d rounds, %zu after %ld\n",
           rounds * CLIENT_COUNT, CLIENT_COUNT, before, WARM_UP, after, rounds);
    return 0;
}
