/// A fragment together with where it stood and what its typed form does not hold.
public struct ReceivedFragment: Hashable, Sendable {
    /// Where its start tag begins, in bytes since the decoder was made.
    public var offset: UInt64
    /// The typed form.
    public var fragment: RavenFragment
    /// Children the vocabulary does not list for this fragment, in the order received (D7). Empty
    /// for ``RavenFragment/unknown(_:)``, which holds all its children itself.
    public var unknownFields: [FragmentField]
    /// How many faults inside this fragment follow as events of their own.
    public var faultCount: Int
    /// Whether the multiplier or divisor was there but could not be read. A reading without them
    /// could be wrong by a factor of a thousand: it must not be scaled.
    public var isScaleDamaged: Bool
    /// All children with text and meaning, in the order received; filled only by a decoder made
    /// with `retainsFieldText: true`.
    public var fields: [ReceivedField]

    /// Makes one from its parts.
    public init(
        offset: UInt64, fragment: RavenFragment, unknownFields: [FragmentField] = [],
        faultCount: Int = 0, isScaleDamaged: Bool = false, fields: [ReceivedField] = []
    ) {
        self.offset = offset
        self.fragment = fragment
        self.unknownFields = unknownFields
        self.faultCount = faultCount
        self.isScaleDamaged = isScaleDamaged
        self.fields = fields
    }
}
