import GreenButtonESPI

/// `green-button dst`: a daylight rule from words to hexadecimal and back.
struct DaylightCommand {
    private let decodes: Bool
    private let rule: String

    init(_ arguments: ArraySlice<String>) throws(CommandFailure) {
        let operands = try Options(arguments, named: []).operands
        switch operands.first {
        case "encode": decodes = false
        case "decode": decodes = true
        default:
            throw CommandFailure(.usage, "dst takes 'encode RULE' or 'decode HEX'")
        }
        // A rule may come as one argument or as its words.
        rule = operands.dropFirst().joined(separator: " ")
        guard !rule.isEmpty else {
            throw CommandFailure(.usage, "dst \(operands[0]) needs a rule")
        }
    }

    func run() throws(CommandFailure) {
        do throws(DaylightRuleError) {
            StandardOutput.print(decodes ? try decoded() : try encoded())
        } catch {
            throw CommandFailure(.dataError, "'\(rule)': \(error.description)")
        }
        StandardOutput.flush()
    }

    private func encoded() throws(DaylightRuleError) -> String {
        try DaylightRule.reading(rule)?.hex ?? "FFFFFFFF"
    }

    private func decoded() throws(DaylightRuleError) -> String {
        if rule.uppercased() == "FFFFFFFF" { return "none" }
        guard let number = DaylightRule(hex: rule) else {
            throw DaylightRuleError.notHexadecimal
        }
        return try number.text
    }
}
