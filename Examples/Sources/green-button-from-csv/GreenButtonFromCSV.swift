import GreenButtonESPI
import Terminal

/// `green-button-from-csv [PERIOD] < rows.csv > feed.xml`: energy per interval as a Green Button feed.
///
/// Rows are `watt-hours,unix-seconds`, whole numbers, oldest first; PERIOD is the length of an
/// interval in seconds, 900 unless given. (`green-button encode` is the full tool.)
@main
struct GreenButtonFromCSV {
    static func main() {
        let arguments = CommandLine.arguments.dropFirst()
        guard let period = UInt32(arguments.first ?? "900"), period > 0, arguments.count <= 1 else {
            Terminal.fail("usage: green-button-from-csv [PERIOD] < rows.csv > feed.xml")
        }
        let rows = readRows()
        do {
            try write(rows, periodSeconds: period)
        } catch {
            Terminal.fail("\(error)", status: 65)
        }
    }

    static func readRows() -> [(wattHours: Int64, startUnixSeconds: Int64)] {
        var rows: [(wattHours: Int64, startUnixSeconds: Int64)] = []
        while let line = readLine() {
            let fields = line.split(separator: ",")
            guard fields.count == 2, let value = Int64(fields[0]), let start = Int64(fields[1])
            else {
                Terminal.fail(
                    "line \(rows.count + 1) is '\(line)'; accepted is watt-hours,unix-seconds",
                    status: 65)
            }
            rows.append((value, start))
        }
        return rows
    }

    static func write(
        _ rows: [(wattHours: Int64, startUnixSeconds: Int64)], periodSeconds: UInt32
    ) throws(ESPIEncodingError) {
        let first = rows.first?.startUnixSeconds ?? 0
        let end = (rows.last?.startUnixSeconds ?? 0) &+ Int64(periodSeconds)
        // Ids come from the namespace and stay the same whenever the feed is made again. Make one
        // random UUID per installation and keep it; a name of one's own does for an example.
        var encoder = FeedEncoder(
            FeedDescription(
                title: "Energy per interval", updatedUnixSeconds: end,
                publishedUnixSeconds: first,
                namespace: ESPIUUID(version5In: .urlNamespace, name: "https://example.org/home")))
        var bytes: [UInt8] = []
        try encoder.begin(into: &bytes)
        if !rows.isEmpty {
            try encoder.beginMeterReading(
                MeterReadingDescription(
                    number: 1, title: "Energy delivered",
                    readingType: .intervalEnergyWattHours(intervalLengthSeconds: periodSeconds)),
                into: &bytes)
            // Groups readings into hours, which keep their ids once they are past.
            var assembler = IntervalBlockAssembler(
                timing: IntervalTiming(
                    nominalIntervalSeconds: periodSeconds, readingSpan: .fixedInterval))
            for (number, row) in rows.enumerated() {
                switch assembler.append(
                    startUnixSeconds: row.startUnixSeconds, value: row.wattHours)
                {
                case .held: break
                case .finished(let block): try encoder.append(block, into: &bytes)
                case .duplicate, .tooLate:
                    Terminal.say("line \(number + 1) left out: it is not later than those before")
                }
                // Written as it grows: the feed never is in memory as a whole.
                if bytes.count > 16_384 { flush(&bytes) }
            }
            if let block = assembler.finish() { try encoder.append(block, into: &bytes) }
            try encoder.endMeterReading(into: &bytes)
        }
        try encoder.end(into: &bytes)
        flush(&bytes)
    }

    static func flush(_ bytes: inout [UInt8]) {
        Terminal.output(bytes)
        bytes.removeAll(keepingCapacity: true)
    }
}
