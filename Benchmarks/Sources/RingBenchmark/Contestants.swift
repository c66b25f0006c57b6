import IntervalCache
import Synchronization

/// 48 hours at one sample every 4 s.
let capacity = 43_200

/// Our ring with its writer, full and in steady state.
final class FullRing {
    let ring: IntervalRing<DemandSample>
    private var writer: IntervalRingWriter<DemandSample>?
    var time: Int64 = 1_700_000_000

    /// Filled more than twice over; `isRegular`: a sample every 4 s, else 1 to 8 s apart.
    init(
        isRegular: Bool = true, capacity: Int = RingBenchmark.capacity, layout: RingLayout = .slack
    ) {
        ring = IntervalRing(capacity: capacity, nominalIntervalSeconds: 4, layout: layout)
        writer = ring.takeWriter()
        let count = capacity * 13 / 4
        if isRegular { append(count) } else { appendIrregularly(count) }
    }

    @inline(never)
    func append(_ count: Int) {
        // Taken out of the class for the loop, as a thread that owns the writer would have it.
        guard var writer = writer.take() else { fatalError("a new ring has a writer") }
        var time = time
        for index in 0..<count {
            time &+= 4
            writer.append(Self.sample(time, Int64(index & 0xF_FFFF)))
        }
        self.time = time
        self.writer = consume writer
    }

    @inline(never)
    func appendIrregularly(_ count: Int) {
        guard var writer = writer.take() else { fatalError("a new ring has a writer") }
        for index in 0..<count {
            time &+= 1 + Int64(truncatingIfNeeded: (UInt64(index) &* 0x9E37_79B9_7F4A_7C15) >> 61)
            writer.append(Self.sample(time, Int64(index & 0xF_FFFF)))
        }
        self.writer = consume writer
    }

    @inline(__always)
    static func sample(_ time: Int64, _ milliwatts: Int64) -> DemandSample {
        guard let sample = try? DemandSample(timeUnixSeconds: time, demandMilliwatts: milliwatts)
        else { fatalError("these times and values fit") }
        return sample
    }
}

/// A Swift array used as a ring, behind a `Mutex`.
final class MutexArrayRing: Sendable {
    struct Contents {
        var samples: [DemandSample]
        var next = 0
    }
    let contents: Mutex<Contents>

    init() {
        contents = Mutex(
            Contents(samples: Array(repeating: FullRing.sample(0, 0), count: capacity)))
    }

    @inline(never)
    func append(_ count: Int, from start: Int64) {
        for index in 0..<count {
            let sample = FullRing.sample(start &+ 4 &* Int64(index), Int64(index & 0xF_FFFF))
            contents.withLock { contents in
                contents.samples[contents.next] = sample
                contents.next += 1
                if contents.next == capacity { contents.next = 0 }
            }
        }
    }

    func newest() -> DemandSample {
        contents.withLock { $0.samples[$0.next == 0 ? capacity - 1 : $0.next - 1] }
    }

    func copy(_ count: Int, into destination: inout [DemandSample]) {
        contents.withLock { contents in
            let first = (contents.next + capacity - count) % capacity
            let straight = min(count, capacity - first)
            destination.withUnsafeMutableBufferPointer { destination in
                contents.samples.withUnsafeBufferPointer { samples in
                    guard let to = destination.baseAddress, let from = samples.baseAddress else {
                        return
                    }
                    to.update(from: from + first, count: straight)
                    (to + straight).update(from: from, count: count - straight)
                }
            }
        }
    }
}
