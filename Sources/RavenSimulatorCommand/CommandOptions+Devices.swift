import RavenSimulator

/// From options to the devices they describe: the files are read here.
extension CommandOptions {
    /// The configuration of the first device; the others differ in their seeds.
    func configuration(startUnixMilliseconds: Int64) throws(CommandError) -> DongleConfiguration {
        var configuration = DongleConfiguration(startUnixMilliseconds: startUnixMilliseconds)
        var loadPath = loadPath
        if let faults {
            var (scenario, refusal) = try scenario(faults)
            // The library opens no file.
            loadPath = loadPath ?? scenario.settings.last { $0.name == "load" }?.value
            scenario.settings.removeAll { $0.name == "load" }
            do throws(SettingError) {
                try configuration.apply(scenario)
            } catch {
                throw refusal(error)
            }
        }
        if let loadPath {
            let bytes = try SystemCalls.contents(ofFile: loadPath)
            do throws(SettingError) {
                configuration.load = .recorded(try RecordedLoad(csv: bytes))
            } catch {
                throw .data("\(loadPath): \(error)")
            }
        }
        for setting in settings {
            do throws(SettingError) {
                try configuration.set(setting.name, to: setting.value)
            } catch {
                throw .usage("--\(setting.name): \(error)")
            }
        }
        return configuration
    }

    /// One line for each place, all with the same settings and each with its own seed.
    func lines(_ configuration: DongleConfiguration) throws(CommandError) -> [Line] {
        var recording: SimulatedDevice.Recording?
        if let replayPath {
            recording = SimulatedDevice.Recording(
                bytes: try SystemCalls.contents(ofFile: replayPath), afterwards: replayThen,
                startDelayMilliseconds: 500 * speed)
        }
        var lines: [Line] = []
        for (index, place) in places.enumerated() {
            var own = configuration
            own.seed = configuration.seed &+ UInt64(index) &* 0x10_0000
            lines.append(
                Line(
                    device: SimulatedDevice(own, recording: recording),
                    endpoint: try endpoint(place), keepsUnread: recording != nil))
        }
        return lines
    }

    private func endpoint(_ place: Place) throws(CommandError) -> Line.Endpoint {
        switch place {
        case .pseudoTerminal(let link): return .pseudoTerminal(PseudoTerminal(link: link))
        case .tcp(let text):
            guard let port = TCPPort(text) else { throw .usage("--tcp: '\(text)' has no port") }
            return .tcp(port)
        }
    }

    /// A scenario from a file, or from the option itself where that is more than one word and no
    /// file; with the error for what is wrong in it.
    private func scenario(_ text: String) throws(CommandError)
        -> (Scenario, refusal: (SettingError) -> CommandError)
    {
        let isSeveralWords = text.contains { $0.isWhitespace || $0 == ";" }
        let isInline = isSeveralWords && !SystemCalls.exists(text)
        let scenarioText =
            isInline
            ? text : String(decoding: try SystemCalls.contents(ofFile: text), as: UTF8.self)
        let refusal: (SettingError) -> CommandError = {
            isInline ? .usage("--faults: \($0)") : .data("\(text): \($0)")
        }
        do throws(SettingError) {
            return (try Scenario(scenarioText), refusal)
        } catch {
            throw refusal(error)
        }
    }
}
