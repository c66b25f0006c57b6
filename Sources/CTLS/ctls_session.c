#include "ctls.h"
#include "ctls_config.h"
#include "ctls_passphrase.h"

#include <stdio.h>

#if CTLS_OPENSSL

#include <errno.h>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <stdlib.h>
#include <string.h>

struct ctls_server {
    SSL_CTX *context;
};

struct ctls_session {
    SSL *ssl;
    int broken; /* after a fatal error OpenSSL must not be asked to shut down */
    int met_plain_http;
    char problem[96];
};

const char *ctls_tls_backend(void) { return OpenSSL_version(OPENSSL_VERSION); }

/* Forward secrecy and authenticated encryption only. */
static const char cipher_list[] = "ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-GCM-SHA256:"
                                  "ECDHE-ECDSA-AES256-GCM-SHA384:ECDHE-RSA-AES256-GCM-SHA384:"
                                  "ECDHE-ECDSA-CHACHA20-POLY1305:ECDHE-RSA-CHACHA20-POLY1305";

static int choose_protocol(SSL *ssl, const unsigned char **chosen, unsigned char *chosen_length,
                           const unsigned char *offered, unsigned int offered_length, void *unused) {
    static const unsigned char ours[] = "\x08http/1.1";
    unsigned char *found = NULL;
    (void)ssl;
    (void)unused;
    if (SSL_select_next_proto(&found, chosen_length, ours, sizeof ours - 1, offered,
                              offered_length) != OPENSSL_NPN_NEGOTIATED)
        return SSL_TLSEXT_ERR_ALERT_FATAL;
    *chosen = found;
    return SSL_TLSEXT_ERR_OK;
}

static void explain(char *why, size_t room, const char *what, const char *path) {
    unsigned long code = ERR_peek_error();
    const char *reason = ERR_GET_LIB(code) == ERR_LIB_SYS ? strerror(ERR_GET_REASON(code))
                                                          : ERR_reason_error_string(code);
    snprintf(why, room, "%s %s: %s", what, path, reason ? reason : "not usable");
    ERR_clear_error();
}

ctls_server *ctls_server_new(const char *certificate_path, const char *key_path, char *why,
                             size_t room) {
    ERR_clear_error();
    ctls_server *server = calloc(1, sizeof *server);
    SSL_CTX *context = SSL_CTX_new(TLS_server_method());
    if (!server || !context) {
        snprintf(why, room, "no memory for TLS");
        goto failed;
    }
    SSL_CTX_set_security_level(context, 2);
    /* No renegotiation and no tickets: no state outlives a connection, every key is fresh. An end
     * of stream without notification is an ordinary end for requests that have no body. */
    SSL_CTX_set_options(context, SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION |
                                     SSL_OP_NO_TICKET | SSL_OP_CIPHER_SERVER_PREFERENCE |
                                     SSL_OP_PRIORITIZE_CHACHA | SSL_OP_IGNORE_UNEXPECTED_EOF);
    SSL_CTX_set_num_tickets(context, 0);
    SSL_CTX_set_session_cache_mode(context, SSL_SESS_CACHE_OFF);
    /* A Swift array may move between two attempts; idle connections give their buffers back. */
    SSL_CTX_set_mode(context, SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER |
                                  SSL_MODE_RELEASE_BUFFERS);
    /* One read(2) for a record's head and body together. */
    SSL_CTX_set_read_ahead(context, 1);
    SSL_CTX_set_default_passwd_cb(context, ctls_no_passphrase);
    SSL_CTX_set_alpn_select_cb(context, choose_protocol, NULL);
    if (SSL_CTX_set_min_proto_version(context, TLS1_2_VERSION) != 1 ||
        SSL_CTX_set_cipher_list(context, cipher_list) != 1 ||
        SSL_CTX_set1_groups_list(context, "X25519:P-256:P-384") != 1) {
        snprintf(why, room, "the TLS library offers none of the accepted suites");
        goto failed;
    }
    if (SSL_CTX_use_certificate_chain_file(context, certificate_path) != 1) {
        explain(why, room, "certificate", certificate_path);
        goto failed;
    }
    if (SSL_CTX_use_PrivateKey_file(context, key_path, SSL_FILETYPE_PEM) != 1) {
        explain(why, room, "private key", key_path);
        goto failed;
    }
    server->context = context;
    return server;
failed:
    SSL_CTX_free(context);
    free(server);
    return NULL;
}

void ctls_server_free(ctls_server *server) {
    if (server) SSL_CTX_free(server->context);
    free(server);
}

ctls_session *ctls_session_new(ctls_server *server, int fd) {
    ctls_session *session = calloc(1, sizeof *session);
    if (!session) return NULL;
    ERR_clear_error();
    session->ssl = SSL_new(server->context);
    if (!session->ssl || SSL_set_fd(session->ssl, fd) != 1) {
        ctls_session_free(session);
        ERR_clear_error();
        return NULL;
    }
    SSL_set_accept_state(session->ssl);
    return session;
}

void ctls_session_free(ctls_session *session) {
    if (session) SSL_free(session->ssl);
    free(session);
}

static long outcome(ctls_session *session, int result) {
    int error_number = errno;
    switch (SSL_get_error(session->ssl, result)) {
    case SSL_ERROR_WANT_READ: return CTLS_WANT_READ;
    case SSL_ERROR_WANT_WRITE: return CTLS_WANT_WRITE;
    case SSL_ERROR_ZERO_RETURN: return CTLS_CLOSED;
    case SSL_ERROR_SYSCALL:
        session->broken = 1;
        if (error_number == 0 || error_number == EPIPE || error_number == ECONNRESET)
            return CTLS_CLOSED;
        snprintf(session->problem, sizeof session->problem, "%s", strerror(error_number));
        return CTLS_FAILED;
    default: {
        unsigned long code = ERR_peek_error();
        const char *reason = ERR_reason_error_string(code);
        session->broken = 1;
        session->met_plain_http =
            ERR_GET_LIB(code) == ERR_LIB_SSL && ERR_GET_REASON(code) == SSL_R_HTTP_REQUEST;
        snprintf(session->problem, sizeof session->problem, "%s", reason ? reason : "TLS error");
        ERR_clear_error();
        return CTLS_FAILED;
    }
    }
}

/* The error queue belongs to the thread and errno to the last call: both start clean. */
static int ready(ctls_session *session) {
    if (session->broken) return 0;
    ERR_clear_error();
    errno = 0;
    return 1;
}

long ctls_handshake(ctls_session *session) {
    if (!ready(session)) return CTLS_FAILED;
    int result = SSL_do_handshake(session->ssl);
    return result == 1 ? 1 : outcome(session, result);
}

long ctls_read(ctls_session *session, void *to, size_t room) {
    size_t count = 0;
    if (!ready(session)) return CTLS_FAILED;
    int result = SSL_read_ex(session->ssl, to, room, &count);
    return result == 1 ? (long)count : outcome(session, result);
}

long ctls_write(ctls_session *session, const void *from, size_t count) {
    size_t written = 0;
    if (!ready(session)) return CTLS_FAILED;
    int result = SSL_write_ex(session->ssl, from, count, &written);
    return result == 1 ? (long)written : outcome(session, result);
}

void ctls_close(ctls_session *session) {
    if (!ready(session) || !SSL_is_init_finished(session->ssl)) return;
    SSL_shutdown(session->ssl);
    ERR_clear_error();
}

int ctls_has_pending(const ctls_session *session) { return SSL_has_pending(session->ssl); }

int ctls_met_plain_http(const ctls_session *session) { return session->met_plain_http; }

const char *ctls_problem(const ctls_session *session) { return session->problem; }

void ctls_describe(const ctls_session *session, char *to, size_t room) {
    snprintf(to, room, "%s %s", SSL_get_version(session->ssl), SSL_get_cipher_name(session->ssl));
}

#else /* built without OpenSSL: no server can be made, so no session function is ever reached */

const char *ctls_tls_backend(void) { return NULL; }

ctls_server *ctls_server_new(const char *certificate_path, const char *key_path, char *why,
                             size_t room) {
    (void)certificate_path;
    (void)key_path;
    snprintf(why, room, "this build has no TLS");
    return NULL;
}

void ctls_server_free(ctls_server *server) { (void)server; }

ctls_session *ctls_session_new(ctls_server *server, int fd) {
    (void)server;
    (void)fd;
    return NULL;
}

void ctls_session_free(ctls_session *session) { (void)session; }

long ctls_handshake(ctls_session *session) {
    (void)session;
    return CTLS_FAILED;
}

long ctls_read(ctls_session *session, void *to, size_t room) {
    (void)session;
    (void)to;
    (void)room;
    return CTLS_FAILED;
}

long ctls_write(ctls_session *session, const void *from, size_t count) {
    (void)session;
    (void)from;
    (void)count;
    return CTLS_FAILED;
}

void ctls_close(ctls_session *session) { (void)session; }

int ctls_has_pending(const ctls_session *session) {
    (void)session;
    return 0;
}

int ctls_met_plain_http(const ctls_session *session) {
    (void)session;
    return 0;
}

const char *ctls_problem(const ctls_session *session) {
    (void)session;
    return "this build has no TLS";
}

void ctls_describe(const ctls_session *session, char *to, size_t room) {
    (void)session;
    snprintf(to, room, "none");
}

#endif
