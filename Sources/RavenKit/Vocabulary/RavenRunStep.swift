/// What a run needs to know about a child: how its value reads and what usually follows.
struct RavenRunStep: Sendable {
    /// How a value looks that a run takes.
    enum Form: UInt8 {
        /// Not taken: texts, words and lists.
        case other
        /// `Y` or `N`.
        case flag
        /// `0x` and hexadecimal digits.
        case number
    }

    /// The child itself.
    var field: RavenFieldName
    /// How its text is read.
    var kind: RavenFieldKind
    /// How it looks.
    var form: Form
    /// Whether the root ends behind it.
    var isLast: Bool
    /// What follows the value: the end tag, a line end and the next start tag or the root's end.
    var seam: RavenSeam
    /// How many bytes the start tag has.
    var tagByteCount: Int
    /// The set that holds only this child.
    var set: RavenFieldSet

    init(_ field: RavenFieldName, isLast: Bool, seam: RavenSeam) {
        self.field = field
        kind = field.kind
        form = kind == .flag ? .flag : kind.isNumber ? .number : .other
        self.isLast = isLast
        self.seam = seam
        tagByteCount = field.name.utf8.count &+ 2
        set = RavenFieldSet()
        set.insert(field)
    }
}
