import Foundation

@testable import RavenSimulatorCommand

/// A host on the other end of a line: an open descriptor, read with deadlines.
struct Host {
    let descriptor: Int32

    /// Opens a serial port.
    init?(opening path: String) {
        descriptor = open(path, O_RDWR | O_NOCTTY | O_NONBLOCK)
        if descriptor < 0 { return nil }
    }

    /// Connects to a port of this machine.
    init?(port: UInt16, isIPv6: Bool = false) {
        descriptor = socket(isIPv6 ? AF_INET6 : AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var storage = sockaddr_storage()
        let length: Int
        if isIPv6 {
            length = MemoryLayout<sockaddr_in6>.size
            withUnsafeMutableBytes(of: &storage) { bytes in
                bytes.storeBytes(of: sa_family_t(AF_INET6), as: sa_family_t.self)
                bytes[2] = UInt8(port >> 8)
                bytes[3] = UInt8(port & 0xFF)
                bytes[23] = 1
            }
        } else {
            length = MemoryLayout<sockaddr_in>.size
            withUnsafeMutableBytes(of: &storage) { bytes in
                bytes.storeBytes(of: sa_family_t(AF_INET), as: sa_family_t.self)
                bytes[2] = UInt8(port >> 8)
                bytes[3] = UInt8(port & 0xFF)
                bytes[4] = 127
                bytes[7] = 1
            }
        }
        let isConnected = withUnsafePointer(to: &storage) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(length)) == 0
            }
        }
        if !isConnected {
            Foundation.close(descriptor)
            return nil
        }
        SystemCalls.makeNonBlocking(descriptor)
    }

    func write(_ text: String) {
        _ = SystemCalls.write(Array(text.utf8), from: 0, to: descriptor)
    }

    /// What has come by now; nil when the line was closed from the other side.
    func read() -> [UInt8]? {
        var heard: [UInt8] = []
        while true {
            switch SystemCalls.read(descriptor, maximumByteCount: 65_536) {
            case .bytes(let bytes): heard += bytes
            case .nothingNow: return heard
            case .end, .failed: return heard.isEmpty ? nil : heard
            }
        }
    }

    /// Lets the line take turns until `isEnough` of what was heard, ten seconds at most.
    func hear(
        from line: inout Line, atUnixMilliseconds now: Int64, until isEnough: ([UInt8]) -> Bool
    ) -> [UInt8] {
        var heard: [UInt8] = []
        let deadline = ContinuousClock.now + .seconds(10)
        while !isEnough(heard), ContinuousClock.now < deadline {
            line.turn(atUnixMilliseconds: now)
            var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            guard poll(&entry, 1, 20) > 0 else { continue }
            guard let bytes = read() else { break }
            heard += bytes
        }
        return heard
    }

    func close() { _ = Foundation.close(descriptor) }
}
