import Testing

@testable import OpenSEGServer

@Suite struct OutputBufferTests {
    /// Takes everything, at most `limit` bytes a call; what each call took.
    private func takeAll(_ buffer: inout OutputBuffer, limit: Int = .max) -> [[UInt8]] {
        var pieces: [[UInt8]] = []
        while !buffer.isEmpty {
            let result = buffer.send { bytes, offset in
                let piece = Array(bytes[offset...].prefix(limit))
                pieces.append(piece)
                return .count(piece.count)
            }
            guard case .count = result else { break }
        }
        return pieces
    }

    private func text(_ pieces: [[UInt8]]) -> String {
        String(decoding: pieces.joined(), as: UTF8.self)
    }

    @Test func `Bytes leave in the order in which they came, whatever a call takes`() {
        for limit in 1...12 {
            var buffer = OutputBuffer()
            #expect(buffer.isEmpty && buffer.count == 0)
            buffer.append { $0 += Array("head ".utf8) }
            buffer.append(body: Array("body".utf8))
            #expect(!buffer.isEmpty && buffer.count == 9)
            let pieces = takeAll(&buffer, limit: limit)
            #expect(text(pieces) == "head body")
            #expect(pieces.count == (9 + limit - 1) / limit)
            #expect(buffer.isEmpty && buffer.count == 0)
        }
    }

    @Test func `What was written comes back to whoever appends`() {
        var buffer = OutputBuffer()
        let result = buffer.append {
            $0.append(1)
            return "written"
        }
        #expect(result == "written" && buffer.count == 1)
    }

    @Test func `A large body is sent from where it is, after the head`() {
        let body = [UInt8](repeating: 0x2E, count: 4_097)
        var buffer = OutputBuffer()
        buffer.append { $0 += Array("head".utf8) }
        buffer.append(body: body)
        #expect(buffer.count == 4_101)
        var addresses: [UInt] = []
        var sizes: [Int] = []
        while !buffer.isEmpty {
            _ = buffer.send { bytes, offset in
                // The address is compared only.
                addresses.append(bytes.withUnsafeBytes { UInt(bitPattern: $0.baseAddress) })
                sizes.append(bytes.count - offset)
                return .count(min(bytes.count - offset, 4_000))
            }
        }
        #expect(sizes == [4, 4_097, 97])
        let shared = body.withUnsafeBytes { UInt(bitPattern: $0.baseAddress) }
        #expect(addresses.dropFirst() == [shared, shared])
        #expect(buffer.count == 0)
    }

    @Test func `The memory of a shared body is not written to afterwards`() {
        let body = [UInt8](repeating: 0x2E, count: 5_000)
        var buffer = OutputBuffer()
        for _ in 0..<2 {
            buffer.append { $0 += Array("head".utf8) }
            buffer.append(body: body)
            _ = takeAll(&buffer)
        }
        buffer.append { $0 += Array("next".utf8) }
        let next = takeAll(&buffer)
        #expect(text(next) == "next")
        #expect(body == [UInt8](repeating: 0x2E, count: 5_000))
    }

    @Test func `A body of 4,096 bytes goes out with its head in one call`() {
        var buffer = OutputBuffer()
        buffer.append { $0 += Array("head".utf8) }
        buffer.append(body: [UInt8](repeating: 0x2E, count: 4_096))
        let pieces = takeAll(&buffer)
        #expect(pieces.map(\.count) == [4_100])
    }

    @Test(arguments: [TLSResult.wantsWrite, .wantsRead, .closed, .failed])
    func `What was not taken is offered again from the same byte`(refusal: TLSResult) {
        var buffer = OutputBuffer()
        buffer.append { $0 += Array("0123456789".utf8) }
        let results = [TLSResult.count(3), refusal]
        let told = results.map { result in buffer.send { _, _ in result } }
        #expect(told == results)
        #expect(buffer.count == 7)
        let rest = takeAll(&buffer)
        #expect(text(rest) == "3456789")
    }

    @Test func `A chunk states its size in six digits, without what stands before it`() {
        var buffer = OutputBuffer()
        buffer.append { $0 += Array("head|".utf8) }
        let result = buffer.appendChunk {
            $0 += Array("twelve bytes".utf8)
            return 7
        }
        #expect(result == 7)
        buffer.appendLastChunk()
        let pieces = takeAll(&buffer)
        #expect(text(pieces) == "head|00000c\r\ntwelve bytes\r\n0\r\n\r\n")
    }

    @Test(arguments: [1, 15, 16, 255, 256, 4_096, 65_535, 65_536, 1_048_576, 16_777_215])
    func `The size of a chunk is the number of its bytes`(size: Int) {
        var buffer = OutputBuffer()
        buffer.appendChunk { $0 += repeatElement(0x2E, count: size) }
        let sent = Array(takeAll(&buffer).joined())
        #expect(sent.count == size + 10)
        #expect(Int(String(decoding: sent.prefix(6), as: UTF8.self), radix: 16) == size)
        #expect(sent[6..<8] == [0x0D, 0x0A] && sent.suffix(2) == [0x0D, 0x0A])
    }

    @Test func `An empty piece is no chunk, because that would end the body`() {
        var buffer = OutputBuffer()
        buffer.append { $0 += Array("head".utf8) }
        let result = buffer.appendChunk { _ in "nothing" }
        #expect(result == "nothing" && buffer.count == 4)
        buffer.appendChunk { $0.append(UInt8(ascii: "x")) }
        let pieces = takeAll(&buffer)
        #expect(text(pieces) == "head000001\r\nx\r\n")
    }

    @Test func `Idle, it keeps little memory and loses nothing that waits`() {
        var buffer = OutputBuffer()
        var capacities: [Int] = []
        for size in [40_000, 100] {
            buffer.append { $0 += repeatElement(0x2E, count: size) }
            buffer.trim()
            #expect(buffer.count == size)
            _ = takeAll(&buffer)
            for _ in 0..<2 {
                capacities.append(buffer.append { $0.capacity })
                buffer.trim()
            }
        }
        #expect(capacities[0] >= 40_000 && capacities[1] == 0)
        #expect(capacities[2] >= 100 && capacities[3] == capacities[2])
    }
}
