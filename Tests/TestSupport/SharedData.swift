import Foundation

/// Finds third-party sample data and schemas, which tests may read but the project never contains.
///
/// The folder is the one named by the environment variable `OPENSEG_SHARED`, else `../shared`
/// beside the package. Tests that need it are declared `.enabled(if: SharedData.isPresent)`.
public enum SharedData {
    /// The folder that holds `samples/` and `schemas/`, or nil where there is none.
    public static let folder: URL? = {
        let packageRoot = URL(filePath: #filePath)
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let named = ProcessInfo.processInfo.environment["OPENSEG_SHARED"].map { URL(filePath: $0) }
        let beside = packageRoot.deletingLastPathComponent().appending(path: "shared")
        return [named, beside].compactMap(\.self).first {
            FileManager.default.fileExists(atPath: $0.appending(path: "samples").path)
        }
    }()

    /// Whether the shared folder is there; says so once on standard error where it is not.
    public static let isPresent: Bool = {
        if folder != nil { return true }
        let note =
            "SKIPPED: no shared sample data (set OPENSEG_SHARED to the folder that has samples/)\n"
        FileHandle.standardError.write(Data(note.utf8))
        return false
    }()

    /// The folder that holds the official schemas: the one named by `OPENSEG_SCHEMAS`, else the one in
    /// the shared folder, or nil where there is neither.
    public static let schemas: URL? = {
        let named = ProcessInfo.processInfo.environment["OPENSEG_SCHEMAS"].map { URL(filePath: $0) }
        return [named, folder?.appending(path: "schemas")].compactMap(\.self).first {
            FileManager.default.fileExists(atPath: $0.appending(path: "espi-3.3/usage.xsd").path)
        }
    }()

    /// Whether the official schemas are there; says so once on standard error where they are not.
    public static let hasSchemas: Bool = {
        if schemas != nil { return true }
        FileHandle.standardError.write(
            Data("SKIPPED: no official schemas (scripts/schemas fetches them)\n".utf8))
        return false
    }()

    /// The bytes of one file below the shared folder, for instance `samples/raven/x.xml`.
    public static func bytes(_ path: String) throws -> [UInt8] {
        guard let folder else { throw CocoaError(.fileNoSuchFile) }
        return [UInt8](try Data(contentsOf: folder.appending(path: path)))
    }
}
