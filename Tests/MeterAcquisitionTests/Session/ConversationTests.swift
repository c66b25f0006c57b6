import RavenKit
import Testing

@testable import MeterAcquisition

struct ConversationTests {
    private static let timing = {
        var timing = AcquisitionTiming()
        timing.commandPauseMilliseconds = 500
        timing.answerMilliseconds = 4_000
        return timing
    }()

    private var conversation = Conversation(timing: Self.timing)

    private func bytes(_ command: AcquisitionCommand) -> [UInt8] {
        var bytes: [UInt8] = []
        command.encode(into: &bytes)
        return bytes
    }

    /// Puts the next command out and takes all of its bytes.
    private mutating func say(at now: Int64) -> [UInt8] {
        #expect(conversation.advance(toMilliseconds: now) == nil)
        let said = conversation.outgoing
        if !said.isEmpty { conversation.wrote(said.count, atMilliseconds: now) }
        return said
    }

    @Test mutating func `one command at a time, the next after the answer and a pause`() {
        conversation.enqueue(.listMeters)
        conversation.enqueue(.connectionStatus)
        #expect(conversation.nextDeadlineMilliseconds == 0)
        #expect(say(at: 0) == bytes(.listMeters))
        #expect(conversation.nextDeadlineMilliseconds == 4_000)
        #expect(say(at: 1_000).isEmpty)
        conversation.received(.connectionStatus, atMilliseconds: 1_000)
        #expect(say(at: 1_000).isEmpty, "another kind is no answer")
        conversation.received(.meterList, atMilliseconds: 1_000)
        #expect(conversation.nextDeadlineMilliseconds == 1_500)
        #expect(say(at: 1_499).isEmpty)
        #expect(say(at: 1_500) == bytes(.connectionStatus))
        #expect(conversation.counts == .init(sent: 2, answered: 1, unanswered: 0))
    }

    @Test mutating func `an answer that is overdue is given up, and named`() {
        conversation.enqueue(.deviceInfo)
        #expect(say(at: 0) == bytes(.deviceInfo))
        #expect(conversation.advance(toMilliseconds: 3_999) == nil)
        #expect(conversation.advance(toMilliseconds: 4_000) == .deviceInfo)
        #expect(conversation.counts.unanswered == 1)
        #expect(conversation.nextDeadlineMilliseconds == nil)
    }

    @Test mutating func `what the dongle never answers holds up nothing but for the pause`() {
        conversation.enqueue(.initialize)
        conversation.enqueue(.listMeters)
        #expect(say(at: 0) == bytes(.initialize))
        #expect(say(at: 499).isEmpty)
        #expect(say(at: 500) == bytes(.listMeters))
    }

    @Test mutating func `a command that waits or is awaited is not lined up twice`() {
        for _ in 0..<3 { conversation.enqueue(.listMeters) }
        #expect(say(at: 0) == bytes(.listMeters))
        conversation.enqueue(.listMeters)
        conversation.received(.meterList, atMilliseconds: 0)
        #expect(conversation.nextDeadlineMilliseconds == nil)
    }

    @Test mutating func `a write that is taken in pieces keeps its start until it is whole`() {
        conversation.enqueue(.listMeters)
        #expect(conversation.advance(toMilliseconds: 7) == nil)
        let count = conversation.outgoing.count
        #expect(conversation.outgoingSinceMilliseconds == 7)
        conversation.wrote(3, atMilliseconds: 100)
        #expect(conversation.outgoing.count == count - 3)
        #expect(conversation.outgoingSinceMilliseconds == 7)
        #expect(conversation.nextDeadlineMilliseconds == nil)
        conversation.received(.meterList, atMilliseconds: 100)
        conversation.wrote(count, atMilliseconds: 200)
        #expect(conversation.outgoing.isEmpty && conversation.outgoingSinceMilliseconds == nil)
        #expect(
            conversation.nextDeadlineMilliseconds == 4_200, "an answer before the question is none")
    }

    @Test mutating func `the line of commands is bounded, and forgotten with the link`() {
        for meter in 0..<200 as Range<UInt64> {
            conversation.enqueue(.meterInfo(EUI64(rawValue: meter)))
        }
        var now: Int64 = 0
        var said = 0
        while let deadline = conversation.nextDeadlineMilliseconds {
            now = max(now, deadline)
            _ = conversation.advance(toMilliseconds: now)
            if !conversation.outgoing.isEmpty { said += 1 }
            conversation.wrote(.max, atMilliseconds: now)
        }
        #expect(said == 48)
        conversation.enqueue(.listMeters)
        conversation.reset()
        #expect(conversation.nextDeadlineMilliseconds == nil)
    }
}
