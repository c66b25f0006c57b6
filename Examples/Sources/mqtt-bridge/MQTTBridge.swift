import GatewayClient
import MQTTBroker
import Terminal

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// `mqtt-bridge NODE BROKER[:PORT] ADDRESS [CURL-CONFIGURATION]`: a gateway's readings to MQTT, with
/// discovery by Home Assistant.
///
/// Pulls by the sequence number and goes on only when the broker has confirmed a reading: while the
/// broker is away, readings wait where they are kept anyway, in the gateway. See
/// `Broker` for the login.
@main
struct MQTTBridge {
    static func main() {
        let arguments = Array(CommandLine.arguments.dropFirst())
        guard 3...4 ~= arguments.count else {
            Terminal.fail(
                "usage: mqtt-bridge NODE BROKER[:PORT] ADDRESS [CURL-CONFIGURATION]")
        }
        guard let topics = Topics(node: arguments[0]) else {
            Terminal.fail("'\(arguments[0])' is no node; accepted are letters, digits, - and _")
        }
        do {
            let gateway = try GatewayClient(
                address: arguments[2], curlConfiguration: arguments.dropFirst(3).first)
            let broker = Broker(
                address: arguments[1], clientID: "openseg-\(topics.node)",
                presenceTopic: topics.bridge)
            run(gateway, broker, topics)
        } catch {
            Terminal.fail(error.description)
        }
    }

    static func run(_ gateway: GatewayClient, _ broker: Broker, _ topics: Topics) -> Never {
        for sensor in topics.discovery { broker.deliver(sensor.configuration, to: sensor.topic) }
        var demand = ReadingCursor(series: "interval_reading", statusMember: "demand")
        var register = ReadingCursor(series: "register_reading", statusMember: "register")
        var isOnline: Bool?
        while true {
            var isFresh = false
            do throws(GatewayProblem) {
                let status = try gateway.json("/status")
                isFresh = status["demand"]["fresh"] == .bool(true)
                if isOnline != isFresh { broker.deliver(presence(isFresh), to: topics.meter) }
                isOnline = isFresh
                for reading in try register.pull(gateway, status) {
                    broker.deliver(topics.registerState(reading), to: topics.register)
                }
                // Waits here for the next reading, so that each goes on as soon as it is there.
                for reading in try demand.pull(gateway, status, waitSeconds: 10) {
                    broker.deliver(topics.demandState(reading), to: topics.demand)
                }
            } catch {
                Terminal.say(error.description)
                if isOnline != false { broker.deliver(presence(false), to: topics.meter) }
                isOnline = false
                sleep(2)
            }
        }
    }

    static func presence(_ isOnline: Bool) -> String { isOnline ? "online" : "offline" }
}
