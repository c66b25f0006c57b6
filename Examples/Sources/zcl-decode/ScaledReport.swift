import SEPSimpleMetering

/// The first summation or demand of a frame that carries multiplier and divisor itself, scaled.
struct ScaledReport {
    let json: String

    init?(_ records: [RecordReport]) {
        func integer(_ attribute: ZCLAttributeIdentifier) -> UInt64? {
            for record in records where record.reading.attribute == attribute {
                guard case .scalar(let scalar) = record.reading.value?.value else { return nil }
                return scalar.integer.flatMap(UInt64.init(exactly:))
            }
            return nil
        }
        guard let multiplier = integer(.multiplier).flatMap(UInt32.init(exactly:)),
            let divisor = integer(.divisor).flatMap(UInt32.init(exactly:))
        else { return nil }
        let isDecimal =
            integer(.unitOfMeasure).flatMap(UInt8.init(exactly:))
            .map { UnitOfMeasure(rawValue: $0).isBinaryCodedDecimal } ?? false
        for record in records {
            guard let unit = MeteringAttribute(record.reading.attribute)?.unit,
                unit == .summation || unit == .demand,
                case .scalar(let scalar) = record.reading.value?.value
            else { continue }
            let formatting = integer(unit == .demand ? .demandFormatting : .summationFormatting)
                .map { MeteringFormatting(rawValue: UInt8(truncatingIfNeeded: $0)) }
            let scale = MeteringScale(
                multiplier: multiplier, divisor: divisor, digitsRight: formatting?.digitsRight)
            let fraction: MeteringFraction
            switch scalar {
            case .unsigned(let raw):
                guard
                    let count = isDecimal ? UnitOfMeasure.decimal(fromBinaryCodedDecimal: raw) : raw
                else { continue }
                fraction = scale.fraction(count)
            case .signed(let raw) where isDecimal:
                // How a number below zero is written in BCD is not defined.
                guard
                    let count = UInt64(exactly: raw)
                        .flatMap(UnitOfMeasure.decimal(fromBinaryCodedDecimal:))
                else { continue }
                fraction = scale.fraction(count)
            case .signed(let raw): fraction = scale.fraction(raw)
            default: continue
            }
            json =
                "\"scaled\":{\"attr\":\(record.reading.attribute.rawValue),"
                + "\"num\":\(fraction.numerator),\"den\":\(fraction.denominator)}"
            return
        }
        return nil
    }
}
