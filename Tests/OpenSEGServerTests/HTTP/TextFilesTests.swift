import Glibc
import IntervalCache
import OpenSEGAPI
import TestSupport
import Testing

@testable import OpenSEGServer

@Suite struct TextFilesTests {
    private func text(_ store: TextFiles, _ range: Range<Int64>) -> [UInt8]? {
        var bytes: [UInt8] = []
        return store.read(range, into: &bytes) ? bytes : nil
    }

    @Test func `What was appended is read back from any place to any other`() throws {
        var random = SeededGenerator(seed: 7)
        let store = TextFiles()
        var all: [UInt8] = []
        for _ in 0..<60 {
            let piece = (0..<Int.random(in: 1...30_000, using: &random)).map {
                UInt8(truncatingIfNeeded: all.count / 1000 + $0)
            }
            #expect(store.append(piece))
            all += piece
        }
        #expect(all.count > 3 * 262_144)
        for _ in 0..<200 {
            let end = Int.random(in: 0...all.count, using: &random)
            let start = Int.random(in: 0...end, using: &random)
            #expect(text(store, Int64(start)..<Int64(end)) == Array(all[start..<end]))
        }
        #expect(text(store, Int64(all.count)..<Int64(all.count) + 1) == nil)
    }

    @Test func `Text that is given up can not be read, what follows it can`() throws {
        let store = TextFiles()
        for letter in UInt8(ascii: "a")...UInt8(ascii: "j") {
            #expect(store.append([UInt8](repeating: letter, count: 100_000)))
        }
        store.discard(before: 650_000)
        #expect(text(store, 0..<10) == nil)
        #expect(text(store, 650_000..<650_002) == Array("gg".utf8))
        #expect(store.file(at: 100) == nil)
        store.discard(before: 1_000_000)
        #expect(text(store, 999_999..<1_000_000) == nil)
        #expect(store.append(Array("more".utf8)))
        #expect(text(store, 1_000_000..<1_000_004) == Array("more".utf8))
    }

    /// The kernel still has the memory when the file is closed and much was written since.
    @Test func `What was handed to a socket arrives unchanged after it was given up`() throws {
        var ends: [Int32] = [-1, -1]
        try #require(socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &ends) == 0)
        defer { close(ends[1]) }
        let transport = try #require(Transport(descriptor: ends[0], tls: nil))
        let store = TextFiles()
        let wanted = [UInt8](repeating: UInt8(ascii: "a"), count: 50_000)
        #expect(store.append(wanted))
        let file = try #require(store.file(at: 0))
        let result = transport.send(file: file.descriptor, from: 0, count: wanted.count)
        guard case .count(let count) = result else {
            Issue.record("\(result)")
            return
        }
        store.discard(before: 50_000)
        for _ in 0..<20 {
            #expect(store.append([UInt8](repeating: UInt8(ascii: "b"), count: 50_000)))
        }
        var received = [UInt8](repeating: 0, count: count)
        #expect(recv(ends[1], &received, count, Int32(MSG_WAITALL)) == count)
        #expect(received == Array(wanted[..<count]))
    }
}
