/// Room for text that only grows at its end and is given up at its beginning.
///
/// A position counts bytes from the first one that was ever appended, so no position ever means two
/// texts. Confined to one thread; no call waits.
public protocol TextStore: AnyObject {
    /// Appends at the end. False when there is no room: then nothing was appended.
    func append(_ text: [UInt8]) -> Bool

    /// Gives up text that lies before `position`, at once or later. It is not asked for any more.
    func discard(before position: Int64)

    /// Appends the text of `range`, which was appended and not discarded, to `output`. False when it
    /// can not be read; `output` is then as it was.
    func read(_ range: Range<Int64>, into output: inout [UInt8]) -> Bool
}
