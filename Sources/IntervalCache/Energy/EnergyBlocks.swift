/// The energy of one stretch of time whose start is a multiple of its length.
public struct EnergyBlock: Sendable, Hashable {
    /// The first second of the block, by the meter's clock, in UTC seconds since 1970.
    public var startUnixSeconds: Int64
    /// The length of the block in seconds.
    public var durationSeconds: Int64
    /// Its energy, and how much of it is covered.
    public var energy: PowerEnergy

    /// A block from its parts.
    public init(startUnixSeconds: Int64, durationSeconds: Int64, energy: PowerEnergy) {
        self.startUnixSeconds = startUnixSeconds
        self.durationSeconds = durationSeconds
        self.energy = energy
    }
}

/// The energy of a range in aligned blocks (900 s: 00:00, 00:15, ...), oldest first.
///
/// A block is given where any of its seconds is covered; each says how many are. Blocks are computed
/// one by one, in O(log n), when they are asked for.
public struct EnergyBlocks: Sequence, IteratorProtocol, Sendable {
    let ring: IntervalRing<DemandSample>
    let period: Int64
    var nextStart: Int64
    let end: Int64

    /// The next block, or nil after the last.
    public mutating func next() -> EnergyBlock? {
        while nextStart < end {
            let start = nextStart
            let energy = ring.powerEnergy(
                startUnixSeconds: start, endUnixSeconds: start &+ period)
            if energy.coveredSeconds > 0 {
                nextStart = start &+ period
                return EnergyBlock(
                    startUnixSeconds: start, durationSeconds: period, energy: energy)
            }
            // Skip what is empty: to the block in which the next sample of any epoch lies.
            guard let time = ring.core.earliestTime(notBefore: start &+ period) else { break }
            nextStart = Swift.max(start &+ period, (time &- 1).roundedDown(toMultipleOf: period))
        }
        nextStart = end
        return nil
    }
}

extension IntervalRing where Sample == DemandSample {
    /// The energy in aligned blocks of `periodSeconds`: those that start in the range.
    ///
    /// - Parameters:
    ///   - periodSeconds: the length of a block, for instance 900 or 3,600.
    ///   - startUnixSeconds: blocks that start before it are left out.
    ///   - endUnixSeconds: blocks that start at it or later are left out.
    /// - Precondition: `periodSeconds` is 1 to 2^31 - 1.
    public func energyBlocks(
        periodSeconds: Int, startUnixSeconds: Int64, endUnixSeconds: Int64
    ) -> EnergyBlocks {
        precondition(1...Int(Int32.max) ~= periodSeconds, "a block must last 1 s to 2^31 - 1 s")
        let period = Int64(periodSeconds)
        let start = RingCore.bounded(startUnixSeconds)
        return EnergyBlocks(
            ring: self, period: period,
            nextStart: (start &+ period &- 1).roundedDown(toMultipleOf: period),
            end: RingCore.bounded(endUnixSeconds))
    }
}

extension RingCore {
    /// The earliest time, in any epoch, that is not before `time`.
    func earliestTime(notBefore time: Int64) -> Int64? {
        consistent {
            visibleWindow(head: $0)
        } _: { window in
            var earliest: Int64?
            forEachEpoch(in: window) { first, last in
                let count = last &- first &+ 1
                let offset = firstOffset(reaching: time, from: first, count: count)
                guard offset < count else { return true }
                let found = stamp(first &+ offset).runningMaximumUnixSeconds
                earliest = min(earliest ?? found, found)
                return true
            }
            return earliest
        }
    }
}

extension Int64 {
    /// The largest multiple of `period` that is not above this number.
    func roundedDown(toMultipleOf period: Int64) -> Int64 {
        let remainder = self % period
        return self &- (remainder < 0 ? remainder &+ period : remainder)
    }
}
