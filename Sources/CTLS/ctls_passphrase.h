#ifndef CTLS_PASSPHRASE_H
#define CTLS_PASSPHRASE_H

/* For OpenSSL where it would ask for a passphrase. It never asks on the terminal: a key that has one
 * is refused. */
static inline int ctls_no_passphrase(char *to, int room, int writing, void *unused) {
    (void)to;
    (void)room;
    (void)writing;
    (void)unused;
    return 0;
}

#endif
