/// The query of a request, held against the parameters that its route takes: nothing unknown, nothing
/// twice. Values are read on demand; each reader throws 400 with a sentence.
struct Query {
    private var values: [QueryName: [UInt8]] = [:]

    init(
        _ parameters: [RequestTarget.Parameter], accepted: @autoclosure () -> [QueryName]
    ) throws(APIProblem) {
        if parameters.isEmpty { return }
        let accepted = accepted()
        for parameter in parameters {
            let known = QueryName(rawValue: String(decoding: parameter.name, as: UTF8.self))
            guard let name = known, accepted.contains(name) else {
                let list = accepted.map(\.rawValue).joined(separator: ", ")
                let what = known == nil ? "unknown query parameter" : "query parameter"
                throw .badRequest(
                    "\(what) \(APIProblem.quoted(parameter.name))"
                        + (known == nil ? "" : " is not accepted here") + "; accepted here: "
                        + (list.isEmpty ? "none" : list))
            }
            guard values.updateValue(parameter.value, forKey: name) == nil else {
                throw .badRequest("query parameter \(name.rawValue) is given twice; give it once")
            }
        }
    }

    /// Whether the parameter was given, with whatever value.
    func has(_ name: QueryName) -> Bool {
        values[name] != nil
    }

    /// A point in time, in Unix seconds.
    func time(_ name: QueryName) throws(APIProblem) -> Int64? {
        guard let value = values[name] else { return nil }
        guard let seconds = UTCText.parse(value) else { throw refusal(name, value) }
        return seconds
    }

    /// Refuses a range that is empty or the wrong way round.
    static func requireOrder(
        _ start: Int64, _ end: Int64, _ startName: QueryName = .start, _ endName: QueryName = .end
    ) throws(APIProblem) {
        guard start < end else {
            throw .badRequest(
                "\(startName.rawValue) (\(UTCText.string(start))) must lie before "
                    + "\(endName.rawValue) (\(UTCText.string(end)))")
        }
    }

    /// A whole number within limits.
    func number(_ name: QueryName, in limits: ClosedRange<Int64>) throws(APIProblem) -> Int64? {
        guard let value = values[name] else { return nil }
        guard let number = DecimalText.parse(value), limits.contains(number) else {
            throw refusal(name, value)
        }
        return number
    }

    /// One word of a vocabulary.
    func word<Word: RawRepresentable<String>>(_ name: QueryName) throws(APIProblem) -> Word? {
        guard let value = values[name] else { return nil }
        guard let word = Word(rawValue: String(decoding: value, as: UTF8.self)) else {
            throw refusal(name, value)
        }
        return word
    }

    /// The refusal of a value that was read and found wrong.
    func refusal(_ name: QueryName, _ value: [UInt8]) -> APIProblem {
        .badRequest(
            "\(name.rawValue)=\(APIProblem.quoted(value)) is not accepted; "
                + "give \(name.accepted)")
    }
}
