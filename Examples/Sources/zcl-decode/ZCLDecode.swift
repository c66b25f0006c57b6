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
        var arguments = CommandLine.arguments.dropFirst()
        if arguments.contains("--help") {
            print("usage: zcl-decode [--cluster 0x0700|0x0702|0x0703] [FILE]")
            print("  one hex frame a line in, one JSON object a line out; with a cluster also what")
            print("  the cluster's own commands say")
            print("       zcl-decode --attributes")
            print("  the attributes of cluster 0x0702, one JSON object a line")
            return
        }
        if arguments == ["--attributes"] {
            for identifier in 0...UInt16.max {
                let attribute = MeteringAttribute(ZCLAttributeIdentifier(rawValue: identifier))
                if let attribute { print(attributeJSON(attribute)) }
            }
            return
        }
        var cluster: UInt16?
        if arguments.first == "--cluster" {
            arguments.removeFirst()
            let text = arguments.popFirst() ?? ""
            let digits = text.hasPrefix("0x") ? text.dropFirst(2) : text[...]
            guard let number = UInt16(digits, radix: 16), ClusterReport.known.contains(number)
            else {
                fail("--cluster takes 0x0700, 0x0702 or 0x0703, not '\(text)'", status: 64)
            }
            cluster = number
        }
        guard arguments.count <= 1 else {
            fail("takes at most one FILE, got \(arguments.count)", status: 64)
        }
        if let file = arguments.first, file != "-" {
            let descriptor = open(file, O_RDONLY)
            guard descriptor >= 0, dup2(descriptor, 0) >= 0 else {
                fail("can not read '\(file)': \(String(cString: strerror(errno)))", status: 2)
            }
        }
        while let line = readLine() {
            print(FrameLine(line, cluster: cluster).json)
        }
    }

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
