import Testing

@testable import RavenSimulator

@Suite struct SimulatedDeviceTests {
    private let capture = Array("\0\n<Demand>0x1</Demand>\r\n".utf8)
    private let start = SimulatedHost.start

    private func device(_ afterwards: SimulatedDevice.Afterwards = .silent) -> SimulatedDevice {
        SimulatedDevice(
            DongleConfiguration(startUnixMilliseconds: start),
            recording: .init(bytes: capture, afterwards: afterwards))
    }

    private func take(_ device: inout SimulatedDevice, _ count: Int = .max) -> [UInt8] {
        var bytes: [UInt8] = []
        device.takeOutput(into: &bytes, maximumByteCount: count)
        return bytes
    }

    @Test func aRecordingBeginsHalfASecondAfterTheHostHasConnected() {
        var device = device()
        device.advance(toUnixMilliseconds: start + 5000)
        #expect(take(&device).isEmpty)
        device.connectClient(atUnixMilliseconds: start + 5000)
        #expect(!device.hasOutput && take(&device).isEmpty)
        #expect(device.nextEventUnixMilliseconds ?? .max <= start + 5500)
        device.advance(toUnixMilliseconds: start + 5500)
        #expect(device.hasOutput)
        #expect(take(&device) == capture)
    }

    @Test func aRecordingBeginsWithTheFirstByteFromTheHost() {
        var device = device()
        device.connectClient(atUnixMilliseconds: start)
        device.receive([1], atUnixMilliseconds: start + 10)
        #expect(take(&device) == capture)
    }

    @Test func everyByteComesOnceWhateverThePieces() {
        for size in 1...capture.count + 1 {
            var device = device()
            device.connectClient(atUnixMilliseconds: start)
            device.advance(toUnixMilliseconds: start + 500)
            var heard: [UInt8] = []
            while device.hasOutput { heard += take(&device, size) }
            #expect(heard == capture)
        }
    }

    @Test func theRestIsKeptForTheNextHost() {
        var device = device()
        device.connectClient(atUnixMilliseconds: start)
        device.advance(toUnixMilliseconds: start + 500)
        var heard = take(&device, 7)
        device.disconnectClient(atUnixMilliseconds: start + 600)
        device.advance(toUnixMilliseconds: start + 9000)
        #expect(take(&device).isEmpty)
        device.connectClient(atUnixMilliseconds: start + 10_000)
        device.advance(toUnixMilliseconds: start + 10_500)
        heard += take(&device)
        #expect(heard == capture)
    }

    @Test func afterwardsItIsSilentUnlessToldOtherwise() {
        var device = device()
        device.connectClient(atUnixMilliseconds: start)
        device.receive(
            Array("<Command><Name>get_meter_list</Name></Command>".utf8),
            atUnixMilliseconds: start + 1000)
        #expect(take(&device) == capture)
        device.receive(
            Array("<Command><Name>restart</Name></Command>".utf8),
            atUnixMilliseconds: start + 2000)
        device.advance(toUnixMilliseconds: start + 600_000)
        #expect(take(&device).isEmpty && device.isPresent)
        #expect(device.dongle.counters.disruptiveCommands == 1, "still recorded")
        #expect(device.takeLog().contains("replay finished, 24 bytes; staying open and silent"))
    }

    @Test func afterwardsTheDongleCanTakeOver() {
        var device = device(.live)
        device.connectClient(atUnixMilliseconds: start)
        device.advance(toUnixMilliseconds: start + 1000)
        #expect(take(&device) == capture)
        device.receive(
            Array("<Command><Name>get_meter_list</Name></Command>".utf8),
            atUnixMilliseconds: start + 2000)
        #expect(String(decoding: take(&device), as: UTF8.self).hasPrefix("<MeterList>"))
    }

    @Test func afterwardsTheLineCanClose() {
        var device = device(.close)
        device.connectClient(atUnixMilliseconds: start)
        device.advance(toUnixMilliseconds: start + 1000)
        #expect(take(&device) == capture)
        #expect(!device.isPresent)
        device.connectClient(atUnixMilliseconds: start + 2000)
        device.advance(toUnixMilliseconds: start + 600_000)
        #expect(!device.isPresent && take(&device).isEmpty)
    }

    @Test func withoutARecordingItIsTheDongle() {
        let configuration = DongleConfiguration(startUnixMilliseconds: start)
        var device = SimulatedDevice(configuration)
        var dongle = SimulatedDongle(configuration)
        device.connectClient(atUnixMilliseconds: start)
        dongle.connectClient(atUnixMilliseconds: start)
        device.advance(toUnixMilliseconds: start + 60_000)
        dongle.advance(toUnixMilliseconds: start + 60_000)
        var bytes: [UInt8] = []
        dongle.takeOutput(into: &bytes, maximumByteCount: .max)
        #expect(take(&device) == bytes)
        #expect(device.nextEventUnixMilliseconds == dongle.nextEventUnixMilliseconds)
    }
}
