import IntervalCache
import Terminal

/// `p1-to-ring [FILE]`: another kind of meter into the same rings. The P1 port of Dutch and Belgian
/// meters sends a telegram by itself every one or ten seconds.
@main
struct P1ToRing {
    static func main() {
        let arguments = CommandLine.arguments.dropFirst()
        guard arguments.count <= 1, arguments.first != "--help" else {
            Terminal.fail("usage: p1-to-ring [FILE]")
        }
        // Two days at one telegram a second.
        let demand = IntervalRing<DemandSample>(capacity: 172_800, nominalIntervalSeconds: 1)
        let register = IntervalRing<RegisterSample>(capacity: 172_800, nominalIntervalSeconds: 1)
        guard var demandWriter = demand.takeWriter(), var registerWriter = register.takeWriter()
        else { return }
        let input = Terminal.openForReading(arguments.first ?? "-")
        var framer = P1Framer()
        var bytes: [UInt8] = []
        while Terminal.readPiece(input, into: &bytes) {
            for byte in bytes {
                guard let frame = framer.receive(byte) else { continue }
                guard let telegram = P1Telegram(frame) else {
                    Terminal.say("a telegram was damaged and left out")
                    continue
                }
                guard let samples = samples(of: telegram) else {
                    Terminal.say("a telegram without time or power was left out")
                    continue
                }
                demandWriter.append(samples.power)
                registerWriter.append(samples.energy)
            }
        }
        show(demand, register)
    }

    static func samples(
        of telegram: P1Telegram
    ) -> (power: DemandSample, energy: RegisterSample)? {
        guard let time = telegram.timeUnixSeconds,
            let taken = telegram.millis(["1.7.0"], unit: "kW"),
            let given = telegram.millis(["2.7.0"], unit: "kW"),
            let power = try? DemandSample(timeUnixSeconds: time, demandMilliwatts: taken - given),
            let energy = try? RegisterSample(
                timeUnixSeconds: time,
                deliveredMilliwattHours: register(telegram, 1),
                receivedMilliwattHours: register(telegram, 2))
        else { return nil }
        return (power, energy)
    }

    /// Two tariffs, or one register for both.
    static func register(_ telegram: P1Telegram, _ direction: Int) -> UInt64? {
        telegram.millis((0...2).map { "\(direction).8.\($0)" }, unit: "kWh").map { UInt64($0) }
    }

    /// What OpenSEGAPI would serve from here on: see openseg-cgi.
    static func show(
        _ demand: IntervalRing<DemandSample>, _ register: IntervalRing<RegisterSample>
    ) {
        let report = demand.report(over: .all)
        print("\(report.presentCount) of \(report.expectedCount) readings")
        if let power = demand.newest?.sample {
            print("\(power.timeUnixSeconds) \(power.demandMilliwatts) mW")
        }
        if let energy = register.newest?.sample {
            print(
                "\(energy.timeUnixSeconds) \(energy.deliveredMilliwattHours ?? 0) mWh delivered, "
                    + "\(energy.receivedMilliwattHours ?? 0) mWh received")
        }
        Terminal.flush()
    }
}
