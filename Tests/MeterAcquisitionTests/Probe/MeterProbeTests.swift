import RavenKit
import Testing

@testable import MeterAcquisition

@Suite(.timeLimit(.minutes(2)))
struct MeterProbeTests {
    private func configuration(_ path: String) -> AcquisitionConfiguration {
        var timing = AcquisitionTiming()
        timing.firstRetryMilliseconds = 5
        timing.longestRetryMilliseconds = 20
        timing.commandPauseMilliseconds = 1
        timing.answerMilliseconds = 50
        return AcquisitionConfiguration(source: .serial(path: path), timing: timing)
    }

    @Test func `no dongle is said at once`() {
        let probe = MeterProbe.run(configuration("/dev/no-such-dongle"), seconds: 20)
        #expect(probe.finding == .noDongle(.opening(errno: 2)))
        #expect(probe.sentence.hasPrefix("There is no device at /dev/no-such-dongle"))
        #expect(!probe.finding.isWell)
    }

    @Test func `readings and the registration are found`() throws {
        let line = try PseudoTerminal()
        let ended = WakePipe()
        let dongle = line.dongle.descriptor
        // A dongle that waits for the question about itself, then tells and reads.
        #expect(
            DetachedThread.start {
                let end = LineEnd(descriptor: duplicate(dongle))
                _ = end.say(ScriptedSession.status(.connected))
                _ = end.hear("<Name>get_device_info</Name>")
                var info = DeviceInfo()
                info.deviceMacID = EUI64(rawValue: 0x0015_8d00_00a1_b2c3)
                info.installCode = "0x0102030405060708"
                let now = readClocks().unixSeconds
                _ = end.say(
                    .deviceInfo(info), ScriptedSession.demand(861, at: now - 4),
                    ScriptedSession.demand(862, at: now))
                ended.wake()
            })
        let probe = MeterProbe.run(
            configuration(line.path), seconds: 20, wantsRegistration: true)
        #expect(probe.finding == .allWell)
        #expect(probe.demandMilliwatts == 862_000)
        let registration = try #require(probe.registration)
        #expect(registration.addressText == "00158D0000A1B2C3")
        #expect(registration.installCode == "0102030405060708")
        #expect("\(registration)" == "00158D0000A1B2C3")
        #expect(waitForEvents((ended.readEnd, 1), (-1, 0), milliseconds: 20_000).first != 0)
    }
}
