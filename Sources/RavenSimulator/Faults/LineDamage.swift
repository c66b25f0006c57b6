/// What is to be done to the next fragment on its way to the host.
struct LineDamage: Hashable, Sendable {
    /// Stops the fragment after so many bytes, at a random place where that is nil.
    var cutByteCounts: [Int?] = []
    var doubledByteCounts: [Int] = []
    var flippedByteCounts: [Int] = []
    /// The next connection begins with the tail of a fragment.
    var opensMidStanza = false

    /// Applies and forgets what is waiting for this fragment.
    mutating func apply(to fragment: inout [UInt8], random: inout SeededSequence) {
        if !flippedByteCounts.isEmpty {
            for _ in 0..<flippedByteCounts.removeFirst() {
                let place = random.next(below: fragment.count)
                fragment[place] ^= UInt8(1 << random.next(below: 8))
            }
        }
        if !doubledByteCounts.isEmpty {
            let length = min(doubledByteCounts.removeFirst(), fragment.count)
            let start = random.next(below: fragment.count - length + 1)
            fragment.insert(contentsOf: Array(fragment[start..<start + length]), at: start)
        }
        if !cutByteCounts.isEmpty {
            let length = cutByteCounts.removeFirst() ?? 1 + random.next(below: fragment.count)
            fragment.removeSubrange(min(length, fragment.count)...)
        }
    }
}
