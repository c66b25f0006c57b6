import GatewayClient
import Terminal

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// `follow-events POSITION-FILE ADDRESS [CURL-CONFIGURATION]`: each event of a gateway, one a line.
///
/// Goes on for ever and comes back by itself when a connection is cut or the gateway is started anew.
/// POSITION-FILE keeps where it has got to, so that the program itself may be stopped and started; a
/// file with `0-0-0` asks for all that the gateway still holds.
@main
struct FollowEvents {
    static func main() {
        let arguments = Array(CommandLine.arguments.dropFirst())
        guard 2...3 ~= arguments.count else {
            Terminal.fail("usage: follow-events POSITION-FILE ADDRESS [CURL-CONFIGURATION]")
        }
        var log = EventLog(positionFile: arguments[0])
        var pauseSeconds: UInt32 = 0
        while true {
            do throws(GatewayProblem) {
                let gateway = try GatewayClient(
                    address: arguments[1], curlConfiguration: arguments.dropFirst(2).first)
                try follow(gateway, &log) { pauseSeconds = 0 }
                Terminal.say("the gateway ended the stream")
            } catch {
                Terminal.say(error.description)
                switch error.code {
                // A wrong address, password or position stays wrong.
                case .address: exit(78)
                case .refused(let status) where 400..<429 ~= status: exit(78)
                default: break
                }
            }
            // At once after a cut, then less and less often, at most every 8 s.
            sleep(pauseSeconds)
            pauseSeconds = min(8, max(1, pauseSeconds * 2))
        }
    }

    static func follow(
        _ gateway: GatewayClient, _ log: inout EventLog, onNews: () -> Void
    ) throws(GatewayProblem) {
        let headers = log.lastID.map { [(name: "Last-Event-ID", value: $0)] } ?? []
        // A comment comes every 15 s: a minute of silence is a dead connection.
        let answer = try gateway.open(
            "/meter/electricity/events", headers: headers, timeoutSeconds: 60)
        guard answer.status == 200 else {
            let body = try answer.readPiece() ?? []
            throw GatewayProblem(
                .refused(status: answer.status), String(decoding: body, as: UTF8.self))
        }
        var parser = EventParser()
        while let piece = try answer.readPiece() {
            // What is cut off in the middle of an event is forgotten with the parser: the event comes
            // again, because its id was never taken over.
            for event in parser.receive(piece) { log.take(event) }
            log.save()
            onNews()
        }
    }
}
