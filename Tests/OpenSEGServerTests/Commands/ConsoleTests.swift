#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif
import Testing

@testable import OpenSEGServer

@Suite("Lines on standard output and error")
struct ConsoleTests {
    /// A pipe whose reading end the test holds.
    private func withPipe(_ body: (_ reading: Int32, _ writing: Int32) throws -> Void) throws {
        var ends: [Int32] = [0, 0]
        try #require(unsafe pipe(&ends) == 0)
        defer { for end in ends { close(end) } }
        try body(ends[0], ends[1])
    }

    /// What waits in the pipe.
    private func drain(_ reading: Int32, atMost count: Int) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        let taken = unsafe read(reading, &bytes, count)
        return Array(bytes.prefix(max(taken, 0)))
    }

    @Test("A line is written whole, and a long one is cut to what a ready pipe takes")
    func written() throws {
        try withPipe { reading, writing in
            Console.offerLine("no reading for 14 s", to: writing)
            #expect(drain(reading, atMost: 100) == Array("no reading for 14 s\n".utf8))
            Console.offerLine(String(repeating: "ä", count: 5_000), to: writing)
            let line = drain(reading, atMost: 20_000)
            #expect((4_000...4_096).contains(line.count))
            #expect(line.last == UInt8(ascii: "\n"))
        }
    }

    @Test("A complaint is one line, whatever it quotes")
    func complaint() throws {
        try withPipe { reading, writing in
            Console.process(errors: writing).complain("a\nb\u{1B}[2J can not be read")
            #expect(drain(reading, atMost: 100) == Array("a b [2J can not be read\n".utf8))
        }
    }

    @Test("What standard output does not take is told once all is over")
    func fullDisk() throws {
        let full = unsafe open("/dev/full", O_WRONLY)
        try #require(full >= 0)
        defer { close(full) }
        let console = Console.process(output: full)
        #expect(console.printFailure() == nil)
        console.print("lost")
        errno = 0
        console.print("lost as well")
        #expect(console.printFailure() == "No space left on device")
        try withPipe { reading, writing in
            let console = Console.process(output: writing)
            console.print("heard")
            #expect(console.printFailure() == nil)
            #expect(drain(reading, atMost: 100) == Array("heard\n".utf8))
        }
    }

    @Test("A full pipe that nobody reads holds nobody up, and takes lines again when read")
    func fullPipe() throws {
        try withPipe { reading, writing in
            let piece = [UInt8](repeating: 0x2E, count: 4_096)
            var filled = 0
            try #require(fcntl(writing, F_SETFL, O_NONBLOCK) == 0)
            while unsafe write(writing, piece, piece.count) == piece.count { filled += piece.count }
            try #require(fcntl(writing, F_SETFL, 0) == 0)
            Console.offerLine("dropped", to: writing)
            #expect(drain(reading, atMost: 2 * filled) == Array(repeating: 0x2E, count: filled))
            Console.offerLine("heard", to: writing)
            #expect(drain(reading, atMost: 100) == Array("heard\n".utf8))
        }
    }
}
