import IntervalCache
import TestSupport
import Testing

@Suite struct RegisterSampleTests {
    @Test("a register sample gives back what was put in, a register that was not read as nil")
    func registerRoundTrip() throws {
        var generator = SeededGenerator(seed: 2)
        let registers: [UInt64?] = [nil, 0, 1, 1 << 58, (1 << 63) - 1]
        for time in SampleEdges.times {
            for delivered in registers {
                for received in registers {
                    let receive = SampleEdges.times.randomElement(using: &generator) ?? 0
                    let sample = try RegisterSample(
                        timeUnixSeconds: time, deliveredMilliwattHours: delivered,
                        receivedMilliwattHours: received, receiveOffsetSeconds: receive - time)
                    #expect(sample.timeUnixSeconds == time)
                    #expect(sample.deliveredMilliwattHours == delivered)
                    #expect(sample.receivedMilliwattHours == received)
                    #expect(sample.receiveTimeUnixSeconds == receive)
                    #expect(RegisterSample(wordPairs: sample.wordPair) == sample)
                }
            }
        }
    }

    @Test("a register that does not fit is refused by name, never cut")
    func refusals() {
        #expect(throws: SampleRangeError(code: .delivered, value: .max)) {
            try RegisterSample(
                timeUnixSeconds: 0, deliveredMilliwattHours: 1 << 63, receivedMilliwattHours: 0)
        }
        #expect(throws: SampleRangeError(code: .received, value: .max)) {
            try RegisterSample(
                timeUnixSeconds: 0, deliveredMilliwattHours: 0, receivedMilliwattHours: .max)
        }
        #expect(throws: SampleRangeError(code: .receiveTime, value: -1)) {
            try RegisterSample(
                timeUnixSeconds: 0, deliveredMilliwattHours: 0, receivedMilliwattHours: 0,
                receiveOffsetSeconds: -1)
        }
    }

    @Test("every pattern of bits decodes: an overtaken reader decodes before it discards")
    func anyPattern() {
        var generator = SeededGenerator(seed: 4)
        for _ in 0..<10_000 {
            let pairs = (0..<4).map { _ in generator.next() }
            let register = RegisterSample(wordPairs: { pairs[$0] })
            #expect(SampleStamp.timeRange.contains(register.timeUnixSeconds))
            #expect((register.deliveredMilliwattHours == nil) == (pairs[1] >> 63 == 0))
            #expect(register.receiveOffsetSeconds.magnitude <= 1 << 33)
        }
    }
}
