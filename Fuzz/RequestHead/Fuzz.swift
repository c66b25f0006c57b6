/// Any bytes: a head or one of the documented refusals, never a crash; and the same verdict whether
/// the bytes come at once, in two pieces, or one by one. The first byte chooses where to cut.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzRequestHead(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    guard let start, count > 0 else { return 0 }
    let bytes = Array(UnsafeBufferPointer(start: start + 1, count: count - 1))

    var whole = RequestHeadParser()
    let expected = whole.parse(bytes.span)

    let cut = Int(start[0]) * bytes.count / 255
    var halves = RequestHeadParser()
    var verdict = halves.parse(Array(bytes[..<cut]).span)
    if verdict == .needsMore { verdict = halves.parse(bytes.span) }
    precondition(verdict == expected, "cut at \(cut)")

    if bytes.count < 300 {
        var single = RequestHeadParser()
        verdict = .needsMore
        for end in 0...bytes.count where verdict == .needsMore {
            verdict = single.parse(Array(bytes[..<end]).span)
        }
        precondition(verdict == expected, "byte by byte")
    }

    switch expected {
    case .head(let head, let byteCount):
        precondition(byteCount <= bytes.count && byteCount <= whole.limits.headByteCount)
        precondition(head.path.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F })
        precondition(head.authority != nil || head.minorVersion == 0)
    case .refused(let refusal):
        precondition(refusal.status >= 400 && refusal.offset <= bytes.count)
    case .needsMore:
        precondition(bytes.count < whole.limits.headByteCount)
    }
    return 0
}
