/// An element of a resource that is small enough to be held as a whole.
struct ElementNode: Hashable, Sendable {
    var name: String
    var location: DecodingLocation
    var text: [UInt8] = []
    var children: [ElementNode] = []

    init(name: String, location: DecodingLocation) {
        self.name = name
        self.location = location
    }

    /// Whether the text is nothing but white space.
    var isBlank: Bool {
        text.allSatisfy { $0 == 0x20 || $0 == 0x0A || $0 == 0x09 || $0 == 0x0D }
    }
}
