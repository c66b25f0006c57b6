/// What hangs on one line: a simulated dongle, or a recording of a real one before it.
///
/// A recording is passed through byte for byte and answers nothing; what the host sends meanwhile
/// is read and counted. It begins with the first byte from the host, or some time after the host
/// has connected, so that a host that clears its input on opening loses nothing. When the host
/// goes away in the middle, the rest is kept for the next one.
///
/// Used like `SimulatedDongle`; a value type, without input or output of its own.
public struct SimulatedDevice: Sendable {
    /// What happens when a recording has been sent to its end.
    public enum Afterwards: String, CaseIterable, Hashable, Sendable {
        /// The line stays open and nothing more is said.
        case silent
        /// The simulated dongle takes over.
        case live
        /// The line is closed, as if the device had been unplugged for good.
        case close
    }

    /// Captured bytes of a device, and what follows them.
    public struct Recording: Hashable, Sendable {
        /// The bytes as captured.
        public var bytes: [UInt8]
        /// What follows the last byte.
        public var afterwards: Afterwards
        /// How long after the connection the first byte goes out if the host says nothing, in
        /// simulated milliseconds.
        public var startDelayMilliseconds: Int64

        /// A recording to be played once.
        public init(
            bytes: [UInt8], afterwards: Afterwards = .silent, startDelayMilliseconds: Int64 = 500
        ) {
            self.bytes = bytes
            self.afterwards = afterwards
            self.startDelayMilliseconds = startDelayMilliseconds
        }
    }

    /// The dongle, which keeps its time also while a recording is played.
    public private(set) var dongle: SimulatedDongle
    private var recording: Recording?
    private var sentByteCount = 0
    private var hasClient = false
    private var playsFromUnixMilliseconds = Int64.max
    private var isFinished = false
    private var isClosed = false
    private var log: [String] = []

    /// A simulated dongle, or a recording with a dongle in reserve.
    public init(_ configuration: DongleConfiguration, recording: Recording? = nil) {
        dongle = SimulatedDongle(configuration)
        self.recording = recording
    }

    /// False while the device is unplugged.
    public var isPresent: Bool { !isClosed && dongle.isPresent }

    /// Whether the device takes bytes at the moment.
    public var isListening: Bool { dongle.isListening }

    /// When something happens next in simulated time; nil when nothing will without the host.
    public var nextEventUnixMilliseconds: Int64? {
        guard recording != nil, hasClient, !isFinished, dongle.now < playsFromUnixMilliseconds
        else {
            return dongle.nextEventUnixMilliseconds
        }
        return min(playsFromUnixMilliseconds, dongle.nextEventUnixMilliseconds ?? .max)
    }

    /// A host has opened the line.
    public mutating func connectClient(atUnixMilliseconds time: Int64) {
        dongle.advance(toUnixMilliseconds: time)
        guard isPresent, !hasClient else { return }
        hasClient = true
        if let recording {
            if !isFinished {
                playsFromUnixMilliseconds = time + recording.startDelayMilliseconds
            }
            log.append("client connected, replay from byte \(sentByteCount)")
        } else {
            dongle.connectClient(atUnixMilliseconds: time)
        }
    }

    /// The host has closed the line.
    public mutating func disconnectClient(atUnixMilliseconds time: Int64) {
        dongle.disconnectClient(atUnixMilliseconds: time)
        guard hasClient else { return }
        hasClient = false
        if let recording {
            log.append(
                "client disconnected at byte \(sentByteCount) of \(recording.bytes.count)")
        }
    }

    /// Bytes from the host.
    public mutating func receive(_ bytes: [UInt8], atUnixMilliseconds time: Int64) {
        if hasClient { playsFromUnixMilliseconds = min(playsFromUnixMilliseconds, time) }
        dongle.receive(bytes, atUnixMilliseconds: time)
    }

    /// Lets simulated time pass up to `time`.
    public mutating func advance(toUnixMilliseconds time: Int64) {
        dongle.advance(toUnixMilliseconds: time)
        if !dongle.isPresent { hasClient = false }
    }

    /// Whether bytes wait for the host.
    public var hasOutput: Bool {
        recording == nil ? dongle.outputByteCount > 0 : isPlaying
    }

    private var isPlaying: Bool {
        hasClient && isPresent && !isFinished && dongle.now >= playsFromUnixMilliseconds
    }

    /// Adds at most `maximumByteCount` bytes for the host to `destination`.
    public mutating func takeOutput(into destination: inout [UInt8], maximumByteCount: Int) {
        guard let recording else {
            dongle.takeOutput(into: &destination, maximumByteCount: maximumByteCount)
            return
        }
        guard isPlaying else { return }
        let end =
            sentByteCount + min(max(maximumByteCount, 0), recording.bytes.count - sentByteCount)
        destination += recording.bytes[sentByteCount..<end]
        sentByteCount = end
        if end == recording.bytes.count, maximumByteCount > 0 { finish(recording) }
    }

    /// The lines logged since the last call, oldest first.
    public mutating func takeLog() -> [String] {
        defer { log.removeAll() }
        return log + dongle.takeLog()
    }

    private mutating func finish(_ finished: Recording) {
        isFinished = true
        switch finished.afterwards {
        case .silent:
            // The recording is kept, with nothing left of it: it answers nothing.
            log.append("replay finished, \(sentByteCount) bytes; staying open and silent")
        case .live:
            recording = nil
            log.append("replay finished, \(sentByteCount) bytes; going on live")
            dongle.connectClient(atUnixMilliseconds: dongle.now)
        case .close:
            recording = nil
            isClosed = true
            hasClient = false
            log.append("replay finished, \(sentByteCount) bytes; closing")
        }
    }
}
