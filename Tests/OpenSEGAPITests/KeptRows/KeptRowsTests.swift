import IntervalCache
import TestSupport
import Testing

@testable import OpenSEGAPI

@Suite("Kept rows")
struct KeptRowsTests {
    private struct Asked {
        var stream: any APIBodyStream
        var wanted: String
        var newest: UInt64
        var text: [UInt8] = []
    }

    private func isKept(_ response: APIResponse) -> Bool {
        if case .stream(let stream) = response.body { stream is KeptRowsBody } else { false }
    }

    private func describe(_ response: APIResponse) -> [String] {
        ["\(response.status)", response.contentType ?? ""]
            + response.headers.map { $0.name + ": " + $0.value }
    }

    /// Readings as a bad day brings them: late ones, several in a second, holes, a clock that steps,
    /// values of every length.
    private func appendSome(
        _ count: Int, to fixture: APIFixture, _ second: inout Int64,
        _ random: inout SeededGenerator
    ) throws {
        for _ in 0..<count {
            switch Int.random(in: 0..<600, using: &random) {
            case 0: second += Int64.random(in: 60...4000, using: &random)
            case 1: second -= Int64.random(in: 60...400, using: &random)
            case 2...5: break
            default: second += 8
            }
            let isLate = Int.random(in: 0..<200, using: &random) == 0
            let milliwatts =
                Int.random(in: 0..<100, using: &random) == 0
                ? Int64.random(in: -90_000_000...90_000_000, using: &random)
                : Int64.random(in: -3_000...14_000, using: &random) * 1000
            try fixture.append(isLate ? second - 20 : second, milliwatts: milliwatts)
        }
    }

    private func target(_ newest: UInt64, _ random: inout SeededGenerator) -> String {
        let path = "/meter/electricity/interval_reading/csv"
        let back = UInt64.random(in: 0...5000, using: &random)
        return switch Int.random(in: 0..<7, using: &random) {
        case 0: path + "/all"
        case 1: path + "/\(Int.random(in: 1...60_000, using: &random))"
        case 2: path + "?since=\(newest > back ? newest - back : 0)"
        case 3: path + "?start=\(APIFixture.base + Int64.random(in: 0...200_000, using: &random))"
        case 4: path + "/all?header=1"
        case 5: path + "/all?points=500"
        default: path + "/172800"
        }
    }

    @Test("Over any history kept text answers as rows that are written anew, or is broken off")
    func model() throws {
        var random = SeededGenerator(seed: 20_261_127)
        var (keptCount, anewCount, brokenCount, completeCount) = (0, 0, 0, 0)
        for layout in [RingLayout.slack, .exact] {
            let fixture = try APIFixture(capacity: 4096, layout: layout)
            let memory = TextInArray()
            let kept = KeptRows(store: memory)
            var second: Int64 = 0
            var open: [Asked] = []
            for _ in 0..<300 {
                let isMany = Int.random(in: 0..<40, using: &random) == 0
                try appendSome(
                    Int.random(in: 1...(isMany ? 12_000 : 400), using: &random), to: fixture,
                    &second, &random)
                let newest = fixture.demand.newest?.sequence ?? 0
                let target = target(newest, &random)
                let response = fixture.respond(target, at: second, keeping: kept)
                let wanted = fixture.respond(target, at: second)
                #expect(describe(response) == describe(wanted), "\(target)")
                #expect(!isKept(wanted))
                #expect(memory.keptByteCount <= (4096 + 4096 + 512 + 8192) * 30)
                if case .stream(let stream) = response.body, stream is KeptRowsBody {
                    keptCount += 1
                    open.append(
                        Asked(stream: stream, wanted: Answer(wanted).body, newest: newest))
                } else {
                    anewCount += 1
                    #expect(Answer(response).body == Answer(wanted).body)
                }
                // One that waits goes on: a piece, or all of it.
                guard let index = open.indices.randomElement(using: &random) else { continue }
                var progress = APIBodyProgress.more
                let isSlow = Int.random(in: 0..<3, using: &random) > 0
                repeat {
                    progress = open[index].stream.writeNextPiece(into: &open[index].text)
                } while progress == .more && !isSlow
                let asked = open[index]
                switch progress {
                case .more: #expect(asked.wanted.utf8.starts(with: asked.text))
                case .finished:
                    completeCount += 1
                    #expect(String(decoding: asked.text, as: UTF8.self) == asked.wanted)
                    open.remove(at: index)
                case .aborted:
                    brokenCount += 1
                    #expect(asked.wanted.utf8.starts(with: asked.text))
                    #expect(newest - asked.newest > KeptRows.spareRowCount)
                    open.remove(at: index)
                }
            }
        }
        // Every path was taken.
        #expect(keptCount > 50 && anewCount > 50 && brokenCount > 5 && completeCount > 50)
    }

    @Test("A further answer writes the rows that are new and no others")
    func extended() throws {
        let fixture = try APIFixture(capacity: 4096)
        let memory = TextInArray()
        let kept = KeptRows(store: memory)
        for second in 0..<3000 { try fixture.append(Int64(second) * 8, milliwatts: 1_000_000) }
        let path = "/meter/electricity/interval_reading/csv/all"
        #expect(isKept(fixture.respond(path, at: 24_000, keeping: kept)))
        #expect(memory.keptByteCount == 3000 * "1000,1421352000\r\n".utf8.count)
        let count = memory.appendCount
        #expect(isKept(fixture.respond(path, at: 24_000, keeping: kept)))
        #expect(memory.appendCount == count)
        try fixture.append(24_000, milliwatts: 7000)
        let answer = fixture.ask(path, at: 24_000, keeping: kept)
        #expect(answer.body.hasSuffix("1000,1421375992\r\n7,1421376000\r\n"))
        #expect(memory.appendCount == count + 1)
    }

    @Test("Few rows, header rows and plots are written anew")
    func notKept() throws {
        let fixture = try APIFixture(capacity: 4096)
        let memory = TextInArray()
        let kept = KeptRows(store: memory)
        for second in 0..<3000 { try fixture.append(Int64(second) * 8, milliwatts: 1_000_000) }
        for tail in ["csv", "csv/16000", "csv/all?header=1", "csv/all?points=100", "json/all"] {
            let path = "/meter/electricity/interval_reading/" + tail
            #expect(!isKept(fixture.respond(path, at: 24_000, keeping: kept)), "\(tail)")
        }
        #expect(memory.appendCount == 0)
    }

    @Test("Without room answers are written anew, and with room again kept", arguments: [0, 3])
    func noRoom(_ roomCount: Int) throws {
        let fixture = try APIFixture(capacity: 4096)
        let memory = TextInArray()
        let kept = KeptRows(store: memory)
        for second in 0..<3000 { try fixture.append(Int64(second) * 8, milliwatts: 1_000_000) }
        let path = "/meter/electricity/interval_reading/csv/all"
        memory.roomCount = roomCount
        let anew = fixture.respond(path, at: 24_000, keeping: kept)
        #expect(!isKept(anew))
        #expect(memory.keptByteCount == 0)
        memory.roomCount = .max
        let again = fixture.respond(path, at: 24_000, keeping: kept)
        #expect(isKept(again))
        #expect(Answer(again).body == Answer(anew).body)
    }
}
