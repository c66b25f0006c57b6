import SEPSimpleMetering
import Terminal

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Reads one ZCL frame a line in hexadecimal and prints one JSON object a line.
@main
struct ZCLDecode {
    static func main() {
        let options: Options
        do {
            options = try Options(CommandLine.arguments.dropFirst())
        } catch {
            Terminal.fail(error.sentence)
        }
        switch options.task {
        case .printHelp: print(Options.help)
        case .listAttributes:
            for identifier in 0...UInt16.max {
                let attribute = MeteringAttribute(ZCLAttributeIdentifier(rawValue: identifier))
                if let attribute { print(attributeJSON(attribute)) }
            }
        case .decode: decode(options)
        }
        Terminal.flush()
    }

    private static func decode(_ options: Options) {
        if let file = options.file, file != "-" {
            let descriptor = open(file, O_RDONLY)
            guard descriptor >= 0, dup2(descriptor, 0) >= 0 else {
                Terminal.fail("can not read '\(file)': \(Terminal.reason)", status: 2)
            }
        }
        var isFirst = true
        while let line = readLine() {
            let frame = isFirst ? String(Terminal.withoutByteOrderMark(line)) : line
            isFirst = false
            print(FrameLine(frame, cluster: options.cluster).json)
        }
        // `readLine` is nil at the end and where it can not read alike; only a terminal has more to
        // come after its end.
        var next: UInt8 = 0
        guard isatty(0) == 1 || read(0, &next, 1) >= 0 else {
            Terminal.fail("can not read on: \(Terminal.reason)", status: 2)
        }
    }
}

/// A row of the standard's table as JSON.
private func attributeJSON(_ attribute: MeteringAttribute) -> String {
    "{\"attr\":\(attribute.identifier.rawValue),\"name\":\"\(attribute.name)\","
        + "\"type\":\(attribute.type.rawValue),\"unit\":\"\(attribute.unit)\","
        + "\"since\":\"\(attribute.since.rawValue)\",\"mandatory\":\(attribute.isMandatory)}"
}
