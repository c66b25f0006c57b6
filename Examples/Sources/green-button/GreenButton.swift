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
        do throws(CommandFailure) {
            switch arguments.first {
            case "encode": try EncodeCommand(arguments.dropFirst()).run()
            case "decode": try DecodeCommand(arguments.dropFirst()).run()
            case "dst": try DaylightCommand(arguments.dropFirst()).run()
            case "--help", "-h", "help": StandardOutput.print(usage)
            case nil: throw CommandFailure(.usage, usage)
            case let other?:
                throw CommandFailure(
                    .usage, "no command '\(other)'; accepted are encode, decode and dst")
            }
        } catch {
            error.exit()
        }
    }
}
