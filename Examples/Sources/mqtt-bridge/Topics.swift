import GatewayClient

/// Where things stand in MQTT, and how Home Assistant is told so.
struct Topics {
    let node: String

    init?(node: String) {
        let isPlain = node.utf8.allSatisfy {
            48...57 ~= $0 || 65...90 ~= $0 || 97...122 ~= $0 || $0 == 45 || $0 == 95
        }
        guard isPlain, !node.isEmpty else { return nil }
        self.node = node
    }

    /// Whether this bridge runs; the last will.
    var bridge: String { "openseg/\(node)/bridge" }
    /// Whether the gateway answers and its newest reading is fresh.
    var meter: String { "openseg/\(node)/meter" }
    var demand: String { "openseg/\(node)/demand" }
    var register: String { "openseg/\(node)/register" }

    /// The digits as the gateway sent them: nothing is rounded on the way.
    func demandState(_ reading: JSONValue) -> String {
        Self.state(reading, ["watts", "time", "sequence"])
    }

    func registerState(_ reading: JSONValue) -> String {
        Self.state(
            reading, ["delivered_watt_hours", "received_watt_hours", "time", "sequence"])
    }

    private static func state(_ reading: JSONValue, _ names: [String]) -> String {
        "{" + names.map { "\"\($0)\":\(reading[$0].text ?? "null")" }.joined(separator: ",") + "}"
    }

    /// One retained message a sensor. See "MQTT discovery" in Home Assistant's documentation.
    var discovery: [(topic: String, configuration: String)] {
        [
            sensor(
                "demand", "Demand", topic: demand, value: "watts", unit: "W", device: "power",
                state: "measurement", more: ",\"expire_after\":60"),
            sensor(
                "delivered", "Energy from the grid", topic: register,
                value: "delivered_watt_hours", unit: "Wh", device: "energy",
                state: "total_increasing"),
            sensor(
                "received", "Energy to the grid", topic: register, value: "received_watt_hours",
                unit: "Wh", device: "energy", state: "total_increasing"),
        ]
    }

    private func sensor(
        _ key: String, _ name: String, topic: String, value: String, unit: String, device: String,
        state: String, more: String = ""
    ) -> (topic: String, configuration: String) {
        (
            "homeassistant/sensor/openseg_\(node)/\(key)/config",
            """
            {"name":"\(name)","unique_id":"openseg_\(node)_\(key)","state_topic":"\(topic)",\
            "value_template":"{{ value_json.\(value) }}","unit_of_measurement":"\(unit)",\
            "device_class":"\(device)","state_class":"\(state)"\(more),"availability_mode":"all",\
            "availability":[{"topic":"\(bridge)"},{"topic":"\(meter)"}],\
            "device":{"identifiers":["openseg_\(node)"],"name":"Smart meter \(node)",\
            "manufacturer":"OpenSEG"}}
            """
        )
    }
}
