/* Which libraries this build has. CTLS_WITH_TLS comes from the package trait "TLS"; the two
 * CTLS_HIDE_ defines let the soft build be tried on a machine that has the headers. */
#ifndef CTLS_CONFIG_H
#define CTLS_CONFIG_H

#if defined(CTLS_WITH_TLS) && !defined(CTLS_HIDE_OPENSSL) && __has_include(<openssl/ssl.h>)
#define CTLS_OPENSSL 1
#else
#define CTLS_OPENSSL 0
#endif

#if !defined(CTLS_HIDE_CRYPT) && __has_include(<crypt.h>)
#define CTLS_CRYPT 1
#else
#define CTLS_CRYPT 0
#endif

#endif
