import MeterAcquisition
import OpenSEGAPI
import Testing

@testable import OpenSEGServer

@Suite("The acquisition's snapshot in the interface's words")
struct GatewayStatusAcquisitionTests {
    @Test("Counters, clock and devices arrive")
    func counters() throws {
        var now = ClockReading(monotonicMilliseconds: 0, unixMilliseconds: 1_795_000_000_000)
        var session = Session(AcquisitionConfiguration(source: .serial(path: "/dev/raven")))
        session.start(at: now)
        session.opened(at: now)
        let meter = "<MeterMacId>0x0013500301020304</MeterMacId>"
        let demand = """
            <InstantaneousDemand>\(meter)<TimeStamp>0x2f1a2b3c</TimeStamp>\
            <Demand>0x0004d2</Demand><Multiplier>0x1</Multiplier><Divisor>0x3e8</Divisor>\
            </InstantaneousDemand>
            """
        let rest = """
            <ConnectionStatus><Status>Connected</Status><LinkStrength>0x48</LinkStrength>\
            </ConnectionStatus><DeviceInfo><DeviceMacId>0x07</DeviceMacId><ModelId>RFA-Z106</ModelId>\
            </DeviceInfo><MeterInfo>\(meter)<MeterType>electric</MeterType></MeterInfo>
            """
        session.receive(Array("noise\(demand)\(demand)\(rest)".utf8), at: now)
        now.monotonicMilliseconds += 60_000
        now.unixMilliseconds += 60_000
        session.advance(to: now)

        let status = GatewayStatus(
            session.snapshot(at: now), source: session.configuration.source)
        let acquisition = try #require(status.acquisition)
        #expect(status.faults.noise == 1)
        #expect(status.linkStrengthPercent == 72)
        #expect(status.polls.lost > 0)
        #expect(
            acquisition.lostPolls.noReply + acquisition.lostPolls.gatewayDown == status.polls.lost)
        #expect(acquisition.unstored.repeated == 1)
        #expect(acquisition.linkStrength.percents == [72])
        #expect(acquisition.linkStrength.startUnixSeconds == 1_794_999_600)
        #expect(acquisition.devices.model == "RFA-Z106")
        #expect(acquisition.devices.meterKind == "electric")
        #expect(acquisition.clock.driftPartsPerMillion == nil)
    }
}
