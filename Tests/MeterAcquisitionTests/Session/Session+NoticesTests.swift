import RavenKit
import Testing

@testable import MeterAcquisition

/// The price and the utility's messages: off unless asked for, shown, never confirmed.
struct SessionNoticesTests {
    private static let price = PriceCluster(
        meterMacID: ScriptedSession.meter, price: 1267, currency: 840, trailingDigits: 4, tier: 2,
        startTime: ZigBeeUTCTime(unixSeconds: 1_795_000_000), durationMinutes: 60,
        rateLabel: "Evening")
    private static let message = MessageCluster(
        meterMacID: ScriptedSession.meter, id: 7, text: "Maintenance <Tuesday> 9&10",
        confirmationRequired: true, confirmed: false, queue: .active)

    /// A session that reads notices or not, with a meter that tells both and wants confirmations.
    private func script(isOn: Bool) -> ScriptedSession {
        var script = ScriptedSession(readsPriceAndMessages: isOn)
        script.answer = { command in
            switch command.name {
            case "get_meter_list": [.meterList(MeterList(meterMacIDs: [ScriptedSession.meter]))]
            case "get_connection_status": [ScriptedSession.status(.connected)]
            case "get_current_price": [.priceCluster(Self.price)]
            case "get_message": [.messageCluster(Self.message)]
            default: []
            }
        }
        script.start()
        script.readEveryInterval(20)
        return script
    }

    @Test func `off: neither is asked for, and what comes unasked is not kept`() {
        var script = script(isOn: false)
        script.hear(.priceCluster(Self.price), .messageCluster(Self.message))
        #expect(!script.commandNames.contains("get_current_price"))
        #expect(!script.commandNames.contains("get_message"))
        #expect(script.session.notices.price == nil)
        #expect(script.session.notices.message == nil)
        #expect(script.snapshot.fragmentCount(.price) == 1)
        #expect(script.snapshot.fragmentCount(.message) == 1)
    }

    @Test func `on: both are asked for and kept as they are`() throws {
        let script = script(isOn: true)
        let price = try #require(script.session.notices.price)
        #expect(price.decimal == "0.1267")
        #expect(price.currencyCode == 840)
        #expect(price.tier == 2)
        #expect(price.label == "Evening")
        #expect(price.startUnixSeconds == 1_795_000_000)
        #expect(price.durationMinutes == 60)
        let message = try #require(script.session.notices.message)
        #expect(message.text == "Maintenance <Tuesday> 9&10")
        #expect(message.number == 7)
        #expect(message.wantsConfirmation && !message.isConfirmed && !message.isWithdrawn)
    }

    @Test func `a message that wants a confirmation gets none, whatever happens`() {
        var script = script(isOn: true)
        for round in 0..<60 {
            switch round % 4 {
            case 0: script.lose()
            case 1: script.pass(milliseconds: 1_200_000)
            case 2: script.hear(.messageCluster(Self.message))
            default: script.readEveryInterval(5)
            }
        }
        #expect(script.commandNames.contains("get_message"))
        let known: Set<String> = [
            "initialize", "get_meter_list", "get_connection_status", "get_network_info",
            "get_device_info", "get_meter_info", "get_time", "get_instantaneous_demand",
            "get_current_summation_delivered", "get_current_price", "get_message", "set_schedule",
        ]
        #expect(Set(script.commandNames).subtracting(known) == [])
        #expect(!script.session.auditText.contains("confirm"))
    }

    @Test func `a dongle that answers neither holds up no reading`() {
        var script = ScriptedSession(readsPriceAndMessages: true)
        script.answerAll()
        script.start()
        script.readEveryInterval(900)
        #expect(script.demands.count == 900)
        #expect(script.snapshot.polls.lost.total == 0)
        #expect(script.snapshot.presence == .reading)
    }

    @Test(
        arguments: [
            (1267, 4, "0.1267"), (5, 0, "5"), (5, 1, "0.5"), (5, 2, "0.05"), (123, 2, "1.23"),
            (UInt32.max - 1, 9, "4.294967294"), (5, 10, nil),
        ] as [(UInt32, UInt8, String?)])
    func `a price is shown exactly`(value: UInt32, digits: UInt8, shown: String?) {
        var script = script(isOn: true)
        var price = Self.price
        price.price = value
        price.trailingDigits = digits
        script.hear(.priceCluster(price))
        #expect(script.session.notices.price?.decimal == shown)
    }

    @Test func `a zero without name and tier is no price, and another meter's is not shown`() {
        var script = script(isOn: true)
        script.hear(.priceCluster(PriceCluster(meterMacID: ScriptedSession.other, price: 9)))
        #expect(script.session.notices.price?.price == 1267)
        script.hear(.priceCluster(PriceCluster(price: 0, tier: 0)))
        #expect(script.session.notices.price == nil)
        script.hear(.priceCluster(PriceCluster(price: 0, tier: 1)))
        #expect(script.session.notices.price?.price == 0)
        script.hear(.messageCluster(MessageCluster(text: "")))
        #expect(script.session.notices.message == nil)
    }

    @Test func `a long message is cut at a whole character`() throws {
        var script = script(isOn: true)
        script.hear(.messageCluster(MessageCluster(text: String(repeating: "ü", count: 300))))
        let text = try #require(script.session.notices.message).text
        #expect(text == String(repeating: "ü", count: 256))
    }
}
