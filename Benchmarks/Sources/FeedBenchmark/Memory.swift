import CAllocationCount
import Foundation
import GreenButtonESPI

/// 1,112 hours are 1,000,800 readings.
func measureMemory(_ direction: String) throws {
    let before = residentBytes()
    var most = before
    var bytes: [UInt8] = []
    var total = 0
    var decoder = FeedDecoder()
    var readings = 0
    var failure: (any Error)?
    let allocationsBefore = allocation_count()
    try Feed.write(blockCount: 1112, into: &bytes) { piece in
        total += piece.count
        if direction == "decode", failure == nil {
            do {
                decoder.receive(piece)
                while let event = try decoder.nextEvent() {
                    if case .reading = event { readings += 1 }
                }
            } catch { failure = error }
        }
        piece.removeAll(keepingCapacity: true)
        most = max(most, residentBytes())
    }
    if let failure { throw failure }
    print(
        "\(direction): \(total) bytes in pieces of one hour; resident memory grew by "
            + "\((most - before) / 1024) KiB, "
            + "\(allocation_count() - allocationsBefore) allocations for 1,112 blocks"
            + (readings > 0 ? ", \(readings) readings" : ""))
}

func residentBytes() -> Int {
    let statm = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8)) ?? ""
    return (statm.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0) * 4096
}
