import RavenKit

/// What the dongle keeps about its meters, for those that a list of meters may hold. The upload
/// account and password that may stand beside it are secrets and are not kept.
struct MeterDescriptions: Sendable {
    /// One meter's.
    struct Entry: Sendable, BitwiseCopyable {
        /// Nil where the dongle left it out: the only meter.
        var meter: UInt64?
        var kind = InlineText<16>()
        var nickName = InlineText<32>()
    }

    private var entries: [Entry] = []

    mutating func take(_ info: MeterInfo) {
        let entry = Entry(
            meter: info.meterMacID?.rawValue, kind: InlineText(info.meterType.word ?? ""),
            nickName: InlineText(info.nickName ?? ""))
        entries.removeAll { $0.meter == entry.meter }
        if entries.count == MeterChoice.listLimit { entries.removeFirst() }
        entries.append(entry)
    }

    /// What is known of this meter: its own entry, else that of the only meter without an address.
    func entry(of meter: EUI64?) -> Entry {
        entries.last { $0.meter == meter?.rawValue && meter != nil }
            ?? entries.last { $0.meter == nil } ?? Entry()
    }
}
