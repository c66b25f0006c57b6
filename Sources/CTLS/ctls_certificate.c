#include "ctls.h"
#include "ctls_config.h"
#include "ctls_passphrase.h"

#include <stdio.h>
#include <stdlib.h>

void ctls_free(char *text) { free(text); }

#if CTLS_OPENSSL

#include <arpa/inet.h>
#include <openssl/bn.h>
#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>
#include <string.h>

static int fail(char *why, size_t room, const char *what) {
    const char *reason = ERR_reason_error_string(ERR_peek_error());
    if (reason)
        snprintf(why, room, "%s: %s", what, reason);
    else
        snprintf(why, room, "%s", what);
    ERR_clear_error();
    return 0;
}

/* A copy of what was written to a memory BIO, which is freed. */
static char *take_text(BIO *bio) {
    char *bytes = NULL, *text = NULL;
    long count = BIO_get_mem_data(bio, &bytes);
    if (count >= 0 && (text = malloc((size_t)count + 1))) {
        if (count > 0) memcpy(text, bytes, (size_t)count);
        text[count] = '\0';
    }
    BIO_free(bio);
    return text;
}

static char *certificate_text(X509 *certificate) {
    BIO *bio = BIO_new(BIO_s_mem());
    if (!bio || PEM_write_bio_X509(bio, certificate) != 1) return BIO_free(bio), NULL;
    return take_text(bio);
}

static char *key_text(EVP_PKEY *key) {
    BIO *bio = BIO_new(BIO_s_mem());
    if (!bio || PEM_write_bio_PKCS8PrivateKey(bio, key, NULL, NULL, 0, NULL, NULL) != 1)
        return BIO_free(bio), NULL;
    return take_text(bio);
}

static X509 *read_certificate(const char *pem) {
    BIO *bio = BIO_new_mem_buf(pem, -1);
    X509 *certificate = bio ? PEM_read_bio_X509(bio, NULL, ctls_no_passphrase, NULL) : NULL;
    BIO_free(bio);
    return certificate;
}

static EVP_PKEY *read_key(const char *pem) {
    BIO *bio = BIO_new_mem_buf(pem, -1);
    EVP_PKEY *key = bio ? PEM_read_bio_PrivateKey(bio, NULL, ctls_no_passphrase, NULL) : NULL;
    BIO_free(bio);
    return key;
}

/* A version 3 certificate with a random serial number, its dates, subject and public key. */
static X509 *start_certificate(const char *common_name, EVP_PKEY *key, int64_t now, int days) {
    X509 *certificate = X509_new();
    BIGNUM *serial = BN_new();
    int made = 0;
    if (!certificate || !serial) goto done;
    X509_NAME *subject = X509_get_subject_name(certificate);
    /* An hour back, for clients whose clock is a little behind ours. */
    time_t start = (time_t)now - 3600;
    made = X509_set_version(certificate, X509_VERSION_3) == 1 &&
           BN_rand(serial, 127, BN_RAND_TOP_ONE, BN_RAND_BOTTOM_ANY) == 1 &&
           BN_to_ASN1_INTEGER(serial, X509_get_serialNumber(certificate)) != NULL &&
           ASN1_TIME_set(X509_getm_notBefore(certificate), start) != NULL &&
           ASN1_TIME_adj(X509_getm_notAfter(certificate), start, days, -1) != NULL &&
           X509_NAME_add_entry_by_txt(subject, "O", MBSTRING_UTF8,
                                      (const unsigned char *)"OpenSEG", -1, -1, 0) == 1 &&
           X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_UTF8,
                                      (const unsigned char *)common_name, -1, -1, 0) == 1 &&
           X509_set_pubkey(certificate, key) == 1;
done:
    BN_free(serial);
    if (!made) {
        X509_free(certificate);
        return NULL;
    }
    return certificate;
}

/* Only for values that are constants of this file: the syntax has separators. */
static int add_extension(X509 *certificate, X509 *issuer, int kind, const char *value) {
    X509V3_CTX context;
    X509V3_set_ctx(&context, issuer, certificate, NULL, NULL, 0);
    X509_EXTENSION *extension = X509V3_EXT_conf_nid(NULL, &context, kind, value);
    int added = extension && X509_add_ext(certificate, extension, -1) == 1;
    X509_EXTENSION_free(extension);
    return added;
}

/* An IP address if the text is one, else a DNS name. */
static GENERAL_NAME *general_name(const char *text) {
    GENERAL_NAME *name = GENERAL_NAME_new();
    if (!name) return NULL;
    ASN1_OCTET_STRING *address = a2i_IPADDRESS(text);
    ERR_clear_error();
    if (address) {
        GENERAL_NAME_set0_value(name, GEN_IPADD, address);
        return name;
    }
    ASN1_IA5STRING *dns = ASN1_IA5STRING_new();
    if (!dns || ASN1_STRING_set(dns, text, -1) != 1) {
        ASN1_IA5STRING_free(dns);
        GENERAL_NAME_free(name);
        return NULL;
    }
    GENERAL_NAME_set0_value(name, GEN_DNS, dns);
    return name;
}

/* The names of a list, one a line; NULL when memory ran out. */
static GENERAL_NAMES *general_names(const char *lines) {
    GENERAL_NAMES *names = GENERAL_NAMES_new();
    while (names && *lines) {
        size_t length = strcspn(lines, "\n");
        char *text = OPENSSL_strndup(lines, length);
        GENERAL_NAME *name = text ? general_name(text) : NULL;
        OPENSSL_free(text);
        if (!name || sk_GENERAL_NAME_push(names, name) <= 0) {
            GENERAL_NAME_free(name);
            GENERAL_NAMES_free(names);
            return NULL;
        }
        lines += length + (lines[length] == '\n');
    }
    return names;
}

static int add_alternative_names(X509 *certificate, const char *lines) {
    GENERAL_NAMES *names = general_names(lines);
    int added = names && X509_add1_ext_i2d(certificate, NID_subject_alt_name, names, 0, 0) == 1;
    GENERAL_NAMES_free(names);
    return added;
}

static int permit(NAME_CONSTRAINTS *constraints, GENERAL_NAME *base) {
    GENERAL_SUBTREE *subtree = GENERAL_SUBTREE_new();
    if (!base || !subtree || sk_GENERAL_SUBTREE_push(constraints->permittedSubtrees, subtree) <= 0) {
        GENERAL_SUBTREE_free(subtree);
        GENERAL_NAME_free(base);
        return 0;
    }
    GENERAL_NAME_free(subtree->base);
    subtree->base = base;
    return 1;
}

/* Address and mask of zeroes: every address of that family. */
static GENERAL_NAME *every_address(int byte_count) {
    static const unsigned char zeroes[32];
    GENERAL_NAME *name = GENERAL_NAME_new();
    ASN1_OCTET_STRING *bytes = ASN1_OCTET_STRING_new();
    if (!name || !bytes || ASN1_OCTET_STRING_set(bytes, zeroes, byte_count) != 1) {
        GENERAL_NAME_free(name);
        ASN1_OCTET_STRING_free(bytes);
        return NULL;
    }
    GENERAL_NAME_set0_value(name, GEN_IPADD, bytes);
    return name;
}

/* A phone that trusts this authority trusts it for the home's names only. */
static int add_constraints(X509 *certificate, const char *lines) {
    NAME_CONSTRAINTS *constraints = NAME_CONSTRAINTS_new();
    GENERAL_NAMES *names = general_names(lines);
    int added = names && constraints &&
                (constraints->permittedSubtrees = sk_GENERAL_SUBTREE_new_null()) != NULL &&
                permit(constraints, every_address(8)) && permit(constraints, every_address(32));
    GENERAL_NAME *name;
    while (added && (name = sk_GENERAL_NAME_shift(names))) added = permit(constraints, name);
    added = added && X509_add1_ext_i2d(certificate, NID_name_constraints, constraints, 1, 0) == 1;
    GENERAL_NAMES_free(names);
    NAME_CONSTRAINTS_free(constraints);
    return added;
}

/* Fills the pair with the PEM texts; all or nothing. */
static int hand_out(X509 *certificate, EVP_PKEY *key, ctls_pair *made) {
    made->certificate = certificate_text(certificate);
    made->key = key_text(key);
    if (made->certificate && made->key) return 1;
    free(made->certificate);
    free(made->key);
    made->certificate = made->key = NULL;
    return 0;
}

int ctls_make_authority(const char *common_name, const char *dns_names, int64_t now, int days,
                        ctls_pair *made, char *why, size_t room) {
    ERR_clear_error();
    EVP_PKEY *key = EVP_EC_gen("P-256");
    X509 *certificate = key ? start_certificate(common_name, key, now, days) : NULL;
    int done =
        certificate &&
        X509_set_issuer_name(certificate, X509_get_subject_name(certificate)) == 1 &&
        add_extension(certificate, certificate, NID_basic_constraints,
                      "critical,CA:TRUE,pathlen:0") &&
        add_extension(certificate, certificate, NID_key_usage, "critical,keyCertSign,cRLSign") &&
        add_extension(certificate, certificate, NID_subject_key_identifier, "hash") &&
        add_constraints(certificate, dns_names) &&
        X509_sign(certificate, key, EVP_sha256()) > 0 && hand_out(certificate, key, made);
    X509_free(certificate);
    EVP_PKEY_free(key);
    return done ? 1 : fail(why, room, "could not make the certificate authority");
}

/* Whether a client that trusts the authority would take the leaf: dates, use, names. */
static int chain_is_sound(X509 *authority, X509 *leaf, int64_t now, char *why, size_t room) {
    X509_STORE *store = X509_STORE_new();
    X509_STORE_CTX *context = X509_STORE_CTX_new();
    int sound = 0;
    if (store && context && X509_STORE_add_cert(store, authority) == 1 &&
        X509_STORE_CTX_init(context, store, leaf, NULL) == 1) {
        X509_STORE_CTX_set_default(context, "ssl_server");
        X509_STORE_CTX_set_time(context, 0, (time_t)now);
        sound = X509_verify_cert(context) == 1;
        if (!sound)
            snprintf(why, room, "the authority can not vouch for these names now: %s",
                     X509_verify_cert_error_string(X509_STORE_CTX_get_error(context)));
    } else {
        snprintf(why, room, "no memory to check the new certificate");
    }
    X509_STORE_CTX_free(context);
    X509_STORE_free(store);
    ERR_clear_error();
    return sound;
}

int ctls_make_leaf(const char *authority_pem, const char *authority_key_pem, const char *names,
                   const char *server_key, int64_t now, int days, ctls_pair *made, char *why,
                   size_t room) {
    ERR_clear_error();
    X509 *authority = read_certificate(authority_pem), *leaf = NULL;
    EVP_PKEY *authority_key = read_key(authority_key_pem);
    EVP_PKEY *key = server_key ? read_key(server_key) : EVP_EC_gen("P-256");
    char *first_name = OPENSSL_strndup(names, strcspn(names, "\n"));
    int done = 0;
    if (!authority) {
        fail(why, room, "the authority's certificate can not be read");
    } else if (!authority_key || X509_check_private_key(authority, authority_key) != 1) {
        fail(why, room, "the authority's key can not be read or belongs to another certificate");
    } else if (!key) {
        fail(why, room, "the server's key can not be read or made");
    } else if (!first_name ||
               /* 64 bytes are all that a common name may have; clients look at the list below */
               !(leaf = start_certificate(strlen(first_name) <= 64 ? first_name : "OpenSEG gateway",
                                          key, now, days)) ||
               X509_set_issuer_name(leaf, X509_get_subject_name(authority)) != 1 ||
               !add_extension(leaf, authority, NID_basic_constraints, "critical,CA:FALSE") ||
               !add_extension(leaf, authority, NID_key_usage, "critical,digitalSignature") ||
               !add_extension(leaf, authority, NID_ext_key_usage, "serverAuth") ||
               !add_extension(leaf, authority, NID_subject_key_identifier, "hash") ||
               !add_extension(leaf, authority, NID_authority_key_identifier, "keyid:always") ||
               !add_alternative_names(leaf, names) ||
               X509_sign(leaf, authority_key, EVP_sha256()) <= 0) {
        fail(why, room, "could not make the server certificate");
    } else if (chain_is_sound(authority, leaf, now, why, room)) {
        done = hand_out(leaf, key, made);
        if (!done) fail(why, room, "no memory for the server certificate");
    }
    OPENSSL_free(first_name);
    X509_free(authority);
    X509_free(leaf);
    EVP_PKEY_free(authority_key);
    EVP_PKEY_free(key);
    return done;
}

/* Seconds since 1970 of an ASN.1 time; 0 is reported as failure by the return value. */
static int unix_seconds(const ASN1_TIME *time, int64_t *seconds) {
    ASN1_TIME *epoch = ASN1_TIME_set(NULL, 0);
    int days = 0, rest = 0;
    int known = epoch && ASN1_TIME_diff(&days, &rest, epoch, time) == 1;
    ASN1_TIME_free(epoch);
    *seconds = (int64_t)days * 86400 + rest;
    return known;
}

static char *alternative_names(X509 *certificate) {
    GENERAL_NAMES *names = X509_get_ext_d2i(certificate, NID_subject_alt_name, NULL, NULL);
    BIO *bio = BIO_new(BIO_s_mem());
    for (int i = 0; bio && i < sk_GENERAL_NAME_num(names); i++) {
        GENERAL_NAME *name = sk_GENERAL_NAME_value(names, i);
        if (name->type == GEN_DNS) {
            BIO_printf(bio, "%.*s\n", ASN1_STRING_length(name->d.dNSName),
                       (const char *)ASN1_STRING_get0_data(name->d.dNSName));
        } else if (name->type == GEN_IPADD && (ASN1_STRING_length(name->d.iPAddress) == 4 ||
                                               ASN1_STRING_length(name->d.iPAddress) == 16)) {
            int family = ASN1_STRING_length(name->d.iPAddress) == 4 ? AF_INET : AF_INET6;
            char text[INET6_ADDRSTRLEN];
            if (inet_ntop(family, ASN1_STRING_get0_data(name->d.iPAddress), text, sizeof text))
                BIO_printf(bio, "%s\n", text);
        }
    }
    GENERAL_NAMES_free(names);
    return bio ? take_text(bio) : NULL;
}

int ctls_certificate_read(const char *pem, ctls_certificate *to, char *why, size_t room) {
    ERR_clear_error();
    memset(to, 0, sizeof *to);
    X509 *certificate = read_certificate(pem);
    if (!certificate) return fail(why, room, "no PEM certificate could be read");
    unsigned int length = sizeof to->sha256;
    int known = unix_seconds(X509_get0_notBefore(certificate), &to->not_before) &&
                unix_seconds(X509_get0_notAfter(certificate), &to->not_after) &&
                X509_digest(certificate, EVP_sha256(), to->sha256, &length) == 1 &&
                (to->names = alternative_names(certificate)) != NULL;
    X509_free(certificate);
    return known ? 1 : fail(why, room, "the certificate's dates or names can not be read");
}

#else

static int no_tls(char *why, size_t room) {
    snprintf(why, room, "this build has no TLS");
    return 0;
}

int ctls_make_authority(const char *common_name, const char *dns_names, int64_t now, int days,
                        ctls_pair *made, char *why, size_t room) {
    (void)common_name;
    (void)dns_names;
    (void)now;
    (void)days;
    (void)made;
    return no_tls(why, room);
}

int ctls_make_leaf(const char *authority, const char *authority_key, const char *names,
                   const char *server_key, int64_t now, int days, ctls_pair *made, char *why,
                   size_t room) {
    (void)authority;
    (void)authority_key;
    (void)names;
    (void)server_key;
    (void)now;
    (void)days;
    (void)made;
    return no_tls(why, room);
}

int ctls_certificate_read(const char *pem, ctls_certificate *to, char *why, size_t room) {
    (void)pem;
    (void)to;
    return no_tls(why, room);
}

#endif
