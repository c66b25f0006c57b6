import Foundation
import Testing

@testable import OpenSEGServer

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Takes one connection on loopback, does the handshake, reads one line and answers with a body,
/// all on a thread of its own; every wait has a deadline of 10 s.
final class OneConnectionServer: @unchecked Sendable {
    struct Outcome: Sendable {
        var handshake: TLSResult = .failed
        var problem = ""
        var metPlainHTTP = false
        var description = ""
        var received: [UInt8] = []
        var end: TLSResult = .failed
    }

    let port: UInt16
    // Written by the serving thread before the signal, read after it.
    private var outcome = Outcome()
    private let finished = DispatchSemaphore(value: 0)

    init(_ server: TLSServer, answer: [UInt8]) throws {
        signal(SIGPIPE, SIG_IGN)
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        try #require(listener >= 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let bound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(listener, $0, length) == 0 && listen(listener, 1) == 0
                    && getsockname(listener, $0, &length) == 0
            }
        }
        try #require(bound)
        port = UInt16(bigEndian: address.sin_port)
        let thread = Thread { [self] in
            defer { finished.signal() }
            guard Self.wait(listener, POLLIN) else { return }
            let descriptor = accept(listener, nil, nil)
            _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK)
            if let session = server.session(fileDescriptor: descriptor) {
                serve(session, descriptor, answer)
            }
            close(descriptor)
            close(listener)
        }
        thread.start()
    }

    /// The outcome, once the connection is over.
    func result() throws -> Outcome {
        try #require(finished.wait(timeout: .now() + 20) == .success)
        return outcome
    }

    private func serve(_ session: TLSSession, _ descriptor: Int32, _ answer: [UInt8]) {
        outcome.handshake = Self.repeatedly(descriptor) { session.handshake() }
        outcome.problem = session.problem
        outcome.metPlainHTTP = session.metPlainHTTP
        guard outcome.handshake == .count(1) else { return }
        outcome.description = session.description
        while !outcome.received.contains(UInt8(ascii: "\n")) {
            let step = Self.repeatedly(descriptor) {
                session.read(into: &outcome.received, maximumCount: 7)
            }
            guard case .count = step else {
                outcome.end = step
                return
            }
        }
        var offset = 0
        while offset < answer.count {
            let step = Self.repeatedly(descriptor) {
                session.write(answer, from: offset, count: answer.count - offset)
            }
            guard case .count(let count) = step else {
                outcome.end = step
                return
            }
            offset += count
        }
        session.close()
        outcome.end = .count(offset)
    }

    private static func repeatedly(_ descriptor: Int32, _ step: () -> TLSResult) -> TLSResult {
        while true {
            switch step() {
            case .wantsRead: guard wait(descriptor, POLLIN) else { return .wantsRead }
            case .wantsWrite: guard wait(descriptor, POLLOUT) else { return .wantsWrite }
            case let done: return done
            }
        }
    }

    private static func wait(_ descriptor: Int32, _ events: Int32) -> Bool {
        var waiting = pollfd(fd: descriptor, events: Int16(events), revents: 0)
        return poll(&waiting, 1, 10_000) == 1
    }
}
