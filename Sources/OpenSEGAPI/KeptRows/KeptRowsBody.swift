/// A CSV answer whose text is kept (``KeptRows``): a range of it, of known length.
///
/// As any stream it can be pulled piece by piece. A server that can send from its store directly takes
/// ``nextRange()`` instead and says with ``advance(by:)`` how far it came. Either way the answer is
/// broken off once its text has been given up: it never goes on with other rows.
public final class KeptRowsBody: APIBodyStream {
    private let rows: KeptRows
    private var rest: Range<Int64>

    /// Where the text is.
    public var store: any TextStore { rows.store }
    /// How much of the body is not sent yet; at first the length of the body.
    public var byteCount: Int { rest.count }

    init(_ rows: KeptRows, text: Range<Int64>) {
        self.rows = rows
        rest = text
    }

    /// What is to be sent, as positions in ``store``; empty at the end, nil when it has been given up.
    public func nextRange() -> Range<Int64>? {
        rest.lowerBound >= rows.text.lowerBound ? rest : nil
    }

    /// So many bytes of the range are sent.
    public func advance(by count: Int) {
        rest = rest.lowerBound + Int64(count)..<rest.upperBound
    }

    /// Appends the next piece, at most 16 KiB.
    public func writeNextPiece(into output: inout [UInt8]) -> APIBodyProgress {
        let count = min(byteCount, 16_384)
        guard let range = nextRange(),
            store.read(range.lowerBound..<range.lowerBound + Int64(count), into: &output)
        else { return .aborted(reason: Self.overtaken) }
        advance(by: count)
        return byteCount > 0 ? .more : .finished
    }

    /// The sentence for the log when the answer must be broken off.
    public static let overtaken =
        "a CSV answer was broken off: its reader was slower than the cache turns over"
}
