import RavenKit

/// Which meter is read when the dongle knows several: the configured one, else the one heard first,
/// until it has been silent for long while another one talks (the old house's meter that still stands
/// first in the dongle's list).
///
/// A dongle that is bound to one meter and twice in a row brings a reading with another address has
/// been bound to a new meter, and is followed at once; once only could be a garbled address.
struct MeterChoice: Sendable {
    /// The configured address; nothing else is read when there is one.
    let configured: EUI64?
    /// Addresses in the dongle's list, in its order.
    private(set) var listed: [EUI64] = []
    /// The meter that is read; nil until one was heard.
    private(set) var chosen: EUI64?
    /// A meter that was heard or listed though another one is configured.
    private(set) var otherHeard: EUI64?

    private var notElectric: Set<EUI64> = []
    private var lastHeard: Int64 = 0
    /// Another address that was heard last, with nothing of the chosen meter since.
    private var candidate: EUI64?
    /// The meter read before the last change; it is not returned to without patience.
    private var former: EUI64?
    private let patience: Int64

    /// A dongle with more meters than this is not believed; the rest of the list is ignored.
    static let listLimit = 8

    init(configured: EUI64?, patienceMilliseconds: Int64) {
        self.configured = configured
        chosen = configured
        patience = patienceMilliseconds
    }

    /// Takes over the dongle's list.
    mutating func list(_ meters: [EUI64]) {
        listed = Array(meters.filter { $0.rawValue != 0 }.prefix(Self.listLimit))
        if let configured, !listed.isEmpty, !listed.contains(configured) {
            otherHeard = listed.first
        }
    }

    /// The dongle says it is joined to this meter; a preference until one is heard.
    mutating func joined(_ meter: EUI64?) {
        guard let meter, meter.rawValue != 0 else { return }
        if configured != nil {
            otherHeard = meter == configured ? nil : meter
        } else if chosen == nil {
            chosen = meter
            lastHeard = .min / 2
        }
    }

    /// The meter measures something else than electricity.
    mutating func markNotElectric(_ meter: EUI64?) {
        guard let meter, meter != configured, notElectric.count < Self.listLimit else { return }
        notElectric.insert(meter)
        if chosen == meter { chosen = nil }
    }

    /// Whether a reading with this address is the chosen meter's; makes the choice where none is made.
    /// A missing or zero address means the chosen meter.
    mutating func accepts(_ meter: EUI64?, atMilliseconds now: Int64) -> Bool {
        guard let meter, meter.rawValue != 0 else {
            lastHeard = now
            return true
        }
        if meter == chosen {
            lastHeard = now
            candidate = nil
            otherHeard = nil
            return true
        }
        guard configured == nil else {
            otherHeard = meter
            return false
        }
        let isNewBinding = listed.count <= 1 && candidate == meter && former != meter
        candidate = meter
        guard !notElectric.contains(meter),
            chosen == nil || isNewBinding || now - lastHeard > patience
        else { return false }
        candidate = nil
        former = chosen
        chosen = meter
        lastHeard = now
        return true
    }

    /// The addresses to put into commands: none needed for a single meter (nil), else each that may
    /// come to be chosen.
    var addressees: [EUI64?] {
        if let configured { return [configured] }
        guard listed.count > 1 else { return [nil] }
        return listed.filter { !notElectric.contains($0) }
    }

    /// The address for a question about the chosen meter.
    var addressee: EUI64? {
        configured ?? (listed.count > 1 ? chosen : nil)
    }
}
