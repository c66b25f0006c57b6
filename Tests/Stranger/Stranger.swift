import GreenButtonESPI
import IntervalCache
import MeterAcquisition
import OpenSEGAPI
import RavenDisruptiveCommands
import RavenKit
import RavenSimulator
import SEPSimpleMetering

/// A line or two of each library, as a program of somebody else would use it.
@main
struct Stranger {
    static func main() throws {
        var decoder = RavenDecoder()
        decoder.receive(Array("<TimeCluster>\r\n</TimeCluster>\r\n".utf8))
        guard case .fragment(let received) = decoder.nextEvent() else { fatalError("RavenKit") }
        print("RavenKit reads a \(received.fragment.rootName)")

        var octets: [UInt8] = []
        RavenServiceDisruptingCommand.restart.encode(into: &octets)
        precondition(!octets.isEmpty, "RavenDisruptiveCommands")

        let frame: [UInt8] = [0x18, 0x51, 0x0A, 0x00, 0x04, 0x2A, 0xEF, 0xFC, 0xFF]
        var records = ZCLAttributeRecordCursor(try ZCLHeader(decoding: frame.span))
        let record = try records?.next(in: frame.span)
        precondition(record?.scalar == .signed(-785), "SEPSimpleMetering")

        let demand = IntervalRing<DemandSample>(capacity: 4, nominalIntervalSeconds: 4)
        let register = IntervalRing<RegisterSample>(capacity: 4, nominalIntervalSeconds: 4)
        guard var writer = demand.takeWriter() else { fatalError("IntervalCache") }
        let sample = try DemandSample(timeUnixSeconds: 1_700_000_000, demandMilliwatts: -785_000)
        _ = writer.append(sample)
        precondition(demand.newest?.sample.demandMilliwatts == -785_000, "IntervalCache")

        precondition(LocalTimeParameters.utc.tzOffsetSeconds == 0, "GreenButtonESPI")
        precondition(MeterSource("tcp:localhost:9") != nil, "MeterAcquisition")
        let scenario = try Scenario("at 30s silence for 2m")
        precondition(scenario.entries.count == 1, "RavenSimulator")

        let api = OpenSEGAPI(
            APIConfiguration(installationIdentifier: "stranger"), demand: demand,
            register: register,
            status: {
                GatewayStatus(
                    link: .connected, sentence: "", softwareVersion: "", startedUnixSeconds: 0)
            })
        let answer = api.respond(
            to: APIRequest(path: "/no-such-page"), nowUnixSeconds: 1_700_000_001)
        precondition(answer.status == 404, "OpenSEGAPI")
        print("each library did its line")
    }
}
