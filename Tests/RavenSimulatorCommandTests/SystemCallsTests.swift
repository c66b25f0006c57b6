import Foundation
import Testing

@testable import RavenSimulatorCommand

@Suite struct SystemCallsTests {
    @Test(arguments: [0, 1, 65_535, 65_536, 65_537, 300_000])
    func aFileIsReadWhole(byteCount: Int) throws {
        try TemporaryFolder.use { folder in
            let path = try folder.write("f", String(repeating: "x", count: byteCount))
            #expect(try SystemCalls.contents(ofFile: path).count == byteCount)
        }
    }

    @Test func whatStandsAtAPathIsSeen() throws {
        try TemporaryFolder.use { folder in
            let path = try folder.write("f", "")
            #expect(SystemCalls.exists(path))
            #expect(SystemCalls.exists("/"))
            #expect(!SystemCalls.exists(folder.path("g")))
        }
    }

    @Test func aReportIsOneLine() {
        var ends: [Int32] = [-1, -1]
        #expect(pipe(&ends) == 0)
        defer { ends.forEach { close($0) } }
        SystemCalls.report("a\nb\u{1B}[2J", to: ends[1])
        guard case .bytes(let bytes) = SystemCalls.read(ends[0], maximumByteCount: 100) else {
            Issue.record("nothing was reported")
            return
        }
        #expect(bytes == Array("raven-simulator: a b [2J\n".utf8))
    }

    @Test func aPipeGivesNothingThenBytesThenItsEnd() {
        var ends: [Int32] = [-1, -1]
        #expect(pipe(&ends) == 0)
        ends.forEach(SystemCalls.makeNonBlocking)
        func read() -> [UInt8]? {
            switch SystemCalls.read(ends[0], maximumByteCount: 2) {
            case .bytes(let bytes): bytes
            case .nothingNow: []
            case .end, .failed: nil
            }
        }
        #expect(read() == [])
        #expect(SystemCalls.write([1, 2, 3], from: 1, to: ends[1]) == 2)
        #expect(read() == [2, 3])
        close(ends[1])
        #expect(read() == nil)
        close(ends[0])
        #expect(SystemCalls.write([1], from: 0, to: ends[0]) == nil)
    }

    @Test func aFullDiskIsTold() throws {
        let full = open("/dev/full", O_WRONLY)
        defer { close(full) }
        let error = #expect(throws: CommandError.self) {
            try SystemCalls.print("help\n", to: full)
        }
        #expect(error?.status == 74)
        #expect(error?.message == "can not write on: No space left on device")
    }

    @Test func aTextIsPrintedWhole() throws {
        var ends: [Int32] = [-1, -1]
        try #require(pipe(&ends) == 0)
        defer { ends.forEach { close($0) } }
        let text = String(repeating: "x", count: 5_000)
        try SystemCalls.print(text, to: ends[1])
        guard case .bytes(let bytes) = SystemCalls.read(ends[0], maximumByteCount: 9_000) else {
            Issue.record("nothing came")
            return
        }
        #expect(bytes == Array(text.utf8))
    }
}
