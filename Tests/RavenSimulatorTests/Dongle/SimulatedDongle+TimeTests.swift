import RavenKit
import Testing

@testable import RavenSimulator

@Suite struct SimulatedDongleTimeTests {
    @Test func theStartRunsThroughItsStates() throws {
        var host = try SimulatedHost(isReady: false)
        host.connect()
        host.advance(seconds: 1)
        #expect(
            host.takeFragments().compactMap(\.status) == [
                .initializing, .networkDiscovery, .joining, .joinSuccess, .authenticating,
                .authenticatingSuccess, .connected,
            ])
    }

    @Test func readingsComeOnTheFactorySchedule() throws {
        var host = try SimulatedHost()
        host.advance(seconds: 900)
        let fragments = host.takeFragments()
        #expect(fragments.compactMap(\.demand).count == 112)
        #expect(fragments.compactMap(\.summation).count == 3)
        #expect(fragments.count { $0.rootName == "TimeCluster" } == 1)
        #expect(fragments.count { $0.rootName == "PriceCluster" } == 10)
    }

    @Test func demandsAreAnIntervalApartToTheSecond() throws {
        var host = try SimulatedHost(["demand-interval": "4"])
        host.advance(seconds: 100)
        let times = host.takeDemands().compactMap { $0.timeStamp?.unixSeconds }
        #expect(times.count == 25)
        #expect(zip(times, times.dropFirst()).allSatisfy { $1 - $0 == 4 })
    }

    @Test func nobodyHearsWhatIsSaidToNobody() throws {
        var host = try SimulatedHost()
        host.dongle.disconnectClient(atUnixMilliseconds: host.now)
        host.advance(seconds: 600)
        #expect(host.takeText().isEmpty)
        host.connect()
        host.advance(seconds: 8)
        #expect(host.takeDemands().count == 1)
    }

    @Test func nothingIsDueBeforeTheNextEvent() throws {
        var host = try SimulatedHost()
        for _ in 0..<50 {
            let next = try #require(host.dongle.nextEventUnixMilliseconds)
            #expect(next > host.now)
            var early = host.dongle
            early.advance(toUnixMilliseconds: next - 1)
            #expect(early.outputByteCount == 0)
            #expect(early.nextEventUnixMilliseconds == next)
            host.advance(milliseconds: next - host.now)
        }
    }

    @Test(arguments: [1, 3600])
    func historyEndsNowAndGoesOnWithoutABreak(waitSeconds: Int64) throws {
        var host = try SimulatedHost(["prefill": "2h", "demand-interval": "4"])
        host.advance(seconds: waitSeconds)
        _ = host.takeText()
        let present = host.now / 1000
        host.say("initialize", wait: 0)
        host.advance(seconds: 60)
        let fragments = host.takeFragments()
        let times = fragments.compactMap { $0.demand?.timeStamp?.unixSeconds }
        #expect(times.first == present - 7200)
        // Until now, now, and every 4 s of the minute after it.
        #expect(times.count == 1800 + 1 + 15)
        #expect(zip(times, times.dropFirst()).allSatisfy { $1 - $0 == 4 })
        let summations = fragments.compactMap(\.summation)
        #expect(summations.count == 30 + 1)
        // What the registers grew by is what the demands add up to, each held for its 4 s.
        let first = try #require(summations.first)
        let last = try #require(summations.last)
        let from = try #require(first.timeStamp?.unixSeconds)
        let to = try #require(last.timeStamp?.unixSeconds)
        let energy = fragments.compactMap(\.demand).filter {
            let time = $0.timeStamp?.unixSeconds ?? 0
            return time >= from && time < to
        }.compactMap(\.demand).reduce(0) { $0 + $1 * 4 }
        let growth = Int64(last.summationDelivered ?? 0) - Int64(first.summationDelivered ?? 0)
        #expect(abs(growth - energy / 3600) <= 1)
    }

    @Test func historyIsToldOnceAndOnlyWhenAskedToInitialize() throws {
        var host = try SimulatedHost(["prefill": "1h"])
        host.advance(seconds: 100)
        #expect(host.takeDemands().count < 20)
        host.say("initialize")
        #expect(host.takeDemands().count >= 450)
        host.say("initialize")
        #expect(host.takeDemands().count <= 1)
    }

    @Test func historyWaitsForAHostThatDoesNotRead() throws {
        var host = try SimulatedHost(["prefill": "48h", "demand-interval": "4"])
        host.dongle.receive(
            Array("<Command><Name>initialize</Name></Command>".utf8), atUnixMilliseconds: host.now)
        for _ in 0..<5 {
            host.dongle.advance(toUnixMilliseconds: host.now)
            #expect(host.dongle.outputByteCount < 40_000)
        }
        #expect(host.dongle.nextEventUnixMilliseconds ?? .max > host.now)
        host.advance(milliseconds: 1)
        #expect(host.dongle.counters.demandsSent >= 43_200)
        #expect(host.dongle.counters.fragmentsDropped == 0)
    }

    @Test func aScheduleSetDuringTheHistoryHoldsFromItsEnd() throws {
        var host = try SimulatedHost(["prefill": "1h", "demand-interval": "8"])
        let present = host.now / 1000
        let commands =
            "<Command><Name>initialize</Name></Command><Command><Name>set_schedule</Name>"
            + "<Event>demand</Event><Frequency>0x4</Frequency></Command>"
        host.dongle.receive(Array(commands.utf8), atUnixMilliseconds: host.now)
        host.advance(seconds: 60)
        let times = host.takeDemands().compactMap { $0.timeStamp?.unixSeconds }
        let past = times.filter { $0 < present }
        let live = times.filter { $0 >= present }
        #expect(past.count == 450)
        #expect(zip(live, live.dropFirst()).allSatisfy { $1 - $0 == 4 })
        #expect(live.count >= 13)
    }

    @Test func readingsAskedForDuringTheHistoryAreAnsweredAfterIt() throws {
        var host = try SimulatedHost(["prefill": "1h"])
        let present = host.now / 1000
        let commands =
            "<Command><Name>initialize</Name></Command><Command>"
            + "<Name>get_current_summation_delivered</Name><Refresh>Y</Refresh></Command>"
        host.dongle.receive(Array(commands.utf8), atUnixMilliseconds: host.now)
        host.advance(seconds: 1)
        let last = host.takeFragments().compactMap(\.summation).last
        #expect(last?.timeStamp?.unixSeconds ?? 0 >= present)
    }
}
