import Foundation
import Testing

/// Planted faults that AddressSanitizer must report. `scripts/check-memory`, which runs tests with it,
/// runs these too, one at a time, and fails where a report does not come: its silence about the other
/// tests means something then.
@Suite struct MemoryControlTests {
    static let planted = ProcessInfo.processInfo.environment["OPENSEG_MEMORY_CONTROL"]

    @Test("control: a byte behind an allocation is read", .enabled(if: planted == "overrun"))
    func overrun() {
        let room = UnsafeMutablePointer<UInt8>.allocate(capacity: 16)
        defer { room.deallocate() }
        room.initialize(repeating: 0, count: 16)
        #expect((0...16).reduce(0) { $0 + Int(room[$1]) } >= 0)
    }

    @Test("control: memory is never given back", .enabled(if: planted == "leak"))
    func leak() {
        // Many, because an address may stand in a register by chance.
        for count in 1...100 {
            UnsafeMutablePointer<UInt8>.allocate(capacity: 1_000 + count).initialize(to: 0)
        }
    }
}
