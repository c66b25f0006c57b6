/// What the command line asks for.
struct Options {
    /// What is to be done.
    enum Task {
        case printHelp
        case listAttributes
        case decode
    }

    /// Why a command line makes no sense, in a sentence.
    struct Misuse: Error {
        let sentence: String
    }

    static let help = """
        usage: zcl-decode [--cluster 0x0700|0x0702|0x0703] [FILE]
          one hex frame a line in, one JSON object a line out; with a cluster also what
          the cluster's own commands say
               zcl-decode --attributes
          the attributes of cluster 0x0702, one JSON object a line
        """

    private(set) var task = Task.decode
    private(set) var cluster: UInt16?
    /// Nil and `-` are standard input.
    private(set) var file: String?

    init(_ arguments: ArraySlice<String>) throws(Misuse) {
        var rest = arguments
        while let argument = rest.popFirst() {
            if argument == "--" {
                for operand in rest { try take(file: operand) }
                return
            }
            let parts = argument.split(
                separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            switch parts.first {
            case "--help" where parts.count == 1, "-h" where parts.count == 1:
                task = .printHelp
                return
            case "--attributes" where parts.count == 1: task = .listAttributes
            case "--cluster":
                cluster = try Self.cluster(
                    parts.count == 2 ? String(parts[1]) : rest.popFirst() ?? "")
            case _ where argument.hasPrefix("-") && argument != "-":
                throw Misuse(
                    sentence: "no option '\(argument)'; accepted are --cluster, --attributes and "
                        + "--help")
            default:
                try take(file: argument)
            }
        }
    }

    private mutating func take(file operand: String) throws(Misuse) {
        guard file == nil else { throw Misuse(sentence: "takes at most one FILE") }
        file = operand
    }

    private static func cluster(_ text: String) throws(Misuse) -> UInt16 {
        let digits = text.hasPrefix("0x") ? text.dropFirst(2) : text[...]
        guard let number = UInt16(digits, radix: 16), ClusterReport.known.contains(number) else {
            throw Misuse(sentence: "--cluster takes 0x0700, 0x0702 or 0x0703, not '\(text)'")
        }
        return number
    }
}
