import GreenButtonESPI
import Terminal

/// `green-button decode`: feed in, JSON lines out: resources, readings, end.
///
/// Reads the feed twice, because links alone tell to which meter reading a block belongs, and may
/// come after it.
struct DecodeCommand {
    private let mode: DecodingMode

    init(_ arguments: ArraySlice<String>) throws(CommandFailure) {
        let options = try Options(arguments, named: [], flags: ["--lenient"])
        if let operand = options.operands.first {
            throw CommandFailure(
                .usage, "the feed is read from standard input, not from '\(operand)'")
        }
        mode = options["--lenient"] == nil ? .strict : .lenient
    }

    func run() throws(CommandFailure) {
        var input = try RepeatableInput()
        var resources = ResourcePass(mode: mode)
        var failure: DecodingFailure?
        try forEachEvent(of: &input, failure: &failure) { resources.take($0) }
        resources.checkLinks(failure: &failure)
        if let failure {
            StandardOutput.print(failure.json)
            throw CommandFailure(.invalidFeed, "")
        }
        for line in resources.lines { StandardOutput.print(line) }
        for warning in resources.warnings { Terminal.say(warning) }

        try input.rewind()
        var readings = ReadingPass(directory: resources.directory, mode: mode)
        try forEachEvent(of: &input, failure: &failure) { readings.take($0) }
        var end = JSONText()
        end.add("end", raw: "true")
        end.add("readings", Int64(readings.count))
        end.add("warnings", Int64(resources.warnings.count))
        StandardOutput.print(end.object)
        StandardOutput.flush()
    }

    private func forEachEvent(
        of input: inout RepeatableInput, failure: inout DecodingFailure?,
        _ body: (FeedEvent) -> Void
    ) throws(CommandFailure) {
        var decoder = FeedDecoder(mode: mode)
        var piece: [UInt8] = []
        var hasMore = true
        while hasMore {
            hasMore = try input.read(into: &piece)
            if hasMore { decoder.receive(piece) } else { decoder.finish() }
            do throws(ESPIDecodingError) {
                while let event = try decoder.nextEvent() { body(event) }
            } catch {
                failure = DecodingFailure(location: error.location, detail: error.detail)
                return
            }
        }
    }
}

/// Why a feed is invalid, as a JSON line.
struct DecodingFailure {
    var location: DecodingLocation
    var detail: String

    var json: String {
        var json = JSONText()
        json.add("error", "\(location): \(detail)")
        json.add("line", Int64(location.line))
        json.add("column", Int64(location.column))
        json.add("element", location.element)
        return json.object
    }
}
