import Testing

@testable import RavenKit

@Suite("RavenVocabulary")
struct RavenVocabularyTests {
    private let vocabulary = RavenVocabulary.shared

    /// The bytes that usually stand behind the value of the child at a place.
    private func known(_ root: RavenRoot, _ place: Int) -> [UInt8] {
        let isLast = place + 1 == root.fields.count
        let next = isLast ? "</\(root.name)>" : "  <\(root.fields[place + 1].name)>"
        return Array("</\(root.fields[place].name)>\r\n\(next)".utf8)
    }

    @Test("seams are matched as far as they are there, and every other byte is told")
    func seams() {
        for root in [RavenRoot.instantaneousDemand, .profileData, .warning] {
            for place in root.fields.indices {
                let step = vocabulary.step(vocabulary.stepIndex(of: place, in: root))
                #expect(step.field == root.fields[place])
                #expect(step.isLast == (place + 1 == root.fields.count))
                let known = known(root, place)
                let bytes = Array("0x1".utf8) + known + Array("0x2".utf8)
                for end in 3...bytes.count {
                    let outcome = vocabulary.match(step.seam, bytes.span, 3, end)
                    #expect(outcome == (end < 3 + known.count ? .waiting : .taken), "\(end)")
                }
                for end in 8..<known.count {
                    let word = vocabulary.word(of: step.seam, before: end)
                    #expect(word == known.span.word(at: end - 8, before: end), "\(end)")
                }
                for wrong in known.indices {
                    var damaged = bytes
                    damaged[3 + wrong] ^= 1
                    for end in 3...bytes.count {
                        let outcome = vocabulary.match(step.seam, damaged.span, 3, end)
                        let isSeen = end > 3 + wrong
                        #expect(outcome == (isSeen ? .unusual : .waiting), "\(wrong), \(end)")
                    }
                }
            }
        }
    }

    @Test("names are found in any case, and no name that only begins like one")
    func names() {
        for root in RavenRoot.allCases {
            for name in [root.name, root.name.lowercased(), root.name.uppercased()] {
                let bytes = Array(name.utf8)
                #expect(vocabulary.root(named: bytes.span, 0, bytes.count) == root)
                #expect(vocabulary.root(named: bytes.span, 0, bytes.count - 1) != root)
                #expect(vocabulary.mayEndRoot(bytes[bytes.count - 2], bytes[bytes.count - 1]))
            }
            for (place, field) in root.fields.enumerated() {
                let bytes = Array(field.name.lowercased().utf8)
                for expected in 0...root.fields.count {
                    #expect(
                        vocabulary.place(
                            of: bytes.span, 0, bytes.count, in: root, expected: expected) == place)
                }
            }
        }
    }
}
