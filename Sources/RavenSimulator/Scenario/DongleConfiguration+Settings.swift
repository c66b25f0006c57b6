/// One setting of a simulated dongle by the name that options and scenarios use.
public struct DongleSetting: Sendable {
    /// The name, without dashes.
    public let name: String
    /// What its value looks like, for the help.
    public let value: String
    /// What it sets, in a few words.
    public let meaning: String
    let apply: @Sendable (inout DongleConfiguration, String) -> Bool
}

extension DongleConfiguration {
    /// Sets one value by its name.
    ///
    /// - Throws: `SettingError` when there is no such setting or the value is not accepted.
    public mutating func set(_ name: String, to value: String) throws(SettingError) {
        guard let setting = Self.settings.first(where: { $0.name == name }) else {
            throw SettingError(
                "'\(name)' is not a setting of the device",
                accepted: Self.settings.map(\.name).joined(separator: ", "))
        }
        guard setting.apply(&self, value) else {
            throw SettingError("'\(value)' is not a value for \(name)", accepted: setting.value)
        }
    }

    /// Takes over the settings of a scenario, and what is to happen in it.
    ///
    /// - Throws: `SettingError`, naming the line, for what ``set(_:to:)`` refuses. That includes
    ///   `load`, which names a file: read it, and set ``load``.
    public mutating func apply(_ scenario: Scenario) throws(SettingError) {
        var changed = self
        for setting in scenario.settings {
            do throws(SettingError) {
                try changed.set(setting.name, to: setting.value)
            } catch {
                throw error.at("line \(setting.line)")
            }
        }
        changed.scenario = scenario
        self = changed
    }

    /// Every setting, in the order of the help.
    public static let settings: [DongleSetting] = [
        DongleSetting(
            name: "seed", value: "a number from 0 to 18446744073709551615",
            meaning: "makes everything random repeatable"
        ) {
            assign(UInt64($1), to: &$0.seed)
        },
        DongleSetting(
            name: "demand-interval", value: "seconds from 1 to 86400",
            meaning: "seconds between two demands until the host sets a schedule (8)"
        ) {
            assign(number($1, in: 1...86_400).map(UInt32.init), to: &$0.demandIntervalSeconds)
        },
        DongleSetting(
            name: "prefill", value: "a span of time like 48h, up to 31d",
            meaning: "on the first initialize, send this much history at once"
        ) {
            assign(span($1, upToDays: 31), to: &$0.prefillMilliseconds)
        },
        DongleSetting(
            name: "start-time",
            value: "Unix seconds, or UTC like 2026-01-31T08:00:00Z, from 2000 to 2130",
            meaning: "the meter's time at the start (now)"
        ) {
            assign(UTCTimeText.unixSeconds($1).map { $0 * 1000 }, to: &$0.startUnixMilliseconds)
        },
        DongleSetting(
            name: "export", value: "HH:MM-HH:MM=WATTS in UTC, like 09:00-17:00=4000",
            meaning: "solar generation between two times of day"
        ) {
            assign(try? ExportHours($1), to: &$0.exportHours)
        },
        DongleSetting(
            name: "load-watts", value: "watts, negative for export",
            meaning: "the same load at all times"
        ) {
            assign(DecimalText.scaled($1, places: 3).map(LoadCurve.constant), to: &$0.load)
        },
        DongleSetting(
            name: "multiplier", value: "a number from 0 to 4294967295",
            meaning: "the meter's multiplier (1)"
        ) {
            assign(UInt32($1), to: &$0.scale.multiplier)
        },
        DongleSetting(
            name: "divisor", value: "a number from 0 to 4294967295",
            meaning: "the meter's divisor (1000)"
        ) {
            assign(UInt32($1), to: &$0.scale.divisor)
        },
        DongleSetting(
            name: "digits", value: "RIGHT or RIGHT,LEFT, each from 0 to 255",
            meaning: "display digits right and left of the point (3,6)"
        ) {
            setDigits($1, of: &$0.scale)
        },
        DongleSetting(
            name: "leading-zeros", value: "yes or no",
            meaning: "whether displays show leading zeros (no)"
        ) {
            assign(["yes": false, "no": true][$1], to: &$0.suppressesLeadingZero)
        },
        DongleSetting(
            name: "demand-digits", value: "mixed, 6 or 8",
            meaning: "digits of the demand; mixed: 6, negative 8 (mixed)"
        ) {
            assign(DemandWidth(rawValue: $1), to: &$0.demandWidth)
        },
        DongleSetting(
            name: "summation-digits", value: "8 or 16",
            meaning: "digits of the registers and the usage (16)"
        ) {
            assign(["8": 8, "16": 16][$1], to: &$0.summationDigits)
        },
        DongleSetting(
            name: "delivered", value: "raw units from 0 to 281474976710655",
            meaning: "first count of the delivered register (by seed)"
        ) {
            assign(register($1), to: &$0.deliveredRaw)
        },
        DongleSetting(
            name: "received", value: "raw units from 0 to 281474976710655",
            meaning: "first count of the received register (0)"
        ) {
            assign(register($1), to: &$0.receivedRaw)
        },
        DongleSetting(
            name: "meters", value: "a number from 1 to 8",
            meaning: "meters bound to the dongle (1)"
        ) {
            assign(number($1, in: 1...8), to: &$0.meterCount)
        },
        DongleSetting(
            name: "local-offset", value: "seconds from -86400 to 86400",
            meaning: "local time less UTC (0)"
        ) {
            assign(number($1, in: -86_400...86_400).map(Int64.init), to: &$0.localOffsetSeconds)
        },
        DongleSetting(name: "model", value: "raven or emu2", meaning: "which device (raven)") {
            assign(Model(rawValue: $1), to: &$0.model)
        },
    ]

    private static func assign<Value>(_ value: Value?, to place: inout Value) -> Bool {
        if let value { place = value }
        return value != nil
    }

    private static func assign<Value>(_ value: Value?, to place: inout Value?) -> Bool {
        if let value { place = value }
        return value != nil
    }

    private static func span(_ text: String, upToDays days: Int64) -> Int64? {
        (try? SimulatedDuration.milliseconds(text)).flatMap { $0 <= days * 86_400_000 ? $0 : nil }
    }

    private static func number(_ text: String, in range: ClosedRange<Int>) -> Int? {
        Int(text).flatMap { range.contains($0) ? $0 : nil }
    }

    private static func register(_ text: String) -> UInt64? {
        UInt64(text).flatMap { $0 <= EnergyRegister.largest ? $0 : nil }
    }

    private static func setDigits(_ text: String, of scale: inout MeterScale) -> Bool {
        let parts = text.split(separator: ",", omittingEmptySubsequences: false)
        let digits = parts.compactMap { UInt8($0) }
        guard (1...2).contains(parts.count), digits.count == parts.count else { return false }
        scale.digitsRight = digits[0]
        if digits.count == 2 { scale.digitsLeft = digits[1] }
        return true
    }
}
