import Foundation
import Testing

@testable import OpenSEGAPI

@Suite("What /status tells of the acquisition")
struct AcquisitionStatusJSONTests {
    private func members(
        _ acquisition: AcquisitionStatus?, utility: UtilityNotice? = nil
    ) throws -> [String: Any] {
        var status = APIFixture.status
        status.acquisition = acquisition
        status.utility = utility
        return try APIFixture(status: status).ask("/status").object()
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
        let document = try fixture.ask("/openapi.json").object()
        var acquisition = AcquisitionStatus()
        acquisition.linkStrength = .init(startUnixSeconds: 900, percents: [88, nil, 64])
        let validator = SchemaValidator(document: document)
        #expect(validator.findings(try members(acquisition), schema: "Status") == [])
        acquisition.journal = .init(state: "over_budget", lastWriteUnixSeconds: 1)
        for utility in Self.notices {
            let value = try members(acquisition, utility: utility)
            #expect(validator.findings(value, schema: "Status") == [])
        }
    }

    private static let notices = [
        UtilityNotice(),
        UtilityNotice(
            price: .init(
                decimal: "0.1267", currencyCode: 840, tier: 2, label: "Evening",
                startUnixSeconds: 5, durationMinutes: 60, receivedUnixSeconds: 6),
            message: .init(
                number: 7, text: "9 & \"10\"", priority: "High", wantsConfirmation: true,
                receivedUnixSeconds: 8)),
        UtilityNotice(price: .init(decimal: nil, receivedUnixSeconds: 6)),
    ]

    @Test("Price and message stand beside it where they are asked for")
    func utility() throws {
        #expect(try members(nil)["utility"] == nil)
        let told = try #require(
            try members(nil, utility: Self.notices[1])["utility"] as? [String: Any])
        let wanted = try JSONSerialization.jsonObject(
            with: Data(
                """
                {"price":{"value":0.1267,"currency":840,"tier":2,"label":"Evening","start":5,
                "duration_minutes":60,"received_at":6},
                "message":{"number":7,"text":"9 & \\"10\\"","priority":"High",
                "confirmation_wanted":true,"confirmed":false,"withdrawn":false,"start":null,
                "duration_minutes":null,"received_at":8}}
                """.utf8))
        #expect(NSDictionary(dictionary: told).isEqual(wanted))
    }

    @Test("The journal's counts stand under their names")
    func journal() throws {
        var acquisition = AcquisitionStatus()
        #expect(
            (try members(acquisition)["acquisition"] as? [String: Any])?["journal"] == nil)
        acquisition.journal = .init(
            state: "writing", restoredReadings: 1, writtenReadings: 2, waitingReadings: 3,
            droppedReadings: 4, writtenBytes: 5, writtenBlockBytes: 6, failures: 7,
            lastWriteUnixSeconds: 8)
        let told = try #require(
            (try members(acquisition)["acquisition"] as? [String: Any])?["journal"]
                as? [String: Any])
        let wanted = try JSONSerialization.jsonObject(
            with: Data(
                """
                {"state":"writing","restored_readings":1,"written_readings":2,
                "waiting_readings":3,"dropped_readings":4,"written_bytes":5,
                "written_block_bytes":6,"failures":7,"last_write":8}
                """.utf8))
        #expect(NSDictionary(dictionary: told).isEqual(wanted))
    }
}
