import Testing

@testable import MeterAcquisition

@Suite struct LinkProblemSentenceTests {
    @Test func `every problem has a sentence of its own that names the place`() {
        let source = MeterSource.serial(path: "/dev/raven")
        let problems: [LinkProblem] = [
            .opening(errno: 2), .opening(errno: 13), .opening(errno: 21), .opening(errno: 111),
            .openTimedOut, .systemHangs, .inUse, .notASerialDevice, .nameNotFound, .vanished,
            .closedByPeer, .replaced, .writerStuck, .silent, .failed(errno: 5),
        ]
        let sentences = problems.map { $0.sentence(for: source) }
        #expect(Set(sentences).count == problems.count)
        #expect(sentences.allSatisfy { $0.contains("/dev/raven") && "?.".contains($0.last ?? " ") })
    }
}
