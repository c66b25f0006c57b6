import Foundation
import TestSupport
import Testing

/// Checks feeds with `xmllint`: against our own stricter schema, which is always there, and against
/// the official ones where they lie beside the package.
enum SchemaValidation {
    /// Whether `xmllint` is there; says so once where it is not.
    static let hasXMLLint: Bool = {
        if FileManager.default.isExecutableFile(atPath: xmllint) { return true }
        FileHandle.standardError.write(
            Data("SKIPPED: no xmllint (Debian package libxml2-utils)\n".utf8))
        return false
    }()

    /// Whether the official schemas are there as well.
    static let isPossible = hasXMLLint && SharedData.hasSchemas

    private static let xmllint = "/usr/bin/xmllint"

    /// What `xmllint` says against a schema; nil when the feed is valid.
    static func complaint(_ feed: [UInt8], schema: URL) throws -> String? {
        let process = Process()
        process.executableURL = URL(filePath: xmllint)
        process.arguments = ["--nonet", "--noout", "--schema", schema.path, "-"]
        process.environment = [
            "XML_CATALOG_FILES": schema.deletingLastPathComponent()
                .appending(path: "catalog.xml").path
        ]
        let feedFile = FileManager.default.temporaryDirectory
            .appending(path: "feed-\(UUID().uuidString).xml")
        try Data(feed).write(to: feedFile)
        defer { try? FileManager.default.removeItem(at: feedFile) }
        process.standardInput = try FileHandle(forReadingFrom: feedFile)
        let messages = Pipe()
        process.standardError = messages
        try process.run()
        let said = messages.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return process.terminationStatus == 0 ? nil : String(decoding: said, as: UTF8.self)
    }

    /// Expects that both official schema sets accept the feed.
    static func expectValid(
        _ feed: [UInt8], sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let folder = try #require(SharedData.schemas)
        for schema in ["espi-3.3/usage.xsd", "espi-4.0/espi.xsd"] {
            let complaint = try complaint(feed, schema: folder.appending(path: schema))
            #expect(complaint == nil, "\(schema)", sourceLocation: sourceLocation)
        }
    }

    /// Expects that our own schema accepts the feed, and the official ones where they are there.
    static func expectStrictlyValid(
        _ feed: [UInt8], sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let schema = URL(filePath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Schemas/strict-feed.xsd")
        let complaint = try complaint(feed, schema: schema)
        #expect(complaint == nil, "our own schema", sourceLocation: sourceLocation)
        if isPossible { try expectValid(feed, sourceLocation: sourceLocation) }
    }
}
