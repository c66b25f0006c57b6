import RavenKit
import Testing

@testable import MeterAcquisition

/// What others may see of the session; the counters have their tests beside what counts.
struct SessionSnapshotTests {
    @Test func `meter and dongle are described without their secrets`() {
        var script = ScriptedSession()
        script.answerAll()
        script.start()
        script.hear(
            .deviceInfo(
                DeviceInfo(
                    deviceMacID: EUI64(rawValue: 7), installCode: "0x11aa22bb33cc44dd",
                    linkKey: "0x55ee66ff", fwVersion: "2.0.0 (7400)", hwVersion: "1.2.3",
                    manufacturer: "Rainforest Automation", modelId: "RFA-Z106")),
            .meterInfo(
                MeterInfo(
                    meterMacID: ScriptedSession.meter, meterType: .electric, nickName: "Cellar",
                    account: "account-secret", auth: "auth-secret")))
        script.readEveryInterval(1)
        let snapshot = script.snapshot
        #expect(snapshot.meter == ScriptedSession.meter.rawValue)
        #expect(snapshot.meterKind == "electric")
        #expect(snapshot.meterNickName == "Cellar")
        #expect(snapshot.dongle == 7)
        #expect(snapshot.dongleManufacturer == "Rainforest Automation")
        #expect(snapshot.dongleModel == "RFA-Z106")
        #expect(snapshot.dongleFirmware == "2.0.0 (7400)")
        #expect(snapshot.dongleHardware == "1.2.3")
        let everything = "\(snapshot) \(script.logs) \(script.session.auditText)"
        for secret in ["11aa22bb33cc44dd", "55ee66ff", "account-secret", "auth-secret"] {
            #expect(!everything.contains(secret))
        }
    }

    @Test func `the description is the chosen meter's, whatever the dongle tells of others`() {
        var descriptions = MeterDescriptions()
        for number in 1...20 as ClosedRange<UInt64> {
            descriptions.take(
                MeterInfo(meterMacID: EUI64(rawValue: number), nickName: "meter \(number)"))
        }
        #expect(descriptions.entry(of: EUI64(rawValue: 20)).nickName.string == "meter 20")
        #expect(descriptions.entry(of: EUI64(rawValue: 1)).nickName.isEmpty)
        #expect(descriptions.entry(of: nil).nickName.isEmpty)
        descriptions.take(MeterInfo(meterType: .gas))
        #expect(descriptions.entry(of: nil).kind.string == "gas")
        #expect(descriptions.entry(of: EUI64(rawValue: 1)).kind.string == "gas")
    }

    @Test func `link strength is kept over time`() {
        var script = ScriptedSession()
        script.answerAll()
        script.start()
        script.hear(ScriptedSession.status(.connected, linkStrength: 40))
        #expect(script.snapshot.linkStrengthPercent == 40)
        let history = script.snapshot.linkStrengthHistory
        #expect(history.percents == [40])
        #expect(history.startUnixSeconds == script.now.unixSeconds / 900 * 900)
    }

    @Test func `registers are counted by what they did`() {
        var script = ScriptedSession()
        script.answerAll()
        script.start()
        let start = script.now.unixSeconds
        let values: [UInt64] = [25_000_000, 25_000_017, 0, 25_000_040, 25_000_040, 100, 117]
        for (index, value) in values.enumerated() {
            script.hear(ScriptedSession.summation(value, at: start + Int64(60 * index)))
        }
        let snapshot = script.snapshot
        #expect(snapshot.registerAdvanceCount == 4)
        #expect(snapshot.registerZeroGlitchCount == 1)
        #expect(snapshot.registerResetCount == 1)
        #expect(snapshot.registerRolloverCount == 0)
    }
}
