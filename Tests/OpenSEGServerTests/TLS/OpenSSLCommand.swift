import Foundation

/// The `openssl` command, a second opinion on certificates and a client that is not ours.
struct OpenSSLCommand {
    /// Where the command is, or nil; says so once where it is missing.
    static let path: String? = {
        let found = ["/usr/bin/openssl", "/usr/local/bin/openssl"].first {
            FileManager.default.isExecutableFile(atPath: $0)
        }
        if found == nil {
            FileHandle.standardError.write(Data("SKIPPED: no openssl command\n".utf8))
        }
        return found
    }()

    /// Runs the command to its end and gives standard output and error together.
    static func run(_ arguments: [String], input: String = "") throws -> (
        status: Int32, text: String
    ) {
        let process = Process()
        process.executableURL = URL(filePath: path ?? "/usr/bin/openssl")
        process.arguments = arguments
        let output = Pipe()
        let feed = Pipe()
        process.standardOutput = output
        process.standardError = output
        process.standardInput = feed
        try process.run()
        feed.fileHandleForWriting.write(Data(input.utf8))
        if !arguments.contains("s_client") { try feed.fileHandleForWriting.close() }
        let text = String(
            decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return (process.terminationStatus, text)
    }
}
