import SEPSimpleMetering

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
            fail(error.sentence, status: 64)
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
        guard fflush(nil) == 0 else { fail("can not write on: \(reason)", status: 74) }
    }

    private static func decode(_ options: Options) {
        if let file = options.file, file != "-" {
            let descriptor = open(file, O_RDONLY)
            guard descriptor >= 0, dup2(descriptor, 0) >= 0 else {
                fail("can not read '\(file)': \(reason)", status: 2)
            }
        }
        while let line = readLine() {
            print(FrameLine(line, cluster: options.cluster).json)
        }
        // `readLine` is nil at the end and where it can not read alike; only a terminal has more to
        // come after its end.
        var next: UInt8 = 0
        guard isatty(0) == 1 || read(0, &next, 1) >= 0 else {
            fail("can not read on: \(reason)", status: 2)
        }
    }

    private static var reason: String { String(cString: strerror(errno)) }

    private static func fail(_ sentence: String, status: Int32) -> Never {
        let message = "zcl-decode: \(sentence)\n"
        _ = message.withCString { write(2, $0, strlen($0)) }
        exit(status)
    }
}

/// A row of the standard's table as JSON.
private func attributeJSON(_ attribute: MeteringAttribute) -> String {
    "{\"attr\":\(attribute.identifier.rawValue),\"name\":\"\(attribute.name)\","
        + "\"type\":\(attribute.type.rawValue),\"unit\":\"\(attribute.unit)\","
        + "\"since\":\"\(attribute.since.rawValue)\",\"mandatory\":\(attribute.isMandatory)}"
}
