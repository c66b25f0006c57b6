/// Turns the bytes of a RAVEn or EMU-2 into events.
///
/// Push bytes with ``receive(_:)-([UInt8])`` in whatever pieces they arrive, then pull with
/// ``nextEvent()`` until it says nil. No I/O, no clock, no thread: a value for one owner at a time.
///
/// - Each byte is looked at once; the outcome does not depend on the pieces (D5).
/// - Memory: what has been received and not yet pulled, plus one child of at most the fragment
///   limit. Nothing is kept of a fragment that was handed out.
/// - A known fragment made of numbers costs no allocation once the buffer has its size.
/// - After damage, decoding resumes at the next start tag of a known root (D2, D9); what was
///   skipped is reported as ``RavenFault`` (D14). No input traps (D12).
public struct RavenDecoder: Sendable {
    private var buffer: [UInt8] = []
    private var scanner: FragmentScanner
    private var handedOut = 0
    private var isFinishing = false

    /// Makes a decoder at offset 0.
    ///
    /// - Parameters:
    ///   - maximumFragmentByteCount: the longest stanza that is accepted, tags included (D9).
    ///     Genuine ones stay below 4 KiB. Values below 64 count as 64.
    ///   - retainsFieldText: whether ``ReceivedFragment/fields`` is filled; costs allocations.
    public init(maximumFragmentByteCount: Int = 65_536, retainsFieldText: Bool = false) {
        scanner = FragmentScanner(
            maximumFragmentByteCount: max(64, maximumFragmentByteCount),
            retainsFieldText: retainsFieldText, hearsCommands: false)
    }

    /// A decoder for the device's side: commands come out as unknown fragments named `Command`.
    init(hearingCommandsUpTo maximumCommandByteCount: Int) {
        scanner = FragmentScanner(
            maximumFragmentByteCount: max(64, maximumCommandByteCount),
            retainsFieldText: false, hearsCommands: true)
    }

    /// Takes the next bytes of the stream.
    public mutating func receive(_ bytes: borrowing Span<UInt8>) {
        makeRoom()
        if bytes.count == 1 {
            buffer.append(bytes[0])
            return
        }
        // Only a copy of the whole span; nothing is parsed through the pointer.
        unsafe bytes.withUnsafeBufferPointer { unsafe buffer.append(contentsOf: $0) }
    }

    /// Takes the next bytes of the stream.
    public mutating func receive(_ bytes: [UInt8]) {
        makeRoom()
        buffer.append(contentsOf: bytes)
    }

    /// Hands out the next event; nil when more bytes are needed.
    ///
    /// Inlined, so that asking in vain moves no event about.
    @inlinable
    public mutating func nextEvent() -> RavenEvent? {
        hasEvent() ? takeEvent() : nil
    }

    /// Reads on until there is an event or no byte is left.
    @usableFromInline
    mutating func hasEvent() -> Bool {
        if !scanner.events.isEmpty { return true }
        if scanner.passQuietBytes(buffer), !isFinishing { return false }
        scanner.scan(buffer)
        if isFinishing { finishScanning() }
        return !scanner.events.isEmpty
    }

    private mutating func finishScanning() {
        while scanner.events.isEmpty, scanner.isWaiting(in: buffer) {
            // No more bytes come to wait for.
            scanner.stopRun()
            scanner.scan(buffer)
        }
        guard scanner.events.isEmpty else { return }
        isFinishing = false
        scanner.finish()
    }

    /// The event that ``hasEvent()`` found.
    @usableFromInline
    mutating func takeEvent() -> RavenEvent {
        if handedOut &+ 1 == scanner.events.count {
            // The last one is moved out, not copied.
            let event = scanner.events.removeLast()
            if handedOut > 0 {
                scanner.events.removeAll(keepingCapacity: true)
                handedOut = 0
            }
            return event
        }
        handedOut &+= 1
        return scanner.events[handedOut &- 1]
    }

    /// How many bytes are held at the moment.
    public var bufferedByteCount: Int { buffer.count }

    /// Says that the stream has ended: what is open becomes a truncated fault or noise. Pull
    /// afterwards. The decoder can go on with another stream; offsets keep counting.
    public mutating func finish() {
        isFinishing = true
    }

    /// Drops what was scanned, once that is worth it and at least half of the buffer: each byte is
    /// moved a bounded number of times.
    @inline(__always)
    private mutating func makeRoom() {
        if buffer.count >= 4096 { dropScanned() }
    }

    private mutating func dropScanned() {
        let start = scanner.retainedStart
        guard start >= 2048, start >= buffer.count &- start else { return }
        buffer.removeSubrange(0..<start)
        scanner.drop(start)
    }
}
