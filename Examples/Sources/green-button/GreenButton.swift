/// Green Button feeds on the command line: rows to a feed, a feed to JSON lines, daylight rules in
/// words and in hexadecimal.
@main
struct GreenButton {
    static let usage = """
        usage: green-button encode [--stream demand|register|energy] [--period SECONDS]
                                   [--title TITLE] [--style default|prefix] < rows.csv > feed.xml
               green-button decode [--lenient] < feed.xml
               green-button dst encode 'second Sunday of March 02:00'
               green-button dst decode 360E2000
        """

    static func main() {
        let arguments = Array(CommandLine.arguments.dropFirst())
        if arguments.contains("--help") || arguments.contains("-h") || arguments.first == "help" {
            StandardOutput.print(usage)
            StandardOutput.flush()
            return
        }
        do throws(CommandFailure) {
            switch arguments.first {
            case "encode": try EncodeCommand(arguments.dropFirst()).run()
            case "decode": try DecodeCommand(arguments.dropFirst()).run()
            case "dst": try DaylightCommand(arguments.dropFirst()).run()
            case let other:
                throw CommandFailure(
                    .usage,
                    (other.map { "no command '\($0)'" } ?? "a command is missing")
                        + "; accepted are encode, decode and dst, and --help explains them")
            }
        } catch {
            error.exit()
        }
    }
}
