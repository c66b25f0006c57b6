/// The protocol of the ring (see the table at `RingCore`), with a switch for each of its parts.
struct RingProtocolModel {
    var slotCount = 3
    var wordCount = 2
    var sampleCount = 7

    // W1, W2, W3
    var hasWriterFence = true
    var wordStores = MemoryModel.StoreOrder.relaxed
    var headStore = MemoryModel.StoreOrder.releasing
    // R1 to R5
    var firstHeadLoad = MemoryModel.LoadOrder.acquiring
    var wordLoads = MemoryModel.LoadOrder.relaxed
    var hasReaderFence = true
    var checksHeadAgain = true
    /// Number i is kept where `g - i < slotCount - 1 + tolerance`.
    var tolerance = 0

    struct Verdict {
        var executions = 0
        var kept = 0
        /// Executions in which a sample was kept that is not wholly the one asked for.
        var mixed = 0
    }

    private var headLocation: Int { 0 }

    private func location(_ number: Int, _ word: Int) -> Int {
        1 + number % slotCount * wordCount + word
    }

    /// Tries every execution of one reader that copies one visible sample, for every such sample.
    func check() -> Verdict {
        var memory = MemoryModel(locationCount: 1 + slotCount * wordCount)
        for number in 1...sampleCount {
            if hasWriterFence { memory.fenceReleasing() }
            for word in 0..<wordCount {
                memory.store(number, to: location(number, word), wordStores)
            }
            memory.store(number, to: headLocation, headStore)
        }
        var verdict = Verdict()
        for (head, reader) in memory.loads(headLocation, firstHeadLoad, memory.reader()) {
            let oldest = max(1, head - (slotCount - 1 + tolerance) + 1)
            guard oldest <= head else { continue }
            for number in oldest...head {
                copy(number, word: 0, isWhole: true, reader, memory, &verdict)
            }
        }
        return verdict
    }

    private func copy(
        _ number: Int, word: Int, isWhole: Bool, _ reader: MemoryModel.Reader,
        _ memory: MemoryModel, _ verdict: inout Verdict
    ) {
        if word < wordCount {
            for (value, after) in memory.loads(location(number, word), wordLoads, reader) {
                copy(
                    number, word: word + 1, isWhole: isWhole && value == number, after, memory,
                    &verdict)
            }
            return
        }
        var reader = reader
        if hasReaderFence { memory.fenceAcquiring(&reader) }
        let heads = checksHeadAgain ? memory.loads(headLocation, .relaxed, reader) : []
        for head in checksHeadAgain ? heads.map(\.value) : [number] {
            verdict.executions += 1
            guard head - number < slotCount - 1 + tolerance else { continue }
            verdict.kept += 1
            if !isWhole { verdict.mixed += 1 }
        }
    }
}
