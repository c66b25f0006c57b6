/// The numbers with which a run of the gateway begins.
public struct JournalStart: Sendable, Hashable {
    /// The number of its first demand sample.
    public var nextDemandSequence: UInt64
    /// The number of its first register sample.
    public var nextRegisterSequence: UInt64

    /// A beginning at these numbers, each 1 to 2^63 - 1.
    public init(nextDemandSequence: UInt64, nextRegisterSequence: UInt64) {
        self.nextDemandSequence = nextDemandSequence
        self.nextRegisterSequence = nextRegisterSequence
    }
}
