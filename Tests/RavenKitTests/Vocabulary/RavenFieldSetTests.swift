import Testing

@testable import RavenKit

@Suite("RavenFieldSet")
struct RavenFieldSetTests {
    @Test("each field name is a member of its own")
    func members() {
        for field in RavenFieldName.allCases {
            var set = RavenFieldSet()
            set.insert(field)
            for other in RavenFieldName.allCases {
                #expect(set.contains(other) == (other == field))
            }
            set.remove(field)
            #expect(set == RavenFieldSet())
        }
    }

    @Test("union, subtraction and covering work over all names")
    func operations() {
        var even = RavenFieldSet()
        var odd = RavenFieldSet()
        var all = RavenFieldSet()
        for field in RavenFieldName.allCases {
            all.insert(field)
            if field.rawValue % 2 == 0 { even.insert(field) } else { odd.insert(field) }
        }
        #expect(even.covers(all, with: odd))
        #expect(!even.covers(all, with: even))
        var union = even
        union.formUnion(odd)
        #expect(union == all)
        union.subtract(odd)
        #expect(union == even)
    }
}
