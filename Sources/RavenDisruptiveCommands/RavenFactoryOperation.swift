/// EMU-2 commands for firmware and factory use, by their names on the wire (XML API facts, 3.2).
public enum RavenFactoryOperation: String, Hashable, Sendable, CaseIterable {
    /// Erases the flash memory and halts.
    case eraseHalt = "erase_halt"
    /// Factory test.
    case secret
    /// Announces a firmware image.
    case imageNotify = "image_notify"
    /// Transfers a block of a firmware image.
    case imageBlock = "image_block"
    /// Asks for a block of a firmware image.
    case imageBlockRequest = "image_block_request"
    /// Prints a block of a firmware image.
    case imageBlockDump = "image_block_dump"
    /// Makes the running firmware image invalid.
    case imageInvalidateCurrent = "image_invalidate_current"
}
