/// How many samples of each series some records hold.
struct JournalSampleCounts: Sendable, Hashable, BitwiseCopyable {
    var demand: UInt64 = 0
    var register: UInt64 = 0

    var total: UInt64 { demand + register }

    static func + (left: Self, right: Self) -> Self {
        Self(demand: left.demand + right.demand, register: left.register + right.register)
    }
}
