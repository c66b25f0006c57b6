/// The children with text and meaning, for decoders that retain them.
extension FragmentScanner {
    /// One entry per child name of the vocabulary (the last text wins, a repeated child is joined)
    /// and one per unknown child, in the order of first appearance.
    func retainedFields() -> [ReceivedField] {
        var result: [ReceivedField] = []
        var places = [Int?](repeating: nil, count: RavenFieldName.allCases.count)
        for (name, value) in receivedFields {
            guard let name else {
                result.append(ReceivedField(field: value, meaning: .text))
                continue
            }
            let place = Int(name.rawValue)
            if let earlier = places[place] {
                let joined = result[earlier].field.text + " " + value.text
                result[earlier].field.text = name.isList ? joined : value.text
            } else {
                places[place] = result.count
                result.append(ReceivedField(field: value, meaning: .text))
            }
        }
        for name in RavenFieldName.allCases {
            guard let place = places[Int(name.rawValue)] else { continue }
            result[place].meaning = meaning(of: name, text: result[place].field.text)
        }
        return result
    }

    private func meaning(of field: RavenFieldName, text: String) -> ReceivedField.Meaning {
        switch field.kind {
        case .text: .text
        case .hexadecimalSecret:
            .secret(
                slots.text(field) == nil || slots.damaged.contains(field)
                    ? nil : Secret(Self.digits(text)))
        case .eui64:
            .hexadecimal(slots.number(field) == nil ? nil : Self.digits(text))
        case .eui64List:
            .hexadecimals(addressDigits(field))
        case .integer8, .integer16, .integer32, .currency, .frequency, .duration, .localTime:
            .integer(slots.number(field))
        case .intervalData: .integers(slots.list)
        case .demand, .usage:
            reading(slots.signed(field).map { .init(isNegative: $0 < 0, magnitude: $0.magnitude) })
        case .register:
            reading(slots.number(field).map { .init(isNegative: false, magnitude: $0) })
        case .threshold: threshold(slots.number(field))
        case .price, .blockPrice: price(slots.number(field))
        case .utcTime: .time(slots.time(field))
        case .flag: .flag(slots.flag(field))
        case .networkStatus: .word(NetworkStatus(text).word)
        case .scheduleEvent: .word(ScheduleEvent(text).word)
        case .meterType: .word(MeterType(text).word)
        case .messageQueue: .word(MessageQueue(text).word)
        }
    }

    /// The digits of a repeated address, as received.
    private func addressDigits(_ field: RavenFieldName) -> [String?] {
        let texts = receivedFields.filter { $0.field == field }.map { $0.value.text }
        return zip(slots.list, texts).map { $0 == nil ? nil : Self.digits($1) }
    }

    /// The digits behind `0x`, in lower case.
    private static func digits(_ text: String) -> String {
        String(decoding: text.utf8.dropFirst(2).map { $0.asciiLowercased }, as: UTF8.self)
    }

    private func reading(
        _ raw: ReceivedField.SignedInteger?
    ) -> ReceivedField.Meaning {
        guard let raw else { return .reading(raw: nil, scaled: nil, hints: nil) }
        var scaled: ScaledReading?
        if !slots.isScaleDamaged {
            scaled = ScaledReading(
                raw.magnitude, multiplier: slots.integer(.multiplier),
                divisor: slots.integer(.divisor))
            scaled?.isNegative = raw.isNegative
        }
        var hints: ReceivedField.DisplayHints?
        if let digitsRight: UInt8 = slots.integer(.digitsRight) {
            hints = ReceivedField.DisplayHints(
                digitsRight: digitsRight, digitsLeft: slots.integer(.digitsLeft),
                suppressLeadingZero: slots.flag(.suppressLeadingZero))
        }
        return .reading(raw: raw, scaled: scaled, hints: hints)
    }

    /// Scaled like a register, but the fragment has no display hints.
    private func threshold(_ raw: UInt64?) -> ReceivedField.Meaning {
        guard let raw, !slots.isScaleDamaged else { return .price(raw: raw, scaled: nil) }
        return .price(
            raw: raw,
            scaled: ScaledReading(
                raw, multiplier: slots.integer(.multiplier), divisor: slots.integer(.divisor)))
    }

    /// S6: without its trailing digits a price has no value.
    private func price(_ raw: UInt64?) -> ReceivedField.Meaning {
        guard let raw, let decimals: UInt8 = slots.integer(.trailingDigits) else {
            return .price(raw: raw, scaled: nil)
        }
        return .price(
            raw: raw,
            scaled: ScaledReading(raw, multiplier: 1, divisor: 1, decimals: decimals))
    }
}
