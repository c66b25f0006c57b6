/// Reading arguments in their notations. A missing or empty argument is nil.
extension ReceivedCommand {
    /// A text.
    public func text(_ name: String) -> String? {
        argument(name).flatMap { $0.isEmpty ? nil : $0 }
    }

    /// A number in hexadecimal or decimal (D13).
    ///
    /// - Throws: ``RavenArgumentError/Code/malformed`` for anything else,
    ///   ``RavenArgumentError/Code/outOfRange`` where `Value` can not hold it.
    public func number<Value: FixedWidthInteger & UnsignedInteger>(
        _ name: String, as type: Value.Type = Value.self
    ) throws(RavenArgumentError) -> Value? {
        guard let text = text(name) else { return nil }
        guard let value = RavenNumber(text).value else {
            throw RavenArgumentError(code: .malformed, argument: name)
        }
        guard value <= UInt64(truncatingIfNeeded: Value.max) else {
            throw RavenArgumentError(code: .outOfRange, argument: name)
        }
        return Value(truncatingIfNeeded: value)
    }

    /// A number that has to be there.
    ///
    /// - Throws: as ``number(_:as:)``, and ``RavenArgumentError/Code/missing``.
    public func requiredNumber<Value: FixedWidthInteger & UnsignedInteger>(
        _ name: String, as type: Value.Type = Value.self
    ) throws(RavenArgumentError) -> Value {
        guard let value = try number(name, as: type) else {
            throw RavenArgumentError(code: .missing, argument: name)
        }
        return value
    }

    /// `Y` or `N` in either case.
    ///
    /// - Throws: ``RavenArgumentError/Code/malformed`` for anything else.
    public func flag(_ name: String) throws(RavenArgumentError) -> Bool? {
        guard let text = text(name) else { return nil }
        if text.equalsIgnoringASCIICase("Y") { return true }
        if text.equalsIgnoringASCIICase("N") { return false }
        throw RavenArgumentError(code: .malformed, argument: name)
    }

    /// The address in `MeterMacId`.
    ///
    /// - Throws: ``RavenArgumentError/Code/malformed`` where it is none.
    public func meter() throws(RavenArgumentError) -> EUI64? {
        guard let text = text("MeterMacId") else { return nil }
        guard let address = EUI64(text) else {
            throw RavenArgumentError(code: .malformed, argument: "MeterMacId")
        }
        return address
    }

    /// The event in `Event`.
    public func event() -> ScheduleEvent? {
        text("Event").map { ScheduleEvent($0) }
    }
}
