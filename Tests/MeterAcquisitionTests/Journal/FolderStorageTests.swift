import Foundation
import Testing

@testable import MeterAcquisition

/// Segments in a real folder.
struct FolderStorageTests {
    private final class Folder {
        let path = FileManager.default.temporaryDirectory
            .appending(path: "openseg-\(UUID().uuidString)").path
        deinit { try? FileManager.default.removeItem(atPath: path) }
    }

    private let folder = Folder()

    private func file(_ name: String) -> String { folder.path + "/" + name }

    @Test func `the folder is made, and what is appended is read back and can be cut`() throws {
        var storage = try FolderStorage(path: folder.path)
        defer { storage.closeAll() }
        let attributes = try FileManager.default.attributesOfItem(atPath: folder.path)
        #expect(attributes[.posixPermissions] as? Int == 0o700)
        try storage.open(0x2A, isNew: true)
        try storage.append([1, 2, 3])
        try storage.append([4, 5])
        #expect(try storage.read(0x2A) == [1, 2, 3, 4, 5])
        try storage.cut(to: 2)
        storage.close()
        try storage.open(0x2A, isNew: false)
        try storage.append([6])
        #expect(try storage.read(0x2A) == [1, 2, 6])
        #expect(
            try Data(contentsOf: URL(filePath: file("openseg-000000000000002a.journal")))
                == Data([1, 2, 6]))
    }

    @Test func `segments are told in order, and other people's files are left alone`() throws {
        var storage = try FolderStorage(path: folder.path)
        defer { storage.closeAll() }
        for number in [300, 2, 17] as [UInt64] { try storage.open(number, isNew: true) }
        for name in [
            "openseg-1.journal", "openseg-000000000000000G.journal", "notes.txt",
            "openseg-000000000000002A.journal", "openseg-0000000000000001.journal.bak",
        ] {
            try Data().write(to: URL(filePath: file(name)))
        }
        #expect(try storage.segments() == [2, 17, 300])
        #expect(try storage.segments() == [2, 17, 300], "listing does not use the list up")
        storage.close()
        try storage.remove(17)
        #expect(try storage.segments() == [2, 300])
    }

    @Test func `a second gateway can not have the folder until the first is gone`() throws {
        var first = try FolderStorage(path: folder.path)
        #expect(throws: JournalStorageError(operation: .lock, errorNumber: EWOULDBLOCK)) {
            _ = try FolderStorage(path: folder.path)
        }
        first.closeAll()
        var second = try FolderStorage(path: folder.path)
        second.closeAll()
    }

    @Test func `what can not be done says what it was`() throws {
        #expect(throws: JournalStorageError(operation: .open, errorNumber: ENOENT)) {
            _ = try FolderStorage(path: folder.path + "/no/such")
        }
        var storage = try FolderStorage(path: folder.path)
        defer { storage.closeAll() }
        #expect(throws: JournalStorageError(operation: .read, errorNumber: ENOENT)) {
            _ = try storage.read(1)
        }
        #expect(throws: JournalStorageError(operation: .remove, errorNumber: ENOENT)) {
            try storage.remove(1)
        }
        #expect(throws: JournalStorageError(operation: .create, errorNumber: ENOENT)) {
            try storage.open(1, isNew: false)
        }
        try storage.open(1, isNew: true)
        #expect(throws: JournalStorageError(operation: .create, errorNumber: EEXIST)) {
            try storage.open(1, isNew: true)
        }
        #expect(throws: JournalStorageError(operation: .append, errorNumber: EBADF)) {
            try storage.append([1])
        }
        // A name of ours that leads elsewhere is not written through.
        try FileManager.default.createSymbolicLink(
            atPath: file("openseg-0000000000000005.journal"), withDestinationPath: file("other"))
        #expect(throws: JournalStorageError(operation: .create, errorNumber: ELOOP)) {
            try storage.open(5, isNew: false)
        }
    }
}
