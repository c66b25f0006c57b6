/// The children of the stanza being read, already as values: one slot per field name.
///
/// Made once per decoder and cleared by emptying the sets, so that a reading costs no allocation.
struct FieldSlots: Sendable {
    /// Fields that have a value.
    private(set) var present = RavenFieldSet()
    /// Fields whose last occurrence could not be read.
    private(set) var damaged = RavenFieldSet()
    /// Fields that came with a text, whether or not it is a value.
    private(set) var seen = RavenFieldSet()
    /// One for each field name, in place: an array would be asked at each read whether it is shared.
    private var numbers = InlineArray<72, UInt64>(repeating: 0)
    private var texts = [String](repeating: "", count: RavenFieldName.allCases.count)
    /// The repeated child of a meter list or a profile; nil keeps the place of an invalid one.
    private(set) var list: [UInt64?] = []

    /// Forgets everything; keeps the storage.
    mutating func removeAll() {
        present = RavenFieldSet()
        damaged = RavenFieldSet()
        seen = RavenFieldSet()
        if !list.isEmpty { list.removeAll(keepingCapacity: true) }
    }

    /// The child is there; what it held before no longer counts (D8: the last one wins).
    mutating func begin(_ field: RavenFieldName) {
        seen.insert(field)
        present.remove(field)
        damaged.remove(field)
    }

    /// Marks a child that could not be read.
    mutating func setDamaged(_ field: RavenFieldName) {
        damaged.insert(field)
    }

    /// Marks a child without text: as good as missing.
    mutating func setEmpty(_ field: RavenFieldName) {
        seen.remove(field)
    }

    /// A child in its usual form came, with a number or with the notation of none: the same as
    /// ``begin(_:)`` and ``set(_:_:)``.
    @inline(__always)
    mutating func take(_ step: RavenRunStep, _ value: UInt64?) {
        seen.formUnion(step.set)
        damaged.subtract(step.set)
        if let value {
            numbers[Int(step.field.rawValue)] = value
            present.formUnion(step.set)
        } else {
            present.subtract(step.set)
        }
    }

    /// Stores a number, signed ones as their bit pattern.
    mutating func set(_ field: RavenFieldName, _ value: UInt64) {
        numbers[Int(field.rawValue)] = value
        present.insert(field)
    }

    /// Stores a text.
    mutating func set(_ field: RavenFieldName, text: String) {
        texts[Int(field.rawValue)] = text
        present.insert(field)
    }

    /// Adds to the repeated child.
    mutating func append(_ value: UInt64?) {
        list.append(value)
    }

    /// A number's bit pattern.
    @inline(__always)
    func number(_ field: RavenFieldName) -> UInt64? {
        present.contains(field) ? numbers[Int(field.rawValue)] : nil
    }

    /// A signed number.
    @inline(__always)
    func signed(_ field: RavenFieldName) -> Int64? {
        number(field).map { Int64(bitPattern: $0) }
    }

    /// A number of a narrower type; the reader has checked its range.
    @inline(__always)
    func integer<Value: FixedWidthInteger>(_ field: RavenFieldName) -> Value? {
        number(field).map { Value(truncatingIfNeeded: $0) }
    }

    /// An address.
    @inline(__always)
    func address(_ field: RavenFieldName) -> EUI64? {
        number(field).map { EUI64(rawValue: $0) }
    }

    /// An instant.
    @inline(__always)
    func time(_ field: RavenFieldName) -> ZigBeeUTCTime? {
        number(field).map { ZigBeeUTCTime(secondsSince2000: UInt32(truncatingIfNeeded: $0)) }
    }

    /// A flag.
    @inline(__always)
    func flag(_ field: RavenFieldName) -> Bool? {
        number(field).map { $0 != 0 }
    }

    /// A text; nil where the child is missing or empty.
    func text(_ field: RavenFieldName) -> String? {
        present.contains(field) ? texts[Int(field.rawValue)] : nil
    }

    /// Whether multiplier or divisor came but could not be read.
    @inline(__always)
    var isScaleDamaged: Bool {
        isUnreadable(.multiplier) || isUnreadable(.divisor)
    }

    /// Whether a child came, was damaged, and no good one stands beside it.
    @inline(__always)
    func isUnreadable(_ field: RavenFieldName) -> Bool {
        damaged.contains(field) && !present.contains(field)
    }
}
