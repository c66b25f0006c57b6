import CMQTT
import Terminal

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// A broker to which messages are delivered, however long that takes.
struct Broker {
    private let client: OpaquePointer

    /// Connects; ends the program where that is not possible at all.
    init(address: String, _ topics: Topics) {
        let parts = address.split(separator: ":", maxSplits: 1)
        guard cmqtt_is_available() == 1 else {
            Terminal.fail("built without libmosquitto (Debian: libmosquitto-dev)", status: 69)
        }
        guard let port = Int32(parts.count == 2 ? parts[1] : "1883"),
            let client = cmqtt_new(
                "openseg-\(topics.node)", topics.bridge, getenv("MQTT_USER"),
                getenv("MQTT_PASSWORD"), getenv("MQTT_CAFILE"))
        else { Terminal.fail("'\(address)' or what MQTT_* says is no broker") }
        self.client = client
        let code = cmqtt_connect(client, String(parts[0]), port)
        guard code == 0 else {
            Terminal.fail("\(address): \(String(cString: cmqtt_reason(code)))", status: 69)
        }
    }

    /// Returns when the broker has confirmed the message; it stays there for who comes later.
    func deliver(_ payload: String, to topic: String) {
        var isTold = false
        while true {
            let bytes = Array(payload.utf8)
            let code = cmqtt_deliver(client, topic, bytes, bytes.count, 10_000)
            if code == 0 { return }
            if !isTold { Terminal.say("the broker: \(String(cString: cmqtt_reason(code)))") }
            isTold = true
            sleep(1)
        }
    }
}
