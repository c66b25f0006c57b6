import SEPSimpleMetering

/// The first summation or demand of a frame that carries multiplier and divisor itself, scaled.
struct ScaledReport {
    let json: String

    init?(_ records: [RecordReport]) {
        func integer(_ attribute: ZCLAttributeIdentifier) -> UInt64? {
            for record in records where record.reading.attribute == attribute {
                guard case .scalar(.unsigned(let value)) = record.reading.value?.value else {
                    return nil
                }
                return value
            }
            return nil
        }
        guard let multiplier = integer(.multiplier).flatMap(UInt32.init(exactly:)),
            let divisor = integer(.divisor).flatMap(UInt32.init(exactly:))
        else { return nil }
        let isDecimal = integer(.unitOfMeasure).map {
            UnitOfMeasure(rawValue: UInt8(truncatingIfNeeded: $0)).isBinaryCodedDecimal
        }
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
            case .signed(let raw): fraction = scale.fraction(raw)
            case .unsigned(let raw) where isDecimal == true:
                guard let decimal = UnitOfMeasure.decimal(fromBinaryCodedDecimal: raw) else {
                    continue
                }
                fraction = scale.fraction(decimal)
            case .unsigned(let raw): fraction = scale.fraction(raw)
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
