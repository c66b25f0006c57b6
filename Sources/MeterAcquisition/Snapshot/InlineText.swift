/// A short UTF-8 text stored in place, so that a value holding it can be copied word by word.
///
/// Longer text is cut at a character's boundary.
struct InlineText<let capacity: Int>: BitwiseCopyable, Sendable {
    private var bytes = InlineArray<capacity, UInt8>(repeating: 0)
    private var count = 0

    /// The empty text.
    init() {}

    /// The longest beginning of `text` that fits, whole characters only.
    init(_ text: String) {
        for character in text {
            let encoded = character.utf8
            guard count + encoded.count <= capacity else { return }
            for byte in encoded {
                bytes[count] = byte
                count += 1
            }
        }
    }

    /// The text as a string.
    var string: String {
        var copied: [UInt8] = []
        copied.reserveCapacity(count)
        for index in 0..<min(count, capacity) { copied.append(bytes[index]) }
        return String(decoding: copied, as: UTF8.self)
    }

    /// Whether there is no text.
    var isEmpty: Bool { count == 0 }
}
