/* An MQTT client over libmosquitto that delivers one message after the other, and only where
 * libmosquitto's header was there at build time: the package builds without it.
 *
 * Everything happens on the caller's thread, inside the calls. */
#ifndef CMQTT_H
#define CMQTT_H

#include <stddef.h>

typedef struct cmqtt cmqtt;

/* 1 where this build can speak MQTT, else 0. */
int cmqtt_is_available(void);

/* A client that is not connected yet. Whenever it is, `presence_topic` says "online", retained; when
 * it dies, the broker says "offline" there in its place (the last will). `user`, `password` and
 * `authority` (a PEM file; with it TLS is spoken) may be NULL. NULL without libmosquitto or memory. */
cmqtt *cmqtt_new(
    const char *client_id, const char *presence_topic, const char *user, const char *password,
    const char *authority);

/* Connects; waits until the broker has said yes. 0, or a number for cmqtt_reason. */
int cmqtt_connect(cmqtt *client, const char *host, int port);

/* Hands a message to the broker (quality of service 1, retained) and waits until the broker has
 * confirmed it, at most `timeout_ms`; connects again first where the connection was lost. 0, or a
 * number for cmqtt_reason: then it may or may not have arrived. */
int cmqtt_deliver(
    cmqtt *client, const char *topic, const unsigned char *payload, size_t count, int timeout_ms);

/* What such a number means, in words. */
const char *cmqtt_reason(int code);

#endif
