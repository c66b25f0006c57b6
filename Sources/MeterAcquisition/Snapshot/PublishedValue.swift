/// A value that one thread publishes and any thread reads, without a lock (see `PublishedBytes`).
///
/// The value is copied as plain words, which is why it must be bitwise copyable.
struct PublishedValue<Value: BitwiseCopyable & Sendable>: Sendable {
    private let bytes = PublishedBytes(byteCount: MemoryLayout<Value>.size)

    /// Publishes a first value.
    init(_ value: Value) {
        store(value)
    }

    /// Publishes `value`. Call from one thread only; costs one store per eight bytes.
    func store(_ value: Value) {
        // The bytes of a bitwise copyable value are its whole meaning.
        unsafe withUnsafeBytes(of: value) { unsafe bytes.store($0) }
    }

    /// The value published last. Any thread; never delays the publisher.
    func load() -> Value {
        let words = bytes.load()
        // The words are one whole store of a `Value` (the sequence lock checked it), so the bits are
        // those of a valid one; the array is at least as long as the value.
        return unsafe words.withUnsafeBytes { unsafe $0.loadUnaligned(as: Value.self) }
    }
}
