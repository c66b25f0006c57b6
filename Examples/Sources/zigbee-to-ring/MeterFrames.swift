import IntervalCache
import SEPSimpleMetering
import Terminal

/// Frames of the Simple Metering cluster in, samples in the ring out.
struct MeterFrames: ~Copyable {
    private var writer: IntervalRingWriter<DemandSample>
    private var multiplier: UInt32?
    private var divisor: UInt32?

    init(_ writer: consuming IntervalRingWriter<DemandSample>) {
        self.writer = writer
    }

    /// To be called with each frame, whatever is in it: reports and answers to reads look alike.
    mutating func receive(
        _ frame: [UInt8], receivedUnixSeconds: Int64
    ) throws(ZCLDecodingError) {
        let header = try ZCLHeader(decoding: frame.span)
        // A manufacturer's attributes have the standard's numbers and other meanings.
        guard header.manufacturerCode == nil,
            var records = ZCLAttributeRecordCursor(header)
        else { return }
        var raw: Int64?
        // Walks over the frame where it lies; nothing is allocated.
        while let record = try records.next(in: frame.span) {
            guard let value = record.scalar.integer else { continue }  // "no value" is no number
            switch record.attribute {
            case .multiplier: multiplier = UInt32(exactly: value)
            case .divisor: divisor = UInt32(exactly: value)
            case .instantaneousDemand: raw = value
            default: break
            }
        }
        if let raw { append(raw, receivedUnixSeconds) }
    }

    private mutating func append(_ raw: Int64, _ receivedUnixSeconds: Int64) {
        // Until the scale is known a reading means nothing: ask the meter for it first.
        guard multiplier != nil || divisor != nil else {
            Terminal.say("\(receivedUnixSeconds): left out, no multiplier or divisor yet")
            return
        }
        let scale = MeteringScale(multiplier: multiplier, divisor: divisor)
        // Demand counts kilowatts: 10^-6 of one is a milliwatt.
        guard let power = try? scale.fixedPoint(raw, powerOfTen: -6),
            let milliwatts = Int64(exactly: power.value),
            let sample = try? DemandSample(
                timeUnixSeconds: receivedUnixSeconds, demandMilliwatts: milliwatts,
                // A report carries no time of its own; what is assumed is marked.
                flags: power.isExact ? .estimatedTime : [.estimatedTime, .rounded])
        else {
            Terminal.say("\(receivedUnixSeconds): left out, out of any range")
            return
        }
        if case .duplicate = writer.append(sample) {
            Terminal.say("\(receivedUnixSeconds): the same reading again")
        }
    }
}
