import Foundation
import IntervalCache
import TestSupport
import Testing

@testable import OpenSEGAPI

@Suite("The three formats agree with the cache, whatever its history was")
struct AgreementTests {
    private struct Entry {
        var time: Int64
        var milliwatts: Int64
    }

    /// A history with steps, late readings, pairs in one second and holes; what the ring keeps of it.
    private func history(
        seed: UInt64, _ fixture: APIFixture, capacity: Int
    ) throws -> [Entry] {
        var random = SeededGenerator(seed: seed)
        var kept: [Entry] = []
        var time: Int64 = 100_000
        let isWhole = seed % 2 == 0
        for _ in 0..<Int.random(in: 1...400, using: &random) {
            switch Int.random(in: 0..<40, using: &random) {
            case 0: time -= Int64.random(in: 121...20_000, using: &random)
            case 1: time += Int64.random(in: 3600...20_000, using: &random)
            case 2: time -= Int64.random(in: 1...100, using: &random)
            case 3: time += 0
            default: time += Int64.random(in: 1...30, using: &random)
            }
            var value = Int64.random(in: -4_000_000...9_000_000, using: &random)
            if isWhole { value -= value % 1000 }
            if let last = kept.last, last.time == time, last.milliwatts == value { continue }
            try fixture.append(time, milliwatts: value)
            kept.append(Entry(time: APIFixture.base + time, milliwatts: value))
        }
        return Array(kept.suffix(capacity))
    }

    private func csv(_ entries: [Entry]) -> String {
        entries.map { "\(DecimalText.thousandths($0.milliwatts)),\($0.time)\r\n" }.joined()
    }

    /// By time, the last of each second: what a feed holds.
    private func feedRows(_ entries: [Entry], divisor: Int64) -> [String] {
        var bySecond: [Int64: Int64] = [:]
        for entry in entries { bySecond[entry.time] = entry.milliwatts / divisor }
        return bySecond.sorted { $0.key < $1.key }.map { "\($0.value),\($0.key)" }
    }

    @Test("Whole cache and random ranges", arguments: 1...60 as ClosedRange<UInt64>)
    func agreement(seed: UInt64) throws {
        let capacity = seed % 3 == 0 ? 100 : 1000
        let fixture = try APIFixture(
            capacity: capacity, layout: seed % 4 == 0 ? .exact : .slack, intervalSeconds: 10)
        let kept = try history(seed: seed, fixture, capacity: capacity)
        let path = "/meter/electricity/interval_reading"
        let divisor: Int64 = kept.allSatisfy { $0.milliwatts % 1000 == 0 } ? 1000 : 1
        var random = SeededGenerator(seed: seed &+ 1000)
        var windows: [(query: String, entries: [Entry])] = [("/all", kept), ("?since=0", kept)]
        for _ in 0..<8 {
            let one = APIFixture.base + Int64.random(in: 70_000...160_000, using: &random)
            let other = APIFixture.base + Int64.random(in: 70_000...160_000, using: &random)
            guard one != other else { continue }
            let range = min(one, other)..<max(one, other)
            windows.append(
                (
                    "?start=\(range.lowerBound)&end=\(range.upperBound)",
                    kept.filter { range.contains($0.time) }
                ))
        }
        for (query, entries) in windows {
            let asked = fixture.ask("\(path)/csv\(query)", at: 200_000)
            guard !entries.isEmpty else {
                #expect(asked.status == 404)
                continue
            }
            #expect(asked.body == csv(entries), "seed \(seed), \(query)")
            #expect(
                asked.response.header("OpenSEG-Coverage")?
                    .contains("present=\(entries.count),") == true)
            let json = fixture.ask("\(path)/json\(query)", at: 200_000)
            let readings = try #require(try json.object()["readings"] as? [[String: Any]])
            #expect(readings.compactMap { $0["time"] as? Int64 } == entries.map(\.time))
            let watts = readings.compactMap { ($0["watts"] as? NSNumber)?.doubleValue }
            #expect(watts == entries.map { Double($0.milliwatts) / 1000 })
            let feed = fixture.ask("\(path)/gb\(query)", at: 200_000)
            #expect(
                feed.feedRows == feedRows(entries, divisor: divisor),
                "seed \(seed), \(query), \(feed.aborted ?? "")")
        }
    }
}
