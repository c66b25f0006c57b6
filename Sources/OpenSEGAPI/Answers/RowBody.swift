/// A body of so many equal rows with a head and a tail, written in pieces of about 16 KiB.
struct RowBody {
    private let rowCount: Int
    private let writeRow: (Int, inout [UInt8]) -> Void
    private let tail: [UInt8]
    private var head: [UInt8]
    private var nextRow = 0

    init(
        head: [UInt8], rowCount: Int, tail: [UInt8] = [],
        writeRow: @escaping (Int, inout [UInt8]) -> Void
    ) {
        self.head = head
        self.rowCount = rowCount
        self.tail = tail
        self.writeRow = writeRow
    }

    mutating func writeNextPiece(into output: inout [UInt8]) -> APIBodyProgress {
        let limit = output.count + 16_384
        output += head
        head = []
        while nextRow < rowCount, output.count < limit {
            writeRow(nextRow, &output)
            nextRow += 1
        }
        guard nextRow == rowCount else { return .more }
        output += tail
        return .finished
    }
}
