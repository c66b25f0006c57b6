/// Bytes that usually stand between two values: an end tag, a line end and a start tag.
///
/// The bytes themselves lie as words in ``RavenVocabulary``, because comparing eight at a time is what
/// makes decoding fast; zeros fill the last word.
struct RavenSeam: Sendable {
    /// Where its words begin.
    var wordStart: UInt16
    /// How many bytes it has.
    var byteCount: UInt8
}
