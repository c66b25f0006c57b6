import GreenButtonESPI
import MeterAcquisition

/// One setting: its name, what it means, and how its text is read.
///
/// The same table reads the configuration file, the flags and the environment, checks values, and
/// prints `openseg help config`.
struct ConfigurationKey: Sendable {
    /// A value with what is needed to understand it.
    struct Value: Sendable {
        /// The text, never empty.
        var text: String
        /// The folder that relative paths are taken from; empty: the current one.
        var folder = ""

        /// The text as a path.
        var path: String { LocalFile.resolve(text, in: folder) }
        /// The text's parts between commas and blanks.
        var parts: [String] {
            text.split { $0 == "," || $0 == " " || $0 == "\t" }.map(String.init)
        }
    }

    /// The name in the file; the flag is `--name`, the environment variable `OPENSEG_NAME`.
    let name: String
    /// What it sets, one sentence.
    let meaning: String
    /// What a value may be.
    let accepted: String
    /// What holds when it is not set.
    let standard: String
    /// Whether it names a file or folder.
    var isPath = false
    /// Whether the flag may stand without a value, which then is `yes`.
    var isSwitch = false
    /// The setting that can not stand beside this one in the same place.
    var excludes: String?
    /// Reads a value into the configuration; returns the part that is not accepted, or nil.
    let set: @Sendable (Value, inout ServerConfiguration) -> String?

    /// The environment variable: upper case, dashes as underscores.
    var environmentName: String {
        "OPENSEG_" + name.uppercased().split(separator: "-").joined(separator: "_")
    }

    /// The setting of this name.
    static func named(_ name: String) -> ConfigurationKey? {
        all.first { $0.name == name }
    }

    /// Every setting, in the order of the help text.
    static let all: [ConfigurationKey] = meterKeys + cacheKeys + networkKeys + presentationKeys

    private static let meterKeys = [
        ConfigurationKey(
            name: "device", meaning: "Where the dongle is.",
            accepted: MeterSource.acceptedForms, standard: "must be set"
        ) { value, configuration in
            configuration.source = MeterSource(value.text)
            return configuration.source == nil ? value.text : nil
        },
        ConfigurationKey(
            name: "meter", meaning: "Which meter to read, where the dongle knows several.",
            accepted: "an EUI-64 such as 0x00158d0000a1b2c3",
            standard: "the joined one that was heard last"
        ) { value, configuration in
            let digits = value.text.hasPrefix("0x") ? value.text.dropFirst(2) : value.text[...]
            let isHex = digits.utf8.count <= 16 && digits.allSatisfy(\.isHexDigit)
            configuration.meter = isHex ? UInt64(digits, radix: 16) : nil
            return configuration.meter == nil ? value.text : nil
        },
        number("interval", "Seconds between demand readings.", 4...3600, 4, \.intervalSeconds),
        number(
            "register-interval", "Seconds between readings of the energy registers.", 4...86_400,
            60, \.registerIntervalSeconds),
        ConfigurationKey(
            name: "price-and-messages",
            meaning: "Also shows the price and the utility's messages; none is ever confirmed.",
            accepted: "yes or no", standard: "no", isSwitch: true
        ) { value, configuration in
            configuration.priceAndMessages = value.text == "yes"
            return value.text == "yes" || value.text == "no" ? nil : value.text
        },
    ]

    private static let cacheKeys = [
        ConfigurationKey(
            name: "hours", meaning: "How many hours of readings are kept.",
            accepted: "a whole number from 1 to 8760", standard: "48", excludes: "capacity"
        ) { value, configuration in
            guard let hours = wholeNumber(value.text, 1...8760) else { return value.text }
            configuration.hours = hours
            configuration.capacity = nil
            return nil
        },
        ConfigurationKey(
            name: "capacity", meaning: "How many demand readings are kept, in place of hours.",
            accepted: "a whole number from 1 to 8000000", standard: "what hours needs",
            excludes: "hours"
        ) { value, configuration in
            configuration.capacity = wholeNumber(value.text, 1...8_000_000)
            return configuration.capacity == nil ? value.text : nil
        },
        ConfigurationKey(
            name: "journal",
            meaning: "Folder in which readings are kept across restarts and power cuts; written "
                + "every five minutes, at most 1.5 MB a day.",
            accepted: "a path, or none", standard: "none: readings are kept in memory only",
            isPath: true
        ) { value, configuration in
            configuration.journal = value.text == "none" ? nil : value.path
            return nil
        },
        number(
            "stale-after", "After how many intervals a reading is too old to be the current one.",
            1...1000, 3, \.staleAfterIntervals),
    ]

    private static let networkKeys = [
        ConfigurationKey(
            name: "listen", meaning: "Where the server listens; several with commas.",
            accepted: "ADDRESS:PORT, [ADDRESS]:PORT, *:PORT (IPv4 and IPv6) or unix:PATH",
            standard: "*:8443; with plain-http 127.0.0.1:8080 and [::1]:8080"
        ) { value, configuration in
            configuration.listen = []
            for part in value.parts {
                guard let address = ListenAddress(part) else { return part }
                configuration.listen.append(address)
            }
            return configuration.listen.isEmpty ? value.text : nil
        },
        ConfigurationKey(
            name: "host-names",
            meaning: "Further names and addresses under which people reach the gateway.",
            accepted: "DNS names and IP addresses, with commas between them",
            standard: "host name, HOST.local, localhost and all interface addresses"
        ) { value, configuration in
            configuration.hostNames = value.parts
            return value.parts.first { !LocalNames.isName($0) && !LocalNames.isAddress($0) }
        },
        ConfigurationKey(
            name: "allow-origins",
            meaning: "Other web pages whose scripts may read answers (CORS), with credentials.",
            accepted: "origins such as https://home.example:8123, with commas between them",
            standard: "none"
        ) { value, configuration in
            configuration.allowedOrigins = value.parts
            return value.parts.first { !CrossOriginPolicy.isOrigin($0) }
        },
        path(
            "certificate", "PEM file with the server's certificate chain.", \.certificate,
            StandardFile.certificate),
        path(
            "private-key", "PEM file with the server's key, mode 0600.", \.privateKey,
            StandardFile.privateKey),
        path(
            "authority", "PEM file of the authority that renews the certificate.", \.authority,
            StandardFile.authority),
        path(
            "authority-key", "PEM file with the authority's key, mode 0600.", \.authorityKey,
            StandardFile.authorityKey),
        ConfigurationKey(
            name: "users", meaning: "File with the users and their hashed passwords, mode 0600.",
            accepted: "a path, or none (only with plain-http)",
            standard: "\(StandardFile.users) in the data directory", isPath: true
        ) { value, configuration in
            configuration.users = value.text == "none" ? .none : .file(value.path)
            return nil
        },
        ConfigurationKey(
            name: "plain-http",
            meaning: "Serves without TLS, for this machine only (behind its own web server).",
            accepted: "yes or no", standard: "no", isSwitch: true
        ) { value, configuration in
            configuration.plainHTTP = value.text == "yes"
            return value.text == "yes" || value.text == "no" ? nil : value.text
        },
        ConfigurationKey(
            name: "data-directory", meaning: "Folder of the files that have no path of their own.",
            accepted: "a path",
            standard: "the configuration file's folder, else "
                + ServerConfiguration.standardDataDirectory,
            isPath: true
        ) { value, configuration in
            configuration.dataDirectory = value.path
            return nil
        },
    ]

    private static let presentationKeys = [
        ConfigurationKey(
            name: "installation",
            meaning: "Tells this gateway's Green Button feeds from all others; must not change.",
            accepted: "8 to 64 letters, digits and hyphens", standard: "made from /etc/machine-id"
        ) { value, configuration in
            configuration.installation = value.text
            let isPlain = value.text.utf8.allSatisfy {
                (48...57).contains($0) || (65...90).contains($0) || (97...122).contains($0)
                    || $0 == UInt8(ascii: "-")
            }
            return isPlain && (8...64).contains(value.text.utf8.count) ? nil : value.text
        },
        ConfigurationKey(
            name: "currency", meaning: "The currency named in Green Button feeds.",
            accepted: "an ISO 4217 number such as 840 (US dollar) or 978 (euro)",
            standard: "none is named"
        ) { value, configuration in
            configuration.currency = wholeNumber(value.text, 1...999).map(UInt16.init)
            return configuration.currency == nil ? value.text : nil
        },
        ConfigurationKey(
            name: "phases", meaning: "How the home is connected, for Green Button feeds.",
            accepted: "split, three or one", standard: "split"
        ) { value, configuration in
            guard let phases = ServerConfiguration.Phases(rawValue: value.text) else {
                return value.text
            }
            configuration.phases = phases
            return nil
        },
        ConfigurationKey(
            name: "time-zone-offset",
            meaning: "Local time without daylight saving, for readers of feeds.",
            accepted: "+HH:MM or -HH:MM from -12:00 to +14:00", standard: "+00:00"
        ) { value, configuration in
            guard let seconds = timeZoneOffset(value.text) else { return value.text }
            configuration.timeZoneOffsetSeconds = seconds
            return nil
        },
        ConfigurationKey(
            name: "daylight-saving", meaning: "When clocks change, for readers of feeds.",
            accepted: DaylightSetting.acceptedForms, standard: "none"
        ) { value, configuration in
            guard let daylight = DaylightSetting(value.text) else { return value.text }
            configuration.daylight = daylight
            return nil
        },
        ConfigurationKey(
            name: "log-format", meaning: "How messages on standard error are written.",
            accepted: "text or json", standard: "text"
        ) { value, configuration in
            guard let format = ServerConfiguration.LogFormat(rawValue: value.text) else {
                return value.text
            }
            configuration.logFormat = format
            return nil
        },
    ]

    // Key paths of a Sendable struct's stored properties carry no state of their own.
    private typealias Place<Stored> = WritableKeyPath<ServerConfiguration, Stored> & Sendable

    private static func number(
        _ name: String, _ meaning: String, _ range: ClosedRange<Int>, _ standard: Int,
        _ place: any Place<Int>
    ) -> ConfigurationKey {
        ConfigurationKey(
            name: name, meaning: meaning,
            accepted: "a whole number from \(range.lowerBound) to \(range.upperBound)",
            standard: "\(standard)"
        ) { value, configuration in
            guard let number = wholeNumber(value.text, range) else { return value.text }
            configuration[keyPath: place] = number
            return nil
        }
    }

    private static func path(
        _ name: String, _ meaning: String, _ place: any Place<String?>, _ standard: String
    ) -> ConfigurationKey {
        ConfigurationKey(
            name: name, meaning: meaning, accepted: "a path",
            standard: standard + " in the data directory", isPath: true
        ) { value, configuration in
            configuration[keyPath: place] = value.path
            return nil
        }
    }

    private static func wholeNumber(_ text: String, _ range: ClosedRange<Int>) -> Int? {
        guard text.utf8.allSatisfy({ (48...57).contains($0) }), let number = Int(text),
            range.contains(number)
        else { return nil }
        return number
    }

    /// Seconds east of UTC of `+HH:MM` or `-HH:MM`.
    private static func timeZoneOffset(_ text: String) -> Int? {
        let bytes = Array(text.utf8)
        guard bytes.count == 6, bytes[0] == UInt8(ascii: "+") || bytes[0] == UInt8(ascii: "-"),
            bytes[3] == UInt8(ascii: ":"),
            let hours = wholeNumber(String(text.dropFirst().prefix(2)), 0...14),
            let minutes = wholeNumber(String(text.suffix(2)), 0...59)
        else { return nil }
        let seconds = (hours * 3600 + minutes * 60) * (bytes[0] == UInt8(ascii: "-") ? -1 : 1)
        return (-12 * 3600...14 * 3600).contains(seconds) ? seconds : nil
    }
}
