import IntervalCache
import SEPSimpleMetering
import Terminal

/// `zigbee-to-ring [--snapshot FILE] < frames`: the glue between a ZigBee stack and the ring.
///
/// A stack hands over the payload of an APS frame of cluster 0x0702 in a callback. Here each line
/// stands for one: `unix-seconds hexadecimal-octets`, when it came and what it was. At the end the
/// samples can be kept in a file, which `openseg-cgi` serves.
@main
struct ZigBeeToRing {
    static func main() {
        let arguments = Array(CommandLine.arguments.dropFirst())
        guard arguments.isEmpty || (arguments.count == 2 && arguments[0] == "--snapshot") else {
            Terminal.fail("usage: zigbee-to-ring [--snapshot FILE] < frames")
        }
        let ring = IntervalRing<DemandSample>(capacity: 43_200, nominalIntervalSeconds: 4)
        guard let writer = ring.takeWriter() else { return }
        var meter = MeterFrames(writer)
        while let line = readLine() {
            let fields = line.split(separator: " ")
            guard fields.count == 2, let now = Int64(fields[0]), let octets = octets(fields[1])
            else {
                Terminal.fail("'\(line)'; accepted is unix-seconds and octets in hex", status: 65)
            }
            do {
                try meter.receive(octets, receivedUnixSeconds: now)
            } catch {
                // A damaged frame says so and changes nothing; the next one is its own.
                Terminal.say("\(now): \(error.description)")
            }
        }
        for stored in samples(of: ring) {
            print(
                "\(stored.sequence) \(stored.sample.timeUnixSeconds) "
                    + "\(stored.sample.demandMilliwatts) mW")
        }
        Terminal.flush()
        if arguments.count == 2 { Terminal.replace(arguments[1], with: ring.snapshot()) }
    }

    static func samples(of ring: IntervalRing<DemandSample>) -> [StoredSample<DemandSample>] {
        var cursor = ring.cursor(over: .all)
        var samples: [StoredSample<DemandSample>] = []
        _ = cursor.read(into: &samples, maximumCount: ring.capacity)
        return samples
    }

    static func octets(_ text: Substring) -> [UInt8]? {
        let digits = text.compactMap(\.hexDigitValue)
        guard digits.count == text.count, digits.count % 2 == 0 else { return nil }
        return stride(from: 0, to: digits.count, by: 2).map {
            UInt8(digits[$0] << 4 | digits[$0 + 1])
        }
    }
}
