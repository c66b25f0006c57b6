import Synchronization

/// Bytes that one thread writes and any thread reads, without a lock: a sequence lock over words.
///
/// | word | written by | read by | ordering | pairs with |
/// | --- | --- | --- | --- | --- |
/// | `sequence` made odd | writer, before the words | readers, twice | relaxed, then a releasing fence | the reader's acquiring fence: who sees a new word sees the odd number at its second look |
/// | `words` | writer | readers | relaxed | - |
/// | `sequence` made even | writer, after the words | readers, first look | releasing / acquiring | who sees the even number sees all words of that round |
///
/// The writer never waits for a reader: it stores each word once. A reader that was overtaken while
/// copying copies again. Not for large or hot data: every store copies everything.
@safe final class PublishedBytes: @unchecked Sendable {
    // @unchecked and @safe: `words` is a pointer to atomics, allocated in init, freed in deinit and never
    // changed in between; everything reached through it is atomic.
    private let words: UnsafeMutablePointer<Atomic<UInt64>>
    private let wordCount: Int
    private let sequence = Atomic<UInt64>(0)

    /// Room for `byteCount` bytes, all zero.
    init(byteCount: Int) {
        wordCount = (byteCount + 7) / 8
        unsafe words = .allocate(capacity: wordCount)
        for index in 0..<wordCount {
            unsafe (words + index).initialize(to: Atomic<UInt64>(0))
        }
    }

    deinit {
        unsafe words.deinitialize(count: wordCount)
        unsafe words.deallocate()
    }

    /// Publishes `bytes` (cut to the room there is). Call from one thread only.
    func store(_ bytes: UnsafeRawBufferPointer) {
        let round = sequence.load(ordering: .relaxed)
        sequence.store(round &+ 1, ordering: .relaxed)
        atomicMemoryFence(ordering: .releasing)
        var offset = 0
        var index = 0
        while index < wordCount, offset < bytes.count {
            var word: UInt64 = 0
            if offset + 8 <= bytes.count {
                // Inside the buffer by the line above.
                word = unsafe bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
            } else {
                for position in offset..<bytes.count {
                    word |= unsafe UInt64(bytes[position]) << UInt64(8 * (position - offset))
                }
                word = UInt64(littleEndian: word)
            }
            // `index` is below wordCount, the number of initialised atomics.
            unsafe words[index].store(word, ordering: .relaxed)
            index += 1
            offset += 8
        }
        sequence.store(round &+ 2, ordering: .releasing)
    }

    /// Copies the published words, all of one store. Any thread.
    func load() -> [UInt64] {
        var copy = [UInt64](repeating: 0, count: wordCount)
        while true {
            let before = sequence.load(ordering: .acquiring)
            if before & 1 == 0 {
                for index in 0..<wordCount {
                    copy[index] = unsafe words[index].load(ordering: .relaxed)
                }
                atomicMemoryFence(ordering: .acquiring)
                if sequence.load(ordering: .relaxed) == before { return copy }
            }
            yieldProcessor()
        }
    }
}
