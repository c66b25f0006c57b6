internal import IntervalCache

/// One column of numbers that can be served: what it means and how it is read from a sample.
///
/// All values are in thousandths of the column's unit: milliwatts, milliwatt-hours.
enum ServedColumn: Hashable, CaseIterable {
    /// Demand in watts; negative when exporting.
    case demand
    /// The register of energy delivered to the customer, in watt-hours.
    case delivered
    /// The register of energy received from the customer, in watt-hours.
    case received

    init(_ series: ServedSeries, _ flow: ReadingsRequest.Flow) {
        switch (series, flow) {
        case (.intervalReading, _), (_, .net): self = .demand
        case (_, .delivered): self = .delivered
        case (_, .received): self = .received
        }
    }

    /// The unit as it heads a CSV column.
    var unitName: StaticString {
        self == .demand ? "watts" : "watt-hours"
    }
}

/// A sample that the API serves.
protocol ServedSample: RingSample {
    /// Receive time by the gateway's clock.
    var receiveTimeUnixSeconds: Int64 { get }
    /// Receive time minus the meter's time.
    var receiveOffsetSeconds: Int64 { get }
    /// The value of a column in thousandths; nil where the meter did not tell it (or the column is
    /// not one of this sample's).
    func thousandths(_ column: ServedColumn) -> Int64?
    /// Writes the values as members of a JSON object.
    func writeValues(to json: inout JSONWriter)
}

extension DemandSample: ServedSample {
    @inline(__always)
    func thousandths(_ column: ServedColumn) -> Int64? {
        column == .demand ? demandMilliwatts : nil
    }

    func writeValues(to json: inout JSONWriter) {
        json.thousandths("watts", demandMilliwatts)
    }
}

extension RegisterSample: ServedSample {
    @inline(__always)
    func thousandths(_ column: ServedColumn) -> Int64? {
        switch column {
        case .demand: nil
        case .delivered: deliveredMilliwattHours.flatMap { Int64(exactly: $0) }
        case .received: receivedMilliwattHours.flatMap { Int64(exactly: $0) }
        }
    }

    func writeValues(to json: inout JSONWriter) {
        json.thousandths("delivered_watt_hours", thousandths(.delivered))
        json.thousandths("received_watt_hours", thousandths(.received))
    }
}
