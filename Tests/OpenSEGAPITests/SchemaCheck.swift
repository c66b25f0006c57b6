import Foundation
import TestSupport

/// Holds a feed against an official schema, with xmllint and no network.
enum SchemaCheck {
    /// What xmllint has to say against the feed; empty where it validates.
    static func findings(feed: String, schema: String) throws -> String {
        guard let folder = SharedData.schemas else { return "no schemas" }
        let schemaFile = folder.appending(path: schema)
        let feedFile = FileManager.default.temporaryDirectory
            .appending(path: "openseg-api-test-\(UUID().uuidString).xml")
        try Data(feed.utf8).write(to: feedFile)
        defer { try? FileManager.default.removeItem(at: feedFile) }
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [
            "xmllint", "--nonet", "--noout", "--schema", schemaFile.path, feedFile.path,
        ]
        process.environment = ProcessInfo.processInfo.environment.merging([
            "XML_CATALOG_FILES": schemaFile.deletingLastPathComponent()
                .appending(path: "catalog.xml").path
        ]) { $1 }
        let output = Pipe()
        process.standardError = output
        process.standardOutput = output
        try process.run()
        let said = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return process.terminationStatus == 0
            ? "" : String(decoding: said.prefix(2000), as: UTF8.self)
    }
}
