/// Any path and query (cut at the first line feed): understood, or refused with 400 or 404 and one
/// short, plain sentence; never a crash. A time that is understood is written and read back as itself.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzRequestTarget(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    guard let start else { return 0 }
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    let halves = bytes.split(separator: 0x0A, maxSplits: 1, omittingEmptySubsequences: false)
    let path = String(decoding: halves[0], as: UTF8.self)
    let query = halves.count == 2 ? String(decoding: halves[1], as: UTF8.self) : nil

    if let seconds = UTCText.parse(bytes) {
        precondition(UTCText.unixSecondsRange.contains(seconds))
        precondition(UTCText.parse(Array(UTCText.string(seconds).utf8)) == seconds)
    }
    _ = EventPosition(path)
    do throws(APIProblem) {
        let target = try RequestTarget(path: path, query: query)
        let route = try Route(target.segments)
        let parameters = try Query(target.parameters, accepted: route.parameters)
        for name in route.parameters { _ = try parameters.time(name) }
    } catch {
        check(error)
    }
    do throws(APIProblem) {
        let target = try RequestTarget(path: path, query: query)
        guard case .readings(let series, let format, let window) = try Route(target.segments)
        else { return 0 }
        let parameters = try Query(
            target.parameters, accepted: ReadingsRequest.accepted(series, format, window))
        let wanted = try ReadingsRequest(series, format, window, parameters)
        precondition(86_400 % wanted.periodSeconds == 0)
        // An empty range is understood: it is answered 404, as one that holds nothing.
        if case .range(let from, let to?) = wanted.selection { precondition(from <= to) }
    } catch {
        check(error)
    }
    return 0
}

private func check(_ problem: APIProblem) {
    precondition(problem.status == 400 || problem.status == 404)
    precondition(problem.sentence.utf8.count < 500)
    precondition(problem.sentence.utf8.allSatisfy { (0x20...0x7E).contains($0) })
}
