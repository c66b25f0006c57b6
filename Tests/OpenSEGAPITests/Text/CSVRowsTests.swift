import IntervalCache
import Testing

@testable import OpenSEGAPI

@Suite("CSV rows")
struct CSVRowsTests {
    @Test("Every number of watts has the text that the plain way of writing gives")
    func watts() throws {
        let ring = IntervalRing<DemandSample>(capacity: 8192, nominalIntervalSeconds: 1)
        guard var writer = ring.takeWriter() else {
            Issue.record("the writer of a new ring is taken")
            return
        }
        let odd: [Int64] = [
            1, -1, 999, 1001, 500_500, 99_999_000, 123_456_789_000, 12_345_678_901,
        ]
        let values = (0...10_050).flatMap { [Int64($0) * 1000, Int64($0) * -1000] } + odd
        var expected = ""
        var written: [UInt8] = []
        var rows = CSVRows()
        for (index, part) in stride(from: 0, to: values.count, by: 4096).enumerated() {
            for (place, value) in values[part..<min(part + 4096, values.count)].enumerated() {
                let time = APIFixture.base + Int64(index * 4096 + place)
                writer.append(try DemandSample(timeUnixSeconds: time, demandMilliwatts: value))
                expected += DecimalText.thousandths(value) + ",\(time)\r\n"
            }
            var cursor = ring.cursor(
                over: .since(sequence: UInt64(index * 4096)))
            var batch: [StoredSample<DemandSample>] = []
            while cursor.read(into: &batch, maximumCount: 768) > 0 {
                rows.append(batch, .demand, to: &written)
            }
        }
        #expect(String(decoding: written, as: UTF8.self) == expected)
    }
}
