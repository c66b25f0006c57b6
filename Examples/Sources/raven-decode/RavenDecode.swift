#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif
import RavenKit
import Terminal

/// `raven-decode [--chunk N] [FILE]`: RAVEn bytes in, one JSON object per event out.
///
/// Exit status 0 whatever the stream holds, 2 when the input can not be read or the command line is
/// wrong, 74 when the output can not be written.
@main
struct RavenDecode {
    private var decoder = RavenDecoder(retainsFieldText: true)
    private var output: [UInt8] = []

    static func main() {
        let options: Options
        switch Options.parse(Array(CommandLine.arguments.dropFirst())) {
        case .run(let parsed): options = parsed
        case .help:
            Terminal.output(Array(Options.usage.utf8))
            return
        case .wrong(let message): Terminal.fail(message, status: 2)
        }
        var descriptor: Int32 = 0
        if let path = options.path {
            descriptor = open(path, O_RDONLY)
            guard descriptor >= 0 else {
                Terminal.fail("can not read \(path): \(Terminal.reason)", status: 2)
            }
        }
        var program = RavenDecode()
        program.decode(from: descriptor, chunkByteCount: options.chunkByteCount)
    }

    private mutating func decode(from descriptor: Int32, chunkByteCount: Int) {
        var buffer = [UInt8](repeating: 0, count: chunkByteCount)
        while true {
            let count = buffer.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
            if count < 0 {
                if errno == EINTR { continue }
                let reason = Terminal.reason
                flush()
                Terminal.fail("can not read the input: \(reason)", status: 2)
            }
            if count == 0 { break }
            decoder.receive(Array(buffer[..<count]))
            drain()
            // What is known is shown now: the input may be a line that never ends.
            flush()
        }
        decoder.finish()
        drain()
        flush()
    }

    private mutating func drain() {
        while let event = decoder.nextEvent() {
            JSONLine.append(event, to: &output)
            if output.count >= 65_536 { flush() }
        }
    }

    private mutating func flush() {
        Terminal.output(output)
        output.removeAll(keepingCapacity: true)
    }
}
