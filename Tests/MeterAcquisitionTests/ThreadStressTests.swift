import IntervalCache
import RavenKit
import Synchronization
import Testing

@testable import MeterAcquisition

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Everything that the acquisition shares between threads, from several threads at once.
/// `scripts/check-threads` runs them under ThreadSanitizer.
@Suite(.timeLimit(.minutes(5)))
struct ThreadStressTests {
    private struct Pair: BitwiseCopyable, Sendable {
        var number: UInt64 = 0
        var complement: UInt64 = .max
        var text = InlineText<21>()
    }

    @Test func `readers of a published value see whole values, each no older than the last`() {
        let board = PublishedValue(Pair())
        let crew = Crew()
        let torn = Atomic<Int>(0)
        let shares = [Share(), Share(), Share()]
        for share in shares {
            crew.add {
                var newest: UInt64 = 0
                while !crew.isOver {
                    let seen = board.load()
                    if seen.complement != ~seen.number || seen.number < newest
                        || seen.number > 0 && seen.text.string != String(seen.number)
                    {
                        torn.add(1, ordering: .relaxed)
                    }
                    newest = seen.number
                    share.count.add(1, ordering: .relaxed)
                }
            }
        }
        var number: UInt64 = 0
        while number < 20_000 || shares.contains(where: { $0.value < 500 }) {
            number += 1
            board.store(
                Pair(number: number, complement: ~number, text: InlineText(String(number))))
        }
        #expect(crew.finish())
        #expect(torn.load(ordering: .relaxed) == 0)
        #expect(board.load().number == number)
    }

    @Test func `snapshot, notices and audit log are read while a session is published`() {
        let board = AcquisitionBoard()
        let crew = Crew()
        let wrong = Atomic<Int>(0)
        let shares = [Share(), Share()]
        for share in shares {
            crew.add {
                var expected: UInt64 = 0
                while !crew.isOver {
                    let polls = board.snapshot.polls
                    let audit = board.auditText
                    let message = board.notices.message
                    if polls.expected != polls.answered + polls.late + polls.lost.total
                        || polls.expected < expected || !audit.isEmpty && audit.last != "\n"
                        || message.map({ $0.text != "number \($0.number ?? 0)" }) ?? false
                    {
                        wrong.add(1, ordering: .relaxed)
                    }
                    expected = polls.expected
                    share.count.add(1, ordering: .relaxed)
                }
            }
        }
        var script = ScriptedSession(readsPriceAndMessages: true)
        script.answerAll()
        script.start()
        var round: UInt32 = 0
        while round < 500 || shares.contains(where: { $0.value < 100 }) {
            round += 1
            if round % 5 != 0 {
                script.readEveryInterval(1)
            } else {
                script.pass(milliseconds: 9_000)
            }
            script.hear(.messageCluster(MessageCluster(id: round, text: "number \(round)")))
            board.publish(script.session, at: script.now)
        }
        #expect(crew.finish())
        #expect(wrong.load(ordering: .relaxed) == 0)
        #expect(board.notices.message?.number == round)
        #expect(board.auditText == script.session.auditText)
    }

    /// Values that are handed over or discarded, told apart from lost ones.
    private final class Value: Sendable {
        let number: Int
        init(_ number: Int) { self.number = number }
    }

    @Test func `a call that ends beside its deadline is handed over or discarded, never both`() {
        let calls = BoundedCalls(limit: 1_000)
        let crew = Crew()
        let accepted = Atomic<Int>(0)
        let handedOver = Atomic<Int>(0)
        let discarded = Atomic<Int>(0)
        let sum = Atomic<Int>(0)
        let (inTime, late) = (Share(), Share())
        for worker in 0..<3 {
            crew.add {
                var turn = 0
                while !crew.isOver {
                    turn += 1
                    let number = 3 * turn + worker
                    let gate = WakePipe()
                    // Some find the way open, some are let go at their deadline by another thread.
                    let isHeld = turn % 3 == 0
                    if !isHeld { gate.wake() }
                    let outcome = calls.run(
                        milliseconds: isHeld ? 1 : Int64(turn % 3), interrupt: -1,
                        {
                            _ = waitForEvents((gate.readEnd, 1), (-1, 0), milliseconds: 60_000)
                            return Value(number)
                        },
                        discard: { value in
                            sum.add(value.number, ordering: .relaxed)
                            discarded.add(1, ordering: .releasing)
                        })
                    gate.wake()
                    switch outcome {
                    case .refused: continue
                    case .returned(let value):
                        sum.add(value.number, ordering: .relaxed)
                        handedOver.add(1, ordering: .releasing)
                        inTime.count.add(1, ordering: .relaxed)
                    case .timedOut: late.count.add(1, ordering: .relaxed)
                    case .interrupted: sum.add(.min / 2, ordering: .relaxed)
                    }
                    sum.subtract(number, ordering: .relaxed)
                    accepted.add(1, ordering: .relaxed)
                }
            }
        }
        while inTime.value < 300 || late.value < 100 { yieldProcessor() }
        #expect(crew.finish())
        // The calls given up last discard what they bring in their own time.
        let end = readClocks().monotonicMilliseconds + 20_000
        while handedOver.load(ordering: .acquiring) + discarded.load(ordering: .acquiring)
            < accepted.load(ordering: .relaxed), readClocks().monotonicMilliseconds < end
        { yieldProcessor() }
        #expect(
            handedOver.load(ordering: .acquiring) + discarded.load(ordering: .acquiring)
                == accepted.load(ordering: .relaxed))
        #expect(sum.load(ordering: .relaxed) == 0)
    }

    @Test func `no more calls hang than are allowed, whoever asks`() {
        let calls = BoundedCalls(limit: 2)
        let release = WakePipe()
        for _ in 0..<2 {
            let outcome = calls.run(
                milliseconds: 1, interrupt: -1,
                { waitForEvents((release.readEnd, 1), (-1, 0), milliseconds: 60_000).first },
                discard: { _ in })
            guard case .timedOut = outcome else {
                Issue.record("\(outcome)")
                return
            }
        }
        let crew = Crew()
        let made = Atomic<Int>(0)
        for _ in 0..<4 {
            crew.add {
                for _ in 0..<100 {
                    let outcome = calls.run(
                        milliseconds: 10_000, interrupt: -1, { made.add(1, ordering: .relaxed) },
                        discard: { _ in })
                    guard case .refused = outcome else { return }
                }
            }
        }
        #expect(crew.finish())
        #expect(made.load(ordering: .relaxed) == 0)
        release.wake()
    }

    @Test func `one pipe is woken from all sides, and each thread owns what it was given`() {
        for _ in 0..<50 {
            let pipe = WakePipe()
            let crew = Crew()
            let total = Atomic<Int>(0)
            for number in 1...4 {
                var given = [number]
                given.append(-number)
                crew.add { [given] in
                    total.add(given[0], ordering: .relaxed)
                    pipe.wake()
                }
            }
            #expect(waitForEvents((pipe.readEnd, 1), (-1, 0), milliseconds: 60_000).first != 0)
            #expect(crew.finish())
            #expect(total.load(ordering: .relaxed) == 10)
        }
    }

    @Test func `a journal is written while others ask how it stands`() throws {
        let disk = SimulatedDisk.State()
        var journal = SegmentedJournal(
            SimulatedDisk(disk), demandCapacity: 50_000, registerCapacity: 100)
        _ = journal.restore(nowUnixSeconds: 1_800_000_000)
        let writer = try #require(JournalWriter<SimulatedDisk>(journal.status))
        let isRunning = writer.start(journal, log: { _ in })
        #expect(isRunning)
        let crew = Crew()
        let wrong = Atomic<Int>(0)
        for _ in 0..<2 {
            crew.add {
                var written: UInt64 = 0
                while !crew.isOver {
                    let status = writer.status
                    if status.writtenReadingCount < written { wrong.add(1, ordering: .relaxed) }
                    written = status.writtenReadingCount
                }
            }
        }
        var feed = JournalFeed(
            writer, JournalStart(nextDemandSequence: 1, nextRegisterSequence: 1))
        for number in 1...50_000 as ClosedRange<UInt64> {
            let sample = try DemandSample(
                timeUnixSeconds: 1_800_000_000 + 4 * Int64(number),
                demandMilliwatts: Int64(number % 977) * 1000)
            feed.take(sample, sequence: number, atMilliseconds: Int64(number))
        }
        feed.stop()
        #expect(writer.finish(milliseconds: 60_000))
        #expect(crew.finish())
        let status = writer.status
        #expect(status.writtenReadingCount + status.droppedReadingCount == 50_000)
        #expect(status.writtenReadingCount > 0)
        #expect(wrong.load(ordering: .relaxed) == 0)
    }

    @Test func `a reader is watched from all sides, and stopped from two at once`() throws {
        let line = try PseudoTerminal()
        let demand = IntervalRing<DemandSample>(capacity: 5_000, nominalIntervalSeconds: 4)
        let register = IntervalRing<RegisterSample>(capacity: 100, nominalIntervalSeconds: 60)
        let heard = Atomic<Int>(0)
        guard let demandWriter = demand.takeWriter(), let registerWriter = register.takeWriter()
        else { throw BenchError() }
        let reader = MeterReader(
            AcquisitionConfiguration(source: .serial(path: line.path)), demand: demandWriter,
            register: registerWriter, onSamples: { heard.add(1, ordering: .relaxed) },
            log: { _ in })
        let crew = Crew()
        let wrong = Atomic<Int>(0)
        for _ in 0..<2 {
            crew.add {
                while !crew.isOver {
                    let seen = reader.snapshot
                    let newest = demand.newest
                    if seen.demandReadingCount > 2_000 || !reader.auditText.allSatisfy(\.isASCII)
                        || newest.map({ $0.sample.demandMilliwatts % 1000 != 0 }) ?? false
                    {
                        wrong.add(1, ordering: .relaxed)
                    }
                }
            }
        }
        reader.start()
        #expect(line.dongle.hear("<Name>initialize</Name>"))
        for number in 1...2_000 as ClosedRange<Int64> {
            #expect(
                line.dongle.say(ScriptedSession.demand(number, at: 1_722_261_400 + 4 * number)))
        }
        let end = readClocks().monotonicMilliseconds + 60_000
        while reader.snapshot.demandReadingCount < 2_000, readClocks().monotonicMilliseconds < end {
            yieldProcessor()
        }
        let stoppers = Crew()
        for _ in 0..<2 { stoppers.add { reader.stop() } }
        #expect(stoppers.finish())
        #expect(crew.finish())
        #expect(reader.snapshot.demandReadingCount == 2_000)
        #expect(reader.snapshot.presence == .stopped)
        #expect(heard.load(ordering: .relaxed) > 0)
        #expect(wrong.load(ordering: .relaxed) == 0)
    }
}
