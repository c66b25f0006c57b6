import RavenKit

/// The electricity meter behind the dongle: a load, a demand and two energy registers.
///
/// The demand is sampled from the load whenever the dongle says it, and by the meter itself when
/// nobody has asked for `holdMilliseconds`. Between two samples it is held, and the registers are
/// the exact integral of that: whoever adds up every demand that was said, each held until the
/// next, arrives at the growth of the registers.
struct SimulatedMeter: Sendable {
    /// The meter's address; another one after the meter was changed.
    var macID: EUI64
    let scale: MeterScale
    let load: LoadCurve
    let exportHours: ExportHours?
    /// Where a recorded curve has its first row.
    let curveStartUnixMilliseconds: Int64
    /// Power that replaces the load while a scenario says so.
    var loadOverrideMilliwatts: Int64?
    /// How long the meter holds a demand by itself; the interval at which the dongle says it.
    var holdMilliseconds: Int64
    var delivered: EnergyRegister
    var received: EnergyRegister
    /// Energy per quarter of an hour, for profile requests.
    var profile = IntervalProfile()
    /// Energy since the start of the billing period and in the one before it.
    var usage: UsagePeriods
    /// The demand held now, in raw units; negative is export.
    private(set) var rawDemand: Int64 = 0
    private var sampledAtUnixMilliseconds: Int64
    private var integratedToUnixMilliseconds: Int64

    init(
        macID: EUI64, scale: MeterScale, load: LoadCurve, exportHours: ExportHours?,
        curveStartUnixMilliseconds: Int64, holdMilliseconds: Int64,
        delivered: EnergyRegister, received: EnergyRegister, originUnixMilliseconds: Int64,
        seed: UInt64
    ) {
        self.macID = macID
        self.scale = scale
        self.load = load
        self.exportHours = exportHours
        self.curveStartUnixMilliseconds = curveStartUnixMilliseconds
        self.holdMilliseconds = holdMilliseconds
        self.delivered = delivered
        self.received = received
        sampledAtUnixMilliseconds = originUnixMilliseconds
        integratedToUnixMilliseconds = originUnixMilliseconds
        usage = UsagePeriods(
            deliveredRaw: delivered.rawCount, receivedRaw: received.rawCount,
            originUnixMilliseconds: originUnixMilliseconds, seed: seed)
        takeSample()
    }

    /// Lets time pass; a time that lies before the last one does nothing.
    mutating func advance(toUnixMilliseconds time: Int64) {
        while time - sampledAtUnixMilliseconds > holdMilliseconds {
            integrate(toUnixMilliseconds: sampledAtUnixMilliseconds + holdMilliseconds)
            sampledAtUnixMilliseconds += holdMilliseconds
            takeSample()
        }
        integrate(toUnixMilliseconds: time)
    }

    /// Takes the demand of this moment, which the dongle is about to say.
    mutating func sampleDemand(atUnixMilliseconds time: Int64) -> Int64 {
        advance(toUnixMilliseconds: time)
        sampledAtUnixMilliseconds = max(time, sampledAtUnixMilliseconds)
        takeSample()
        return rawDemand
    }

    /// Puts both registers at new counts, as a reset or another meter does.
    mutating func setRegisters(deliveredRaw: UInt64, receivedRaw: UInt64) {
        delivered = EnergyRegister(rawCount: deliveredRaw)
        received = EnergyRegister(rawCount: receivedRaw)
        profile.restartInterval(deliveredRaw: deliveredRaw, receivedRaw: receivedRaw)
    }

    private mutating func takeSample() {
        let time = sampledAtUnixMilliseconds
        var milliwatts =
            loadOverrideMilliwatts
            ?? load.milliwatts(
                atUnixMilliseconds: time, startUnixMilliseconds: curveStartUnixMilliseconds)
        if loadOverrideMilliwatts == nil, let exportHours {
            milliwatts -= exportHours.milliwatts(atUnixMilliseconds: time)
        }
        rawDemand = scale.rawDemand(milliwatts: milliwatts)
    }

    private mutating func integrate(toUnixMilliseconds end: Int64) {
        while integratedToUnixMilliseconds < end {
            let boundary = IntervalProfile.endOfInterval(
                afterUnixMilliseconds: integratedToUnixMilliseconds)
            let stop = min(boundary, end)
            let held = stop - integratedToUnixMilliseconds
            if rawDemand >= 0 {
                delivered.add(rawDemand: rawDemand.magnitude, milliseconds: held)
            } else {
                received.add(rawDemand: rawDemand.magnitude, milliseconds: held)
            }
            integratedToUnixMilliseconds = stop
            if stop == boundary {
                profile.close(
                    endUnixMilliseconds: boundary, deliveredRaw: delivered.rawCount,
                    receivedRaw: received.rawCount)
            }
        }
    }
}
