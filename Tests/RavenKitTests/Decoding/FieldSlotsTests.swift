import Testing

@testable import RavenKit

@Suite("FieldSlots")
struct FieldSlotsTests {
    @Test("each field name has a slot of its own")
    func oneForEachName() {
        var slots = FieldSlots()
        for field in RavenFieldName.allCases {
            slots.set(field, UInt64(field.rawValue) + 1000)
            slots.set(field, text: "\(field)")
        }
        for field in RavenFieldName.allCases {
            #expect(slots.number(field) == UInt64(field.rawValue) + 1000, "\(field)")
            #expect(slots.text(field) == "\(field)")
        }
    }

    @Test("D8: a child that comes again replaces what it was before")
    func lastOneWins() {
        var slots = FieldSlots()
        slots.begin(.demand)
        slots.set(.demand, 5)
        slots.begin(.demand)
        #expect(slots.number(.demand) == nil && slots.seen.contains(.demand))
        slots.setDamaged(.demand)
        slots.begin(.demand)
        slots.set(.demand, UInt64(bitPattern: -7))
        #expect(slots.signed(.demand) == -7 && !slots.damaged.contains(.demand))
    }

    @Test("a child without text is as good as missing, one without a value has been seen")
    func emptyAndNone() {
        var slots = FieldSlots()
        slots.begin(.demand)
        slots.setEmpty(.demand)
        #expect(!slots.seen.contains(.demand))
        slots.begin(.price)
        #expect(slots.seen.contains(.price) && slots.number(.price) == nil)
    }

    @Test("the short cut leaves the same as the long way")
    func shortCut() {
        let vocabulary = RavenVocabulary.shared
        for place in RavenRoot.instantaneousDemand.fields.indices {
            let step = vocabulary.step(vocabulary.stepIndex(of: place, in: .instantaneousDemand))
            for values in [[7], [nil], [7, nil], [nil, 7]] as [[UInt64?]] {
                var short = FieldSlots()
                var long = FieldSlots()
                short.setDamaged(step.field)
                long.setDamaged(step.field)
                for value in values {
                    short.take(step, value)
                    long.begin(step.field)
                    if let value { long.set(step.field, value) }
                }
                #expect(short.number(step.field) == long.number(step.field))
                #expect(short.seen == long.seen && short.present == long.present)
                #expect(short.damaged == long.damaged)
            }
        }
    }

    @Test("forgetting leaves no child, no damage and no list")
    func forgetting() {
        var slots = FieldSlots()
        slots.begin(.intervalData)
        slots.append(1)
        slots.append(nil)
        slots.set(.demand, 5)
        slots.setDamaged(.divisor)
        #expect(slots.list == [1, nil] && slots.isScaleDamaged)
        slots.removeAll()
        #expect(slots.list.isEmpty && slots.number(.demand) == nil && !slots.isScaleDamaged)
        #expect(slots.seen == RavenFieldSet())
    }
}
