import Testing

/// A refusal is one line of plain text that says what was wrong and what is accepted, and is not kept.
func expectRefusal(_ target: String, _ status: Int, _ words: String) throws {
    let answer = try APIFixture.documented().ask(target)
    #expect(answer.status == status, "\(target): \(answer.body)")
    #expect(answer.body.contains(words), "\(target): \(answer.body)")
    #expect(answer.body.hasSuffix("\n") && !answer.body.dropLast().contains("\n"))
    #expect(answer.response.contentType == "text/plain; charset=utf-8")
    #expect(answer.response.header("cache-control") == "no-store")
}
