import GreenButtonESPI
import Terminal

/// `green-button encode`: rows in, feed out.
struct EncodeCommand {
    enum Stream: String, CaseIterable {
        case demand, register, energy

        var title: String {
            switch self {
            case .demand: "Instantaneous demand (W)"
            case .register: "Register, energy delivered (Wh)"
            case .energy: "Interval energy (Wh)"
            }
        }

        /// The period where neither the user nor the rows tell it.
        var defaultPeriodSeconds: UInt32 { self == .energy ? 900 : 4 }
    }

    /// Up to a year: the end of a reading of the last year that rows may have can still be written.
    private static let acceptedPeriodSeconds: ClosedRange<UInt32> = 1...31_536_000

    private let stream: Stream
    private let givenPeriodSeconds: UInt32?
    private let title: String
    private let style: FeedStyle

    init(_ arguments: ArraySlice<String>) throws(CommandFailure) {
        let options = try Options(
            arguments, named: ["--stream", "--period", "--title", "--style"])
        if let operand = options.operands.first {
            throw CommandFailure(.usage, "rows are read from standard input, not from '\(operand)'")
        }
        let streamName = options["--stream"] ?? "demand"
        guard let stream = Stream(rawValue: streamName) else {
            throw CommandFailure(
                .usage, "no stream '\(streamName)'; accepted are demand, register and energy")
        }
        self.stream = stream
        if let text = options["--period"] {
            let accepted = Self.acceptedPeriodSeconds
            guard let seconds = UInt32(text), accepted.contains(seconds) else {
                throw CommandFailure(
                    .usage,
                    "--period '\(text)' is not accepted; accepted are whole seconds from "
                        + "\(accepted.lowerBound) to \(accepted.upperBound), a year")
            }
            givenPeriodSeconds = seconds
        } else {
            givenPeriodSeconds = nil
        }
        switch options["--style"] {
        case nil, "default": style = .defaultNamespace
        case "prefix": style = .prefixed
        case let other?:
            throw CommandFailure(.usage, "no style '\(other)'; accepted are default and prefix")
        }
        title = options["--title"] ?? stream.title
    }

    func run() throws(CommandFailure) {
        let input = try Rows.reading()
        for line in input.repeatedLines {
            Terminal.say("line \(line) left out: an earlier line has the same second")
        }
        let period =
            givenPeriodSeconds
            ?? input.commonDistanceSeconds.map {
                UInt32(min($0, Int64(Self.acceptedPeriodSeconds.upperBound)))
            } ?? stream.defaultPeriodSeconds
        let multiplier = try input.multiplier()
        do throws(ESPIEncodingError) {
            try write(input.rows, period: period, multiplier: multiplier)
        } catch {
            throw CommandFailure(.dataError, error.description)
        }
        StandardOutput.flush()
    }

    private func write(
        _ rows: [Rows.Row], period: UInt32, multiplier: UnitMultiplier
    ) throws(ESPIEncodingError) {
        let power = Int(multiplier.rawValue)
        let timing = IntervalTiming(
            nominalIntervalSeconds: period,
            readingSpan: stream == .energy ? .fixedInterval : .untilNextReading)
        let firstTime = rows.first?.timeUnixSeconds ?? 0
        let lastTime = rows.last?.timeUnixSeconds ?? 0
        var encoder = FeedEncoder(
            FeedDescription(
                title: title,
                updatedUnixSeconds: rows.isEmpty ? 0 : lastTime + Int64(period),
                publishedUnixSeconds: firstTime,
                namespace: ESPIUUID(
                    version5In: .urlNamespace,
                    name: "green-button:\(stream.rawValue):\(period):\(title)")),
            style: style)
        var bytes: [UInt8] = []
        try encoder.begin(into: &bytes)
        if !rows.isEmpty {
            let hasExport = rows.contains { $0.value.significand < 0 }
            try encoder.beginMeterReading(
                meterReading(period: period, multiplier: multiplier, hasExport: hasExport),
                into: &bytes)
            var assembler = IntervalBlockAssembler(timing: timing)
            for row in rows {
                let outcome = assembler.append(
                    startUnixSeconds: row.timeUnixSeconds,
                    value: row.value.value(inUnitsOfTenTo: power) ?? 0)
                guard case .finished(let block) = outcome else { continue }
                try encoder.append(block, into: &bytes)
                StandardOutput.write(&bytes)
            }
            if let block = assembler.finish() { try encoder.append(block, into: &bytes) }
            try encoder.endMeterReading(into: &bytes)
        }
        try encoder.end(into: &bytes)
        StandardOutput.write(&bytes)
    }

    private func meterReading(
        period: UInt32, multiplier: UnitMultiplier, hasExport: Bool
    ) -> MeterReadingDescription {
        switch stream {
        case .demand:
            MeterReadingDescription(
                number: 1, title: stream.title,
                readingType: .demandWatts(
                    intervalLengthSeconds: period, flowDirection: hasExport ? .net : .forward,
                    multiplier: multiplier))
        case .register:
            MeterReadingDescription(
                number: 2, title: stream.title,
                readingType: .deliveredWattHoursRegister(
                    intervalLengthSeconds: period, multiplier: multiplier))
        case .energy:
            MeterReadingDescription(
                number: 3, title: stream.title,
                readingType: .intervalEnergyWattHours(
                    intervalLengthSeconds: period, flowDirection: hasExport ? .net : .forward,
                    multiplier: multiplier))
        }
    }
}
