import CMQTT
import Terminal

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// A broker to which messages are delivered, however long that takes.
///
/// The login is taken from MQTT_USER and MQTT_PASSWORD, the certificate authority (with which TLS is
/// spoken) from MQTT_CAFILE.
public struct Broker {
    private let client: OpaquePointer

    /// Connects; ends the program where that is not possible at all.
    ///
    /// - Parameters:
    ///   - address: `HOST` or `HOST:PORT`.
    ///   - clientID: the name that the broker knows this client by; two of the same displace each other.
    ///   - presenceTopic: says "online" while connected and, as the last will, "offline" after.
    public init(address: String, clientID: String, presenceTopic: String) {
        let parts = address.split(separator: ":", maxSplits: 1)
        guard cmqtt_is_available() == 1 else {
            Terminal.fail("built without libmosquitto (Debian: libmosquitto-dev)", status: 69)
        }
        guard let port = Int32(parts.count == 2 ? parts[1] : "1883"),
            let client = cmqtt_new(
                clientID, presenceTopic, getenv("MQTT_USER"),
                getenv("MQTT_PASSWORD"), getenv("MQTT_CAFILE"))
        else { Terminal.fail("'\(address)' or what MQTT_* says is no broker") }
        self.client = client
        let code = cmqtt_connect(client, String(parts[0]), port)
        guard code == 0 else {
            Terminal.fail("\(address): \(String(cString: cmqtt_reason(code)))", status: 69)
        }
    }

    /// Returns when the broker has confirmed the message; it stays there for who comes later.
    public func deliver(_ payload: String, to topic: String) {
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
