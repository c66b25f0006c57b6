import IntervalCache
import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// The loop that drives a `Session` on real descriptors; runs on one thread and is used by it alone.
///
/// It waits in poll(2) for the device, for the session's next deadline or for the order to stop,
/// and nowhere else: descriptors are non-blocking, and the calls that can hang all the same (open,
/// name resolution, close) run under `BoundedCalls`.
final class ReaderLoop {
    private var session: Session
    private let configuration: AcquisitionConfiguration
    private var demand: IntervalRingWriter<DemandSample>
    private var register: IntervalRingWriter<RegisterSample>
    private let board: AcquisitionBoard
    private let wake: WakePipe
    private let onSamples: @Sendable () -> Void
    private let onRegistration: (@Sendable (DongleRegistration) -> Void)?
    private let log: @Sendable (String) -> Void
    private let calls = BoundedCalls()
    private var journal: JournalFeed?
    /// The cause of the hole before the first sample of each series after a restart.
    private var (demandCause, registerCause): (GapCause?, GapCause?) = (nil, nil)

    private var device: OpenDevice?
    private var buffer = [UInt8](repeating: 0, count: 4096)
    private var outputs: [SessionOutput] = []
    private var mustStop = false

    /// Reads at most this many buffers before looking at deadlines and the order to stop.
    private static let readsPerRound = 16

    init(
        _ configuration: AcquisitionConfiguration,
        demand: consuming IntervalRingWriter<DemandSample>,
        register: consuming IntervalRingWriter<RegisterSample>,
        board: AcquisitionBoard, wake: WakePipe, onSamples: @escaping @Sendable () -> Void,
        onRegistration: (@Sendable (DongleRegistration) -> Void)?, journal: Journal?,
        log: @escaping @Sendable (String) -> Void
    ) {
        self.configuration = configuration
        self.journal = journal?.feed
        if let restored = journal?.restored {
            demandCause = restored.demand > 0 ? .gatewayDown : nil
            registerCause = restored.register > 0 ? .gatewayDown : nil
        }
        session = Session(
            configuration, seed: UInt64(readClocks().monotonicMilliseconds),
            handsOutRegistration: onRegistration != nil)
        if let stored = journal?.newestRegister { session.registersContinue(after: stored) }
        self.demand = demand
        self.register = register
        self.board = board
        self.wake = wake
        self.onSamples = onSamples
        self.onRegistration = onRegistration
        self.log = log
    }

    /// Runs until the wake pipe says stop.
    func run() {
        session.start(at: readClocks())
        doOutputs()
        while !mustStop {
            let deadline = min(
                session.nextDeadlineMilliseconds ?? .max, journal?.deadlineMilliseconds ?? .max)
            let wait = max(0, deadline - readClocks().monotonicMilliseconds)
            let wants = Int16(POLLIN) | (session.outgoing.isEmpty ? 0 : Int16(POLLOUT))
            let (ready, stop) = waitForEvents(
                (device?.descriptor ?? -1, wants), (wake.readEnd, Int16(POLLIN)),
                milliseconds: min(wait, 3_600_000))
            if stop != 0 { break }
            if ready != 0 { transfer(ready) }
            session.advance(to: readClocks())
            doOutputs()
            journal?.advance(toMilliseconds: readClocks().monotonicMilliseconds)
            flush()
            doOutputs()
        }
        session.stop(at: readClocks())
        doOutputs()
        journal?.stop()
        board.publish(session, at: readClocks())
    }

    /// Moves what is ready, both ways.
    private func transfer(_ ready: Int16) {
        guard let device else { return }
        var problem: LinkProblem?
        if ready & Int16(POLLIN | POLLHUP | POLLERR | POLLNVAL) != 0 {
            problem = readAll(device)
        }
        if problem == nil, ready & Int16(POLLOUT) != 0 { flush() }
        if let problem { lose(problem) }
        doOutputs()
    }

    /// Reads until nothing is left, for a bounded while.
    private func readAll(_ device: OpenDevice) -> LinkProblem? {
        for _ in 0..<Self.readsPerRound {
            switch device.read(into: &buffer) {
            case .moved(let count):
                session.receive(buffer.span.extracting(0..<count), at: readClocks())
                doOutputs()
                if self.device == nil { return nil }
            case .wouldBlock: return nil
            case .ended(let problem): return problem
            }
        }
        return nil
    }

    /// Writes what the session wants to say, as far as the device takes it now.
    private func flush() {
        guard let device, !session.outgoing.isEmpty else { return }
        switch device.write(session.outgoing) {
        case .moved(let count): session.wrote(count, at: readClocks())
        case .wouldBlock: break
        case .ended(let problem): lose(problem)
        }
    }

    /// The device is gone: closes it and tells the session.
    private func lose(_ problem: LinkProblem) {
        closeDevice()
        session.lost(problem, at: readClocks())
    }

    /// Does what the session asks for, until it asks for nothing more, and publishes its state.
    private func doOutputs() {
        var isChanged = true
        var hasSamples = false
        while isChanged {
            isChanged = false
            session.takeOutputs(into: &outputs)
            for index in outputs.indices {
                isChanged = true
                switch outputs[index] {
                case .demand(let sample):
                    store(sample)
                    hasSamples = true
                case .register(let sample):
                    store(sample)
                    hasSamples = true
                case .registration(let registration): onRegistration?(registration)
                case .log(let line): log(line)
                case .open: openDevice()
                case .close: closeDevice()
                case .checkDevice: checkDevice()
                }
            }
        }
        board.publish(session, at: readClocks())
        if hasSamples { onSamples() }
    }

    private func store(_ sample: DemandSample) {
        var sample = sample
        if let cause = demandCause.take(), sample.stamp.gapCauseBefore == nil {
            sample.stamp.gapCauseBefore = cause
        }
        guard case .stored(let sequence) = demand.append(sample) else { return }
        journal?.take(
            sample, sequence: sequence, atMilliseconds: readClocks().monotonicMilliseconds)
    }

    private func store(_ sample: RegisterSample) {
        var sample = sample
        if let cause = registerCause.take(), sample.stamp.gapCauseBefore == nil {
            sample.stamp.gapCauseBefore = cause
        }
        guard case .stored(let sequence) = register.append(sample) else { return }
        journal?.take(
            sample, sequence: sequence, atMilliseconds: readClocks().monotonicMilliseconds)
    }

    private func openDevice() {
        closeDevice()
        // So that a person sees the state while the system takes its time.
        board.publish(session, at: readClocks())
        let timing = configuration.timing
        let outcome: BoundedCalls.Outcome<DeviceOpening.Result>
        switch configuration.source {
        case .serial(let path):
            outcome = calls.run(
                milliseconds: timing.openMilliseconds, interrupt: wake.readEnd,
                { DeviceOpening.openSerial(path: path) }, discard: Self.discard)
        case .tcp(let host, let port):
            let time = timing.connectMilliseconds
            outcome = calls.run(
                milliseconds: time + 500, interrupt: wake.readEnd,
                { TCPConnecting.connect(host: host, port: port, milliseconds: time) },
                discard: Self.discard)
        }
        switch outcome {
        case .returned(.success(let opened)):
            device = opened
            session.opened(at: readClocks())
        case .returned(.failure(let problem)): session.openFailed(problem, at: readClocks())
        case .timedOut: session.openFailed(.openTimedOut, at: readClocks())
        case .refused: session.openFailed(.systemHangs, at: readClocks())
        case .interrupted: mustStop = true
        }
    }

    /// Closes the device, waiting a bounded while.
    private func closeDevice() {
        guard let device else { return }
        self.device = nil
        _ = calls.run(
            milliseconds: configuration.timing.closeMilliseconds, interrupt: -1,
            { device.discard() }, discard: { _ in })
    }

    /// A late reading may mean that the dongle came back under the same name as another device.
    private func checkDevice() {
        guard let device, case .serial(let path) = configuration.source,
            device.isReplaced(at: path)
        else { return }
        lose(.replaced)
    }

    /// Closes a device whose opening came too late.
    private static let discard: @Sendable (DeviceOpening.Result) -> Void = { late in
        if case .success(let device) = late { device.discard() }
    }
}
