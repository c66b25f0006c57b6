import Testing

@testable import OpenSEGServer

@Suite struct ClientAddressTests {
    @Test func `Of IPv6 a whole /64 counts as one client, mapped IPv4 as IPv4`() {
        let one = ClientAddress(ipv6: [0xFD, 0, 0, 0, 0, 0, 0, 1] + [0, 0, 0, 0, 0, 0, 0, 1])
        let two = ClientAddress(ipv6: [0xFD, 0, 0, 0, 0, 0, 0, 1] + [9, 0, 0, 0, 0, 0, 0, 2])
        let far = ClientAddress(ipv6: [0xFD, 0, 0, 0, 0, 0, 0, 2] + [0, 0, 0, 0, 0, 0, 0, 1])
        #expect(one == two)
        #expect(one != far)
        let mapped = ClientAddress(
            ipv6: [UInt8](repeating: 0, count: 10) + [255, 255, 10, 0, 0, 1])
        #expect(mapped == ClientAddress(ipv4: [10, 0, 0, 1]))
    }

    @Test func `Link-local neighbours and the machine itself count one by one`() {
        let linkLocal: [UInt8] = [0xFE, 0x80, 0, 0, 0, 0, 0, 0]
        #expect(
            ClientAddress(ipv6: linkLocal + [0, 0, 0, 0, 0, 0, 0, 1])
                != ClientAddress(ipv6: linkLocal + [0, 0, 0, 0, 0, 0, 0, 2]))
        let loopback = ClientAddress(ipv6: [UInt8](repeating: 0, count: 15) + [1])
        #expect(loopback != ClientAddress(ipv6: [UInt8](repeating: 0, count: 16)))
        #expect(ClientAddress(ipv4: [0, 0, 0, 0]) != .localSocket)
        #expect(ClientAddress.localSocket.isLocalSocket)
    }
}
