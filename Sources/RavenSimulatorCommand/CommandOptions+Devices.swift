import RavenSimulator

/// From options to the devices they describe: the files are read here.
extension CommandOptions {
    /// The configuration of the first device; the others differ in their seeds.
    func configuration(startUnixMilliseconds: Int64) throws(CommandError) -> DongleConfiguration {
        var configuration = DongleConfiguration(startUnixMilliseconds: startUnixMilliseconds)
        var loadPath = loadPath
        if let faults {
            let (scenario, place) = try scenario(faults)
            for setting in scenario.settings {
                if setting.name == "load" {
                    loadPath = loadPath ?? setting.value
                    continue
                }
                do throws(SettingError) {
                    try configuration.set(setting.name, to: setting.value)
                } catch {
                    throw .data("\(place): line \(setting.line): \(error)")
                }
            }
            configuration.scenario = scenario
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

    /// A scenario from the option itself when it begins with a statement, else from a file.
    private func scenario(_ text: String) throws(CommandError) -> (Scenario, place: String) {
        let isInline = ["at ", "every "].contains { text.hasPrefix($0) } || text.contains(";")
        if isInline {
            do throws(SettingError) {
                return (try Scenario(text), "--faults")
            } catch {
                throw .usage("--faults: \(error)")
            }
        }
        let bytes = try SystemCalls.contents(ofFile: text)
        do throws(SettingError) {
            return (try Scenario(String(decoding: bytes, as: UTF8.self)), text)
        } catch {
            throw .data("\(text): \(error)")
        }
    }
}
