#include "ctls.h"

#include <arpa/inet.h>
#include <ifaddrs.h>
#include <net/if.h>
#include <netinet/in.h>
#include <stdlib.h>
#include <string.h>

char *ctls_local_addresses(void) {
    struct ifaddrs *first = NULL;
    if (getifaddrs(&first) != 0) return NULL;
    size_t room = 1;
    for (struct ifaddrs *each = first; each; each = each->ifa_next) room += INET6_ADDRSTRLEN + 1;
    char *list = malloc(room), *end = list;
    for (struct ifaddrs *each = first; list && each; each = each->ifa_next) {
        if (!each->ifa_addr || !(each->ifa_flags & IFF_UP)) continue;
        const void *address;
        if (each->ifa_addr->sa_family == AF_INET) {
            address = &((const struct sockaddr_in *)(const void *)each->ifa_addr)->sin_addr;
        } else if (each->ifa_addr->sa_family == AF_INET6) {
            const struct in6_addr *six =
                &((const struct sockaddr_in6 *)(const void *)each->ifa_addr)->sin6_addr;
            if (IN6_IS_ADDR_LINKLOCAL(six)) continue;
            address = six;
        } else {
            continue;
        }
        if (!inet_ntop(each->ifa_addr->sa_family, address, end, INET6_ADDRSTRLEN)) continue;
        end += strlen(end);
        *end++ = '\n';
    }
    if (list) *end = '\0';
    freeifaddrs(first);
    return list;
}
