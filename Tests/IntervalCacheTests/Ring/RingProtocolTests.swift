import Testing

/// All executions that the C++ memory model allows for the ring's protocol, and for what is left of
/// it when a part is taken away.
@Suite struct RingProtocolTests {
    /// Every size that can be tried exhaustively in a moment.
    static let sizes: [(slots: Int, words: Int)] = [
        (2, 1), (2, 2), (2, 3), (3, 1), (3, 2), (3, 3), (4, 2), (5, 2),
    ]

    static func check(_ change: (inout RingProtocolModel) -> Void) -> RingProtocolModel.Verdict {
        var sum = RingProtocolModel.Verdict()
        for (slots, words) in sizes {
            var model = RingProtocolModel(
                slotCount: slots, wordCount: words, sampleCount: 3 * slots + 2)
            change(&model)
            let verdict = model.check()
            sum.executions += verdict.executions
            sum.kept += verdict.kept
            sum.mixed += verdict.mixed
        }
        return sum
    }

    @Test("the protocol: no execution keeps a mixed, old or unfinished sample")
    func protocolHolds() {
        let verdict = Self.check { _ in }
        #expect(verdict.mixed == 0)
        #expect(verdict.kept > 100)
        #expect(verdict.kept < verdict.executions)
    }

    @Test("releasing word stores and acquiring word loads would do without the fences")
    func orderedWords() {
        let verdict = Self.check {
            $0.wordStores = .releasing
            $0.wordLoads = .acquiring
            $0.hasWriterFence = false
            $0.hasReaderFence = false
        }
        #expect(verdict.mixed == 0)
        #expect(verdict.kept > 100)
    }

    /// The protocol with a part taken away.
    enum Mutant: String, CaseIterable {
        case noWriterFence = "no W1"
        case relaxedHeadStore = "W3 relaxed"
        case noReaderFence = "no R3"
        case offByOne = "R5 keeps the slot being written"
        case relaxedFirstHeadLoad = "R1 relaxed"
        case headNotLookedAtAgain = "no R4"
        case releasingWordsOnly = "releasing words, relaxed loads, no R3"

        func apply(to model: inout RingProtocolModel) {
            switch self {
            case .noWriterFence: model.hasWriterFence = false
            case .relaxedHeadStore: model.headStore = .relaxed
            case .noReaderFence: model.hasReaderFence = false
            case .offByOne: model.tolerance = 1
            case .relaxedFirstHeadLoad: model.firstHeadLoad = .relaxed
            case .headNotLookedAtAgain: model.checksHeadAgain = false
            case .releasingWordsOnly:
                model.wordStores = .releasing
                model.hasReaderFence = false
            }
        }
    }

    @Test("a part taken away: some execution keeps a mixed sample", arguments: Mutant.allCases)
    func mutant(_ mutant: Mutant) {
        #expect(Self.check { mutant.apply(to: &$0) }.mixed > 0)
    }
}
