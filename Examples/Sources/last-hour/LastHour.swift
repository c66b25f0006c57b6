import GatewayClient
import Terminal

/// `last-hour ADDRESS [CURL-CONFIGURATION]`: the last hour of a running gateway, as rows of
/// `watts,unix-seconds`.
@main
struct LastHour {
    static func main() {
        let arguments = Array(CommandLine.arguments.dropFirst())
        guard let address = arguments.first, arguments.count <= 2, address != "--help" else {
            Terminal.fail("usage: last-hour ADDRESS [CURL-CONFIGURATION]")
        }
        do {
            let gateway = try GatewayClient(
                address: address, curlConfiguration: arguments.dropFirst().first)
            // Not `get`: the rows go on as they come, whatever their number.
            let answer = try gateway.open("/meter/electricity/interval_reading/csv/3600")
            // A refusal has a sentence as its body; it belongs to the person, not to the rows.
            let output: Int32 = answer.status == 200 ? 1 : 2
            while let piece = try answer.readPiece() {
                guard Terminal.writeAll(piece, to: output) else {
                    Terminal.fail("can not write", status: 74)
                }
            }
            guard answer.status == 200 else {
                Terminal.fail("the gateway answered \(answer.status)", status: 69)
            }
            // The rows alone do not say what is missing between them.
            Terminal.say(answer.header("OpenSEG-Coverage") ?? "no coverage was told")
        } catch {
            Terminal.fail(error.description, status: 69)
        }
    }
}
