import TestSupport
import Testing

@testable import OpenSEGAPI

@Suite("Request targets")
struct RequestTargetTests {
    private func segments(_ path: String) throws -> [String] {
        try RequestTarget(path: path, query: nil).segments
    }

    @Test("One trailing slash makes no difference; an empty segment does")
    func slashes() throws {
        #expect(try segments("/a/b") == ["a", "b"])
        #expect(try segments("/a/b/") == ["a", "b"])
        #expect(try segments("/a/b//") == ["a", "b", ""])
        #expect(try segments("/") == [])
        #expect(throws: APIProblem.self) { try segments("a/b") }
        #expect(throws: APIProblem.self) { try segments("") }
    }

    @Test("Percent signs are decoded after cutting, once")
    func percent() throws {
        #expect(try segments("/%61%2Fb/%252F") == ["a/b", "%2F"])
        for broken in ["/%", "/%4", "/%zz", "/a%2", "/%-1"] {
            #expect(throws: APIProblem.self) { try segments(broken) }
        }
    }

    @Test("Query parts keep their order and repetitions; plus stays plus")
    func query() throws {
        let target = try RequestTarget(path: "/", query: "a=1&b=x%3Dy=z&a=+&c")
        let parts = target.parameters.map {
            String(decoding: $0.name, as: UTF8.self) + ":"
                + String(decoding: $0.value, as: UTF8.self)
        }
        #expect(parts == ["a:1", "b:x=y=z", "a:+", "c:"])
        #expect(try RequestTarget(path: "/", query: "").parameters.isEmpty)
        for broken in ["&", "a=1&", "=1", "a=%", "%G0=1"] {
            #expect(throws: APIProblem.self) { try RequestTarget(path: "/", query: broken) }
        }
    }

    @Test("Any bytes are taken apart or refused, never more")
    func anything() {
        var random = SeededGenerator(seed: 3)
        let alphabet = Array("/%&=?+a0-. \u{0}é".utf8)
        for _ in 0..<5000 {
            let length = Int.random(in: 0..<24, using: &random)
            let bytes = (0..<length).map { _ in
                alphabet[Int.random(in: 0..<alphabet.count, using: &random)]
            }
            let text = String(decoding: bytes, as: UTF8.self)
            let target = try? RequestTarget(path: "/" + text, query: text)
            #expect(
                target == nil || target?.segments.isEmpty == false || text.isEmpty || text == "/")
        }
    }
}
