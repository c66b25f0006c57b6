/// The byte that a journal's sample begins with: what kind it is, and what follows.
struct JournalMarks: OptionSet {
    let rawValue: UInt8

    /// What its time is ahead of its predecessor's follows; else the step is the one before.
    static let step = JournalMarks(rawValue: 1 << 0)
    /// What its receive offset has changed by follows; else it is its predecessor's.
    static let offset = JournalMarks(rawValue: 1 << 1)
    /// A byte of flags follows, and one with 0 or 1 + the cause of the hole before it.
    static let circumstances = JournalMarks(rawValue: 1 << 2)
    /// Values change by whole milliwatts or milliwatt-hours; else by thousands of them.
    static let thousandths = JournalMarks(rawValue: 1 << 3)
    /// The energy delivered was not read, and does not follow.
    static let noDelivered = JournalMarks(rawValue: 1 << 4)
    /// The energy received was not read, and does not follow.
    static let noReceived = JournalMarks(rawValue: 1 << 5)
    /// Its number follows; else it is the one after its predecessor's.
    static let number = JournalMarks(rawValue: 1 << 6)
    /// It is a register sample.
    static let register = JournalMarks(rawValue: 1 << 7)
}
