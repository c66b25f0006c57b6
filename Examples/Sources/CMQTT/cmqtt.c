#include "cmqtt.h"

#if defined(CMQTT_WITH_MOSQUITTO) && !defined(CMQTT_HIDE_MOSQUITTO) && __has_include(<mosquitto.h>)

#include <mosquitto.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

struct cmqtt {
    struct mosquitto *mosquitto;
    const char *presence_topic;
    int is_connected;
    /* The message that is waited for, until it is confirmed; 0: none. */
    int awaited;
};

static void on_connect(struct mosquitto *mosquitto, void *context, int code) {
    cmqtt *client = context;
    client->is_connected = code == 0;
    if (code == 0) {
        mosquitto_publish(mosquitto, NULL, client->presence_topic, 6, "online", 1, true);
    }
}

static void on_disconnect(struct mosquitto *mosquitto, void *context, int code) {
    (void)mosquitto, (void)code;
    ((cmqtt *)context)->is_connected = 0;
}

static void on_publish(struct mosquitto *mosquitto, void *context, int message) {
    (void)mosquitto;
    cmqtt *client = context;
    if (message == client->awaited) client->awaited = 0;
}

int cmqtt_is_available(void) { return 1; }

cmqtt *cmqtt_new(
    const char *client_id, const char *presence_topic, const char *user, const char *password,
    const char *authority) {
    mosquitto_lib_init();
    cmqtt *client = calloc(1, sizeof *client);
    if (!client) return NULL;
    client->presence_topic = strdup(presence_topic);
    client->mosquitto = mosquitto_new(client_id, true, client);
    if (!client->mosquitto || !client->presence_topic ||
        mosquitto_will_set(client->mosquitto, presence_topic, 7, "offline", 1, true) ||
        (user && mosquitto_username_pw_set(client->mosquitto, user, password)) ||
        (authority && mosquitto_tls_set(client->mosquitto, authority, NULL, NULL, NULL, NULL))) {
        /* The program ends then; there is nothing to go on with. */
        return NULL;
    }
    mosquitto_connect_callback_set(client->mosquitto, on_connect);
    mosquitto_disconnect_callback_set(client->mosquitto, on_disconnect);
    mosquitto_publish_callback_set(client->mosquitto, on_publish);
    return client;
}

static long long milliseconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1000LL + now.tv_nsec / 1000000;
}

/* Does what there is to do on the connection until `*awaited` is 0 or, without one, it is up. */
static int settle(cmqtt *client, int *awaited, int timeout_ms) {
    long long deadline = milliseconds() + timeout_ms;
    while (awaited ? *awaited : !client->is_connected) {
        long long left = deadline - milliseconds();
        if (left <= 0) return MOSQ_ERR_NO_CONN;
        int code = mosquitto_loop(client->mosquitto, left > 1000 ? 1000 : (int)left, 1);
        if (code) return code;
    }
    return 0;
}

int cmqtt_connect(cmqtt *client, const char *host, int port) {
    int code = mosquitto_connect(client->mosquitto, host, port, 60);
    return code ? code : settle(client, NULL, 10000);
}

int cmqtt_deliver(
    cmqtt *client, const char *topic, const unsigned char *payload, size_t count, int timeout_ms) {
    /* Finds out about a connection that was lost while nobody looked. */
    mosquitto_loop(client->mosquitto, 0, 1);
    if (!client->is_connected) {
        int code = mosquitto_reconnect(client->mosquitto);
        if (!code) code = settle(client, NULL, timeout_ms);
        if (code) return code;
    }
    int code = mosquitto_publish(
        client->mosquitto, &client->awaited, topic, (int)count, payload, 1, true);
    return code ? code : settle(client, &client->awaited, timeout_ms);
}

const char *cmqtt_reason(int code) {
    return code == MOSQ_ERR_ERRNO ? "the broker can not be reached" : mosquitto_strerror(code);
}

#else

int cmqtt_is_available(void) { return 0; }

cmqtt *cmqtt_new(
    const char *client_id, const char *presence_topic, const char *user, const char *password,
    const char *authority) {
    (void)client_id, (void)presence_topic, (void)user, (void)password, (void)authority;
    return NULL;
}

int cmqtt_connect(cmqtt *client, const char *host, int port) {
    (void)client, (void)host, (void)port;
    return -1;
}

int cmqtt_deliver(
    cmqtt *client, const char *topic, const unsigned char *payload, size_t count, int timeout_ms) {
    (void)client, (void)topic, (void)payload, (void)count, (void)timeout_ms;
    return -1;
}

const char *cmqtt_reason(int code) {
    (void)code;
    return "built without libmosquitto";
}

#endif
