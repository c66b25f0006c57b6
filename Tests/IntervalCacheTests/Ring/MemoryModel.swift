/// The C++ memory model for one writer that only stores and a reader that only loads, small enough
/// to try every execution.
///
/// It is the view machine of the model's fragment without read-modify-writes (RC11, where no load
/// depends on a store to come): every location keeps all values ever stored in it, and a load may
/// return **any** of them that the reader is not yet known to have got past. So stores become
/// visible in any order, and loads happen in any order, but for what these rules forbid:
///
/// - a thread never goes back within one location (coherence)
/// - a releasing store carries all that its thread did before it, and so does a relaxed store that
///   comes after a releasing fence, for what was done before the fence
/// - an acquiring load takes up what the store it reads from carries at once; a relaxed load keeps
///   it until the next acquiring fence
///
/// As the writer never loads, the reader loses no execution by running after it.
struct MemoryModel {
    enum StoreOrder { case relaxed, releasing }
    enum LoadOrder { case relaxed, acquiring }

    /// What a thread (or a store) is known to have got to: an index into each location's history.
    typealias View = [Int]

    private struct Message {
        var value: Int
        var carried: View
    }

    private var histories: [[Message]]
    private var writerView: View
    private var fencedView: View

    /// All locations hold 0.
    init(locationCount: Int) {
        let start = View(repeating: 0, count: locationCount)
        histories = start.map { _ in [Message(value: 0, carried: start)] }
        writerView = start
        fencedView = start
    }

    // MARK: The writer

    mutating func fenceReleasing() { fencedView = writerView }

    mutating func store(_ value: Int, to location: Int, _ order: StoreOrder) {
        writerView[location] = histories[location].count
        var carried = order == .releasing ? writerView : fencedView
        carried[location] = writerView[location]
        histories[location].append(Message(value: value, carried: carried))
    }

    // MARK: The reader

    struct Reader {
        fileprivate var view: View
        fileprivate var pending: View
    }

    func reader() -> Reader {
        let start = View(repeating: 0, count: histories.count)
        return Reader(view: start, pending: start)
    }

    func fenceAcquiring(_ reader: inout Reader) {
        reader.view = Self.join(reader.view, reader.pending)
    }

    /// Every value that the load may return, and the reader after each.
    func loads(
        _ location: Int, _ order: LoadOrder, _ reader: Reader
    ) -> [(value: Int, reader: Reader)] {
        histories[location].indices.dropFirst(reader.view[location]).map { index in
            let message = histories[location][index]
            var after = reader
            after.view[location] = index
            after.pending = Self.join(after.pending, message.carried)
            if order == .acquiring { after.view = Self.join(after.view, message.carried) }
            return (message.value, after)
        }
    }

    private static func join(_ one: View, _ other: View) -> View {
        zip(one, other).map { max($0, $1) }
    }
}
