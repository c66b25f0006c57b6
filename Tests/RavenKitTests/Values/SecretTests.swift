import RavenKit
import Testing

@Suite("Secrets")
struct SecretTests {
    /// Every way in which Swift turns a value into text.
    private func texts<Value>(_ value: Value) -> [String] {
        var dumped = ""
        dump(value, to: &dumped)
        return [String(describing: value), String(reflecting: value), "\(value)", dumped]
    }

    @Test("InstallCode, LinkKey, Auth and Account are in no description, debug text or dump")
    func redacted() {
        let secrets = ["c0ffee01", "c0ffee02", "c0ffee03", "c0ffee04"]
        let device = DeviceInfo(installCode: Secret("0x" + secrets[0]), linkKey: Secret(secrets[1]))
        let meter = MeterInfo(account: Secret(secrets[2]), auth: Secret(secrets[3]))
        var bytes: [UInt8] = []
        RavenFragment.deviceInfo(device).encode(into: &bytes)
        RavenFragment.meterInfo(meter).encode(into: &bytes)
        // Unknown roots may have such children as well.
        bytes += Array("<Other><auth>\(secrets[3])</auth><X>1</X></Other>".utf8)
        // And damaged ones are named in faults.
        bytes += Array("<DeviceInfo><InstallCode>\(secrets[0])</InstallCode></DeviceInfo>".utf8)
        let events = DecoderVerifier.verifiedEvents(bytes)
        let command = RavenDeviceSettingCommand.setMeterInfo(
            account: Secret(secrets[2]), auth: Secret(secrets[3]))
        var shown = texts(device) + texts(meter) + texts(command) + texts(command.arguments)
        shown += texts(ReceivedCommand(name: command.name, arguments: command.arguments))
        for event in events { shown += texts(event) }
        for text in shown {
            for secret in secrets { #expect(!text.contains(secret), "\(secret) in \(text)") }
        }
        #expect(events.fragments.count == 4)
        #expect(
            events.fragments.first == .deviceInfo(device), "a key without 0x is kept all the same")
        #expect(device.installCode?.revealed == "0xc0ffee01")
        #expect(events.faults.map(\.field) == ["LinkKey", "InstallCode"])
    }
}
