import IntervalCache
import Testing

@Suite struct SampleRangeErrorTests {
    @Test("a refusal is a sentence that names the value and what is accepted")
    func sentences() {
        func text(_ code: SampleRangeError.Code, _ value: Int64) -> String {
            "\(SampleRangeError(code: code, value: value))"
        }
        #expect(
            text(.time, -1) == "time -1 is not accepted; accepted are 0 to 8589934591 s since 1970")
        #expect(
            text(.receiveTime, 1 << 33)
                == "receive time 8589934592 is not accepted; accepted are 0 to 8589934591 s "
                + "since 1970")
        #expect(
            text(.demand, 1 << 41)
                == "demand 2199023255552 mW is not accepted; accepted are -2199023255551 to "
                + "2199023255551 mW")
        #expect(
            text(.received, .max)
                == "register received is not accepted; accepted are 0 to 9223372036854775807 mWh")
    }

    @Test("the limits that are named are those that hold")
    func limits() throws {
        #expect(SampleStamp.timeRange.upperBound - 1 == 8_589_934_591)
        for demand in [-2_199_023_255_551, 2_199_023_255_551] as [Int64] {
            #expect(throws: Never.self) {
                try DemandSample(timeUnixSeconds: 8_589_934_591, demandMilliwatts: demand)
            }
        }
        #expect(throws: Never.self) {
            try RegisterSample(
                timeUnixSeconds: 0, deliveredMilliwattHours: 9_223_372_036_854_775_807,
                receivedMilliwattHours: 9_223_372_036_854_775_807)
        }
    }
}
