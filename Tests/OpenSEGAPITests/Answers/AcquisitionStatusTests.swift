import Foundation
import Testing

@testable import OpenSEGAPI

@Suite("What /status tells of the acquisition")
struct AcquisitionStatusTests {
    private func members(_ acquisition: AcquisitionStatus?) throws -> [String: Any] {
        var status = APIFixture.status
        status.acquisition = acquisition
        let answer = try APIFixture(status: status).ask("/status")
        return try #require(
            try JSONSerialization.jsonObject(with: Data(answer.body.utf8)) as? [String: Any])
    }

    @Test("A gateway that does not tell has no such member")
    func absent() throws {
        #expect(try members(nil)["acquisition"] == nil)
    }

    @Test("Every field stands under its name")
    func fields() throws {
        var acquisition = AcquisitionStatus()
        acquisition.lostPolls = .init(noReply: 1, notJoined: 2, dongleGone: 3, gatewayDown: 4)
        acquisition.pollsAsked = 5
        acquisition.extraReadings = 6
        acquisition.clock = .init(
            driftPartsPerMillion: -12, forwardSteps: 7, backwardSteps: 8, gatewaySteps: 9,
            estimatedTimes: 10)
        acquisition.registers = .init(
            advances: 11, resets: 12, rollovers: 13, jumps: 14, meterChanges: 15,
            zeroGlitches: 16, otherGlitches: 17)
        acquisition.unstored = .init(repeated: 18, unusable: 19, otherMeter: 20)
        acquisition.commands = .init(sent: 21, answered: 22, unanswered: 23, bytes: 24)
        acquisition.failedOpens = 25
        acquisition.linkStrength = .init(startUnixSeconds: 900, percents: [88, nil, 64])
        acquisition.devices = .init(meterKind: "electric", model: "RFA-Z106 \"B\"")
        let told = try #require(try members(acquisition)["acquisition"] as? [String: Any])
        let expected = """
            {"lost_polls":{"no_reply":1,"not_joined":2,"dongle_gone":3,"gateway_down":4},
            "polls_asked":5,"extra_readings":6,
            "clock":{"drift_ppm":-12,"steps_forward":7,"steps_back":8,"gateway_steps":9,
            "estimated_times":10},
            "registers":{"advances":11,"resets":12,"rollovers":13,"jumps":14,"meter_changes":15,
            "zero_glitches":16,"other_glitches":17},
            "unstored_readings":{"repeated":18,"unusable":19,"other_meter":20},
            "commands":{"sent":21,"answered":22,"unanswered":23,"bytes":24},"failed_opens":25,
            "link_strength":{"start":900,"step_seconds":900,"percent":[88,null,64]},
            "devices":{"meter_kind":"electric","meter_name":null,"manufacturer":null,
            "model":"RFA-Z106 \\"B\\"","firmware":null,"hardware":null}}
            """
        let wanted = try JSONSerialization.jsonObject(with: Data(expected.utf8))
        #expect(NSDictionary(dictionary: told).isEqual(wanted))
    }

    @Test("The interface's description holds for it")
    func described() throws {
        let fixture = try APIFixture.documented()
        let document = try #require(
            try JSONSerialization.jsonObject(
                with: Data(fixture.ask("/openapi.json").body.utf8)) as? [String: Any])
        var acquisition = AcquisitionStatus()
        acquisition.linkStrength = .init(startUnixSeconds: 900, percents: [88, nil, 64])
        let validator = SchemaValidator(document: document)
        #expect(validator.findings(try members(acquisition), schema: "Status") == [])
    }
}
