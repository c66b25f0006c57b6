import RavenKit
import Testing

@testable import RavenSimulator

@Suite struct SimulatedDongleAnswersTests {
    @Test func fragmentsHaveTheLinesThatDevicesSend() throws {
        var host = try SimulatedHost()
        host.say("get_meter_list", wait: 0)
        let dongle = host.dongle
        #expect(
            host.takeText() == """
                <MeterList>\r
                  <DeviceMacId>\(dongle.macID)</DeviceMacId>\r
                  <MeterMacId>\(dongle.meters[0].meter.macID)</MeterMacId>\r
                </MeterList>\r

                """)
    }

    @Test func theMeterAddressIsMissingBeforeJoining() throws {
        var host = try SimulatedHost(isReady: false)
        host.connect()
        host.advance(milliseconds: 250)
        #expect(!host.takeText().contains("MeterMacId"))
        host.advance(milliseconds: 750)
        #expect(host.takeText().contains("MeterMacId"))
    }

    @Test func theModelsDiffer() throws {
        var host = try SimulatedHost(["model": "emu2"])
        #expect(host.dongle.deviceInfo.modelId == "Z105-2-EMU2-LEDD_JM")
        host.say("get_device_info", wait: 0)
        #expect(host.takeFragments() == [.deviceInfo(host.dongle.deviceInfo)])
        #expect(try SimulatedHost().dongle.deviceInfo.modelId == "RFA-Z106")
    }

    @Test func secretsHaveTheirWidths() throws {
        let information = try SimulatedHost().dongle.deviceInfo
        #expect(information.installCode?.revealed.count == 18)
        #expect(information.linkKey?.revealed.count == 34)
    }

    @Test func fastPollingIsTold() throws {
        var host = try SimulatedHost(["model": "emu2"])
        #expect(host.dongle.fastPollStatus(of: host.dongle.meters[0]).frequencySeconds == 0)
        host.say("set_fast_poll", ["Frequency": "5", "Duration": "60"], wait: 0)
        let status = host.dongle.fastPollStatus(of: host.dongle.meters[0])
        #expect(status.frequencySeconds == 5)
        #expect(status.endTime?.unixSeconds == host.now / 1000 + 60)
    }
}
