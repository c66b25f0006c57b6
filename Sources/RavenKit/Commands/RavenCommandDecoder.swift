/// The device's ear: finds commands in a stream of bytes, with or without line ends, in any pieces.
///
/// The rules are those of ``RavenDecoder``, with the roles exchanged: a command is handed out when
/// its end tag has come, whatever is no command is dropped, and a command that grows beyond the
/// limit is dropped and the next one found.
public struct RavenCommandDecoder: Sendable {
    private var decoder: RavenDecoder

    /// Makes a decoder; commands longer than the limit are dropped. Values below 64 count as 64.
    public init(maximumCommandByteCount: Int = 4096) {
        decoder = RavenDecoder(hearingCommandsUpTo: maximumCommandByteCount)
    }

    /// Takes the next bytes of the stream.
    public mutating func receive(_ bytes: [UInt8]) {
        decoder.receive(bytes)
    }

    /// Hands out the next command; nil when more bytes are needed.
    public mutating func nextCommand() -> ReceivedCommand? {
        while let event = decoder.nextEvent() {
            guard case .fragment(let received) = event,
                case .unknown(let root) = received.fragment,
                root.name == RavenRoot.command.name
            else { continue }
            var arguments = root.fields
            var name = ""
            if let place = arguments.firstIndex(where: { $0.name.equalsIgnoringASCIICase("Name") })
            {
                name = arguments.remove(at: place).text.asciiLowercased
            }
            return ReceivedCommand(name: name, arguments: arguments)
        }
        return nil
    }
}
