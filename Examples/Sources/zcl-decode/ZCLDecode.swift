#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Reads one ZCL frame a line in hexadecimal and prints one JSON object a line.
@main
struct ZCLDecode {
    static func main() {
        let arguments = CommandLine.arguments.dropFirst()
        if arguments.contains("--help") {
            print("usage: zcl-decode [FILE]: one hex frame a line in, one JSON object a line out")
            return
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
            print(FrameLine(line).json)
        }
    }

    private static func fail(_ sentence: String, status: Int32) -> Never {
        let message = "zcl-decode: \(sentence)\n"
        _ = message.withCString { write(2, $0, strlen($0)) }
        exit(status)
    }
}
