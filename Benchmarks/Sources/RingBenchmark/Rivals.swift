import CRingRivals

/// The other ways to keep the last 48 hours, each full and in steady state.
final class Rivals {
    /// So many samples were put in, 4 s apart from second 0 on: more than three times over.
    static let filledCount = 140_000

    let mutexArray = MutexArrayRing()
    let cring = cring_make(capacity)
    let mutexRing = mutex_ring_make(capacity)
    let deque = deque_make(capacity)
    /// nil where Boost's headers are missing.
    let boost = boost_make(capacity)
    /// nil where SQLite is missing.
    let sqlite = sqlite_make(capacity)
    /// nil where RRDtool is missing.
    let rrd = rrd_make(capacity)

    init() {
        let count = Self.filledCount
        mutexArray.append(count, from: 0)
        cring_append(cring, 0, count)
        mutex_ring_append(mutexRing, 0, count)
        deque_append(deque, 0, count)
        if let boost { boost_append(boost, 0, count) }
        if let sqlite { sqlite_append(sqlite, 0, capacity) }
    }

    /// RRDtool's is a file; the others end with the program.
    deinit { rrd_free(rrd) }
}
