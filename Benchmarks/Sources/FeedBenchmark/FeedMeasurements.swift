import BenchmarkSupport
import CXMLRivals
import Foundation
import GreenButtonESPI

/// One feed, written and read by all contenders; each result is checked.
struct FeedMeasurements {
    private let feed: [UInt8]
    private let pieces: [[UInt8]]
    private let expected: Feed.Sums

    init() throws {
        var feed: [UInt8] = []
        try Feed.write(blockCount: 48, into: &feed)
        self.feed = feed
        pieces = stride(from: 0, to: feed.count, by: 65_536).map {
            Array(feed[$0..<min(feed.count, $0 + 65_536)])
        }
        expected = try Feed.sums(of: pieces, mode: .strict)
        precondition(expected.readings == 43_200)
    }

    func measureEncoding(_ benchmark: Benchmark) {
        var buffer: [UInt8] = []
        buffer.reserveCapacity(feed.count + 1024)
        var copy = [UInt8](repeating: 0, count: feed.count)
        benchmark.measure(
            "encode 43,200 readings, per reading",
            [
                Contender("FeedEncoder", isOurs: true, operations: 43_200) {
                    buffer.removeAll(keepingCapacity: true)
                    guard (try? Feed.write(blockCount: 48, into: &buffer)) != nil,
                        buffer.count == feed.count
                    else { fatalError("another feed") }
                },
                Contender("libxml2 xmlTextWriter", operations: 43_200) {
                    let count = xml_rival_write(
                        Feed.firstStart, 48, Int32(Feed.readingsPerBlock))
                    precondition(abs(Int(count) - feed.count) < feed.count / 50)
                },
                Contender("memcpy of the finished feed", operations: 43_200) {
                    copy.withUnsafeMutableBufferPointer { destination in
                        feed.withUnsafeBufferPointer { source in
                            guard let to = destination.baseAddress, let from = source.baseAddress
                            else {
                                return
                            }
                            memcpyBytes(to, from, source.count)
                        }
                    }
                    consume(copy[feed.count - 1])
                },
            ])
    }

    func measureDecoding(_ benchmark: Benchmark) {
        let data = Data(feed)
        func contender(_ name: String, _ mode: DecodingMode) -> Contender {
            Contender(name, isOurs: true, operations: 43_200) {
                precondition((try? Feed.sums(of: pieces, mode: mode)) == expected)
            }
        }
        benchmark.measure(
            "decode 43,200 readings, per reading",
            [
                contender("FeedDecoder, strict", .strict),
                contender("FeedDecoder, lenient", .lenient),
                Contender("libxml2 SAX2", operations: 43_200) {
                    var sums = xml_rival_sums()
                    let status = feed.withUnsafeBufferPointer { bytes in
                        bytes.withMemoryRebound(to: CChar.self) {
                            xml_rival_read($0.baseAddress, $0.count, 65_536, &sums)
                        }
                    }
                    precondition(status == 0 && sums.value_sum == expected.values)
                    precondition(sums.start_sum == expected.starts)
                },
                Contender("FoundationXML XMLParser", operations: 43_200) {
                    precondition(FoundationReader.sums(of: data) == expected)
                },
            ])
    }
}
