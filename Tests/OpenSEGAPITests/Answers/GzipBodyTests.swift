import Foundation
import Testing

@testable import OpenSEGAPI

@Suite("Compressed answers", .enabled(if: GzipBody.isAvailable))
struct GzipBodyTests {
    private func ask(
        _ fixture: APIFixture, _ path: String, query: String? = nil, gzip: Bool,
        ifNoneMatch: String? = nil, keeping kept: KeptRows? = nil
    ) -> APIResponse {
        fixture.api.respond(
            to: APIRequest(
                path: "/meter/electricity/interval_reading/" + path, query: query,
                ifNoneMatch: ifNoneMatch, acceptsGzip: gzip),
            nowUnixSeconds: APIFixture.base + 172_800, keeping: kept)
    }

    private func bytes(_ response: APIResponse) -> (bytes: [UInt8], largestPiece: Int) {
        guard case .stream(let stream) = response.body else { return ([], 0) }
        var all: [UInt8] = []
        var largest = 0
        while true {
            var piece: [UInt8] = []
            let progress = stream.writeNextPiece(into: &piece)
            all += piece
            largest = max(largest, piece.count)
            if progress != .more { return (all, largest) }
        }
    }

    /// What Debian's gzip makes of it: a decompressor that is not ours.
    private func unpacked(_ bytes: [UInt8]) throws -> String {
        let file = FileManager.default.temporaryDirectory
            .appending(path: "openseg-api-test-\(UUID().uuidString).gz")
        try Data(bytes).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["gzip", "-dc", file.path]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let text = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        return String(decoding: text, as: UTF8.self)
    }

    @Test("Unpacked, it is the plain answer, in every format and size", arguments: [1, 3, 43_200])
    func same(count: Int64) throws {
        let fixture = try APIFixture(capacity: 43_200, intervalSeconds: 4)
        for index in 0..<count {
            try fixture.append(4 * index, milliwatts: index &* 7_919_000 % 5_000_000)
        }
        for path in ["csv/all", "json/all", "gb/all"] {
            let compressed = ask(fixture, path, gzip: true)
            #expect(compressed.header("Content-Encoding") == "gzip")
            #expect(compressed.header("Vary") == "Accept-Encoding")
            let plain = ask(fixture, path, gzip: false)
            #expect(plain.header("Content-Encoding") == nil)
            #expect(plain.header("Vary") == "Accept-Encoding")
            let (packed, largestPiece) = bytes(compressed)
            let text = Answer(plain).body
            #expect(try unpacked(packed) == text)
            let kept = KeptRows(store: TextInArray())
            let (other, _) = bytes(ask(fixture, path, gzip: true, keeping: kept))
            #expect(try unpacked(other) == text)
            #expect(largestPiece < 49_152)
            #expect(count < 1000 || packed.count * 2 < text.utf8.count)
        }
    }

    @Test("Short answers and events are not compressed")
    func notWorthIt() throws {
        let fixture = try APIFixture.documented()
        for path in ["/status", "/metrics", "/meter/electricity/events"] {
            let response = fixture.api.respond(
                to: APIRequest(path: path, acceptsGzip: true), nowUnixSeconds: APIFixture.base)
            #expect(response.header("Content-Encoding") == nil)
        }
    }

    @Test("A closed range has another entity tag when compressed")
    func tags() throws {
        let fixture = try APIFixture.documented()
        try fixture.append(200, milliwatts: 1)
        let query = "start=1421352000&end=1421352010"
        let plain = try #require(ask(fixture, "csv", query: query, gzip: false).header("ETag"))
        let packed = try #require(ask(fixture, "csv", query: query, gzip: true).header("ETag"))
        #expect(plain != packed)
        #expect(
            ask(fixture, "csv", query: query, gzip: true, ifNoneMatch: packed).status == 304)
    }

    @Test("A broken-off answer stays broken off")
    func aborted() throws {
        let fixture = try APIFixture(capacity: 2000, layout: .exact)
        for second: Int64 in 0..<2000 { try fixture.append(8 * second, milliwatts: 5000) }
        let response = ask(fixture, "csv/all", gzip: true)
        for second: Int64 in 2000..<5000 { try fixture.append(8 * second, milliwatts: 7000) }
        #expect(Answer(response).aborted != nil)
    }
}
