import OpenSEGAPI
import Testing

/// Text in an array, which notices when it is asked for what it was told to give up.
final class TextInArray: TextStore {
    private var bytes: [UInt8] = []
    private var discarded: Int64 = 0
    private(set) var appendCount = 0
    /// So many more calls of `append` find room.
    var roomCount = Int.max

    func append(_ text: [UInt8]) -> Bool {
        appendCount += 1
        guard roomCount > 0 else { return false }
        roomCount -= 1
        bytes += text
        return true
    }

    func discard(before position: Int64) {
        #expect(position >= discarded && position <= bytes.count)
        discarded = position
    }

    func read(_ range: Range<Int64>, into output: inout [UInt8]) -> Bool {
        #expect(range.lowerBound >= discarded && range.upperBound <= bytes.count)
        output += bytes[Int(range.lowerBound)..<Int(range.upperBound)]
        return true
    }

    var keptByteCount: Int { bytes.count - Int(discarded) }
}
