#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif
import Terminal

/// Why a command ends without having done its work.
struct CommandFailure: Error {
    /// Exit statuses, as in sysexits.h where it knows the case.
    enum Status: Int32 {
        case invalidFeed = 1
        case usage = 64
        case dataError = 65
        case inputOutput = 74
    }

    var status: Status
    /// One sentence for the user; empty where the output says it already.
    var sentence: String

    init(_ status: Status, _ sentence: String) {
        self.status = status
        self.sentence = sentence
    }

    func exit() -> Never {
        StandardOutput.flush()
        if !sentence.isEmpty { Terminal.say(sentence) }
        #if canImport(Glibc)
            Glibc.exit(status.rawValue)
        #elseif canImport(Musl)
            Musl.exit(status.rawValue)
        #endif
    }
}
