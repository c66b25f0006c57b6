/// One child of a fragment as text and as what it means, for tools that show everything.
public struct ReceivedField: Hashable, Sendable {
    /// Name and text. The texts of a repeated child are joined by one blank.
    public var field: FragmentField
    /// What the text means.
    public var meaning: Meaning

    /// What a child's text means, by the notation the reference gives for that child. Nil stands for
    /// "not available" and its kin, and for what could not be read.
    public enum Meaning: Hashable, Sendable {
        /// Text, or a child the vocabulary does not list.
        case text
        /// A number.
        case integer(UInt64?)
        /// A reading in raw units; `scaled` is nil where the scale could not be read.
        case reading(raw: SignedInteger?, scaled: ScaledReading?, hints: DisplayHints?)
        /// A price in raw units; `scaled` is nil where the trailing digits are missing or damaged.
        case price(raw: UInt64?, scaled: ScaledReading?)
        /// An instant.
        case time(ZigBeeUTCTime?)
        /// A flag.
        case flag(Bool?)
        /// The canonical word of an enumeration, or the text where it is not listed.
        case word(String?)
        /// Hexadecimal digits, lower case, without `0x`.
        case hexadecimal(String?)
        /// The same, of a credential.
        case secret(Secret?)
        /// A repeated number.
        case integers([UInt64?])
        /// A repeated address.
        case hexadecimals([String?])
    }

    /// A number of 65 bits: a sign beside 64 bits.
    public struct SignedInteger: Hashable, Sendable, CustomStringConvertible {
        /// Whether it is below zero.
        public var isNegative: Bool
        /// The number without its sign.
        public var magnitude: UInt64

        /// Makes one from its parts.
        public init(isNegative: Bool, magnitude: UInt64) {
            self.isNegative = isNegative
            self.magnitude = magnitude
        }

        /// Decimal digits, with a minus where it is negative.
        public var description: String { (isNegative ? "-" : "") + "\(magnitude)" }
    }

    /// The display hints of the fragment (S2).
    public struct DisplayHints: Hashable, Sendable {
        /// Decimals shown.
        public var digitsRight: UInt8
        /// Least number of digits before the point.
        public var digitsLeft: UInt8?
        /// Whether leading zeros are left out.
        public var suppressLeadingZero: Bool?

        /// Makes them from their parts.
        public init(digitsRight: UInt8, digitsLeft: UInt8?, suppressLeadingZero: Bool?) {
            self.digitsRight = digitsRight
            self.digitsLeft = digitsLeft
            self.suppressLeadingZero = suppressLeadingZero
        }
    }

    /// Makes one from its parts.
    public init(field: FragmentField, meaning: Meaning) {
        self.field = field
        self.meaning = meaning
    }
}
