/// Who a connection comes from, as far as limits are concerned.
///
/// One value stands for one IPv4 address or one IPv6 /64 network, because a single host may use
/// any address of its /64. Link-local addresses count one by one. All clients of a Unix socket
/// are one value; their connections are limited in total only.
struct ClientAddress: Hashable, Sendable {
    private let high: UInt64
    private let low: UInt64
    /// Came in by a Unix socket.
    let isLocalSocket: Bool

    static let localSocket = ClientAddress(high: 0, low: 0, isLocalSocket: true)

    private init(high: UInt64, low: UInt64, isLocalSocket: Bool) {
        self.high = high
        self.low = low
        self.isLocalSocket = isLocalSocket
    }

    /// - Parameter ipv4: four bytes in network order.
    init(ipv4: [UInt8]) {
        self.init(high: 0, low: 0xFFFF_0000_0000 | Self.number(ipv4[...]), isLocalSocket: false)
    }

    /// - Parameter ipv6: sixteen bytes in network order; IPv4 in IPv6 counts as IPv4.
    init(ipv6: [UInt8]) {
        let high = Self.number(ipv6.prefix(8))
        let low = Self.number(ipv6.dropFirst(8))
        let isMapped = high == 0 && low >> 32 == 0xFFFF
        let isLinkLocal = high >> 54 == 0xFE80 >> 6
        self.init(
            high: high, low: isMapped || isLinkLocal || high == 0 ? low : 0, isLocalSocket: false)
    }

    private static func number(_ bytes: ArraySlice<UInt8>) -> UInt64 {
        bytes.reduce(0) { $0 << 8 | UInt64($1) }
    }
}
