import Foundation

@testable import OpenSEGServer

/// Runs `openseg` commands in the test's process and keeps what they print.
final class CapturedConsole {
    private(set) var output: [String] = []
    private(set) var complaints: [String] = []
    var input: [String] = []
    var isInteractive = false
    /// Why nothing can be printed.
    var printFailure: String?
    var environment: [String: String] = [:]
    var nowUnixSeconds = Int64(Date().timeIntervalSince1970)

    @discardableResult
    func run(_ arguments: String...) -> ExitCode { run(arguments) }

    @discardableResult
    func run(_ arguments: [String]) -> ExitCode {
        output = []
        complaints = []
        return OpenSEGCommand.run(
            arguments,
            Console(
                print: { self.output.append($0) },
                printFailure: { self.printFailure },
                complain: { self.complaints.append($0) },
                readLine: { self.input.isEmpty ? nil : self.input.removeFirst() },
                isInteractive: isInteractive, environment: environment,
                nowUnixSeconds: { self.nowUnixSeconds }))
    }

    /// What follows `label:` in the output.
    func value(_ label: String) -> String? {
        output.first { $0.hasPrefix(label + ":") }?
            .dropFirst(label.count + 1).trimmingCharacters(in: .whitespaces)
    }
}
