extension MeterClock {
    /// The clock that a read response of the Time cluster tells of, nil without a time in it.
    ///
    /// - Parameter readings: of a frame without a manufacturer code.
    public init?(_ readings: [ZCLAttributeReading]) {
        func integer(_ attribute: TimeAttribute) -> Int64? {
            let reading = readings.first { $0.attribute == attribute.identifier }
            guard case .scalar(let scalar) = reading?.value?.value else { return nil }
            return scalar.integer
        }
        func time(_ attribute: TimeAttribute) -> ZigBeeTime? {
            integer(attribute).flatMap(UInt32.init(exactly:)).flatMap(ZigBeeTime.init(rawValue:))
        }
        guard let utc = time(.time) else { return nil }
        self.init(
            time: utc, timeZoneSeconds: integer(.timeZone).flatMap(Int32.init(exactly:)) ?? 0,
            daylightStart: time(.daylightStart), daylightEnd: time(.daylightEnd),
            daylightShiftSeconds: integer(.daylightShift).flatMap(Int32.init(exactly:)) ?? 0)
    }
}
