import SEPSimpleMetering
import Testing

@Suite("Reading in groups")
struct MeteringReadingPlanTests {
    private let nine = (0..<9).map { ZCLAttributeIdentifier(rawValue: $0) }

    private func reading(_ attribute: ZCLAttributeIdentifier) -> ZCLAttributeReading {
        ZCLAttributeReading(
            attribute: attribute,
            value: ZCLTypedValue(type: .uint8, value: .scalar(.unsigned(1))))
    }

    @Test("Nine attributes in groups of four are three requests")
    func groups() {
        var plan = MeteringReadingPlan(attributes: nine, groupSize: 4)
        var sizes: [Int] = []
        while case .readAttributes(let asked, nil) = plan.nextRequest() {
            sizes.append(asked.count)
            plan.receive(asked.map(reading))
        }
        #expect(sizes == [4, 4, 1])
        #expect(plan.decisions.count == 9)
    }

    @Test("What an answer leaves out is asked for once more alone, then given up")
    func missing() {
        var plan = MeteringReadingPlan(attributes: Array(nine.prefix(3)), groupSize: 3)
        #expect(plan.nextRequest() == .readAttributes(Array(nine.prefix(3))))
        plan.receive([
            reading(nine[0]),
            ZCLAttributeReading(attribute: nine[1], failure: .insufficientSpace),
        ])
        #expect(plan.nextRequest() == .readAttributes([nine[1]]))
        plan.receive([reading(nine[1])])
        #expect(plan.nextRequest() == .readAttributes([nine[2]]))
        plan.timedOut()
        #expect(plan.nextRequest() == nil)
        #expect(plan.decisions.map(\.attribute) == Array(nine.prefix(3)))
        #expect(plan.decisions.last?.outcome == .unanswered)
    }

    @Test("An unsupported attribute is not asked for again")
    func unsupported() {
        var plan = MeteringReadingPlan(attributes: [nine[0]])
        _ = plan.nextRequest()
        plan.receive([ZCLAttributeReading(attribute: nine[0], failure: .unsupportedAttribute)])
        #expect(plan.nextRequest() == nil)
        #expect(plan.decisions.first?.outcome == .refused(.unsupportedAttribute))
    }

    @Test(
        "What a meter refuses is decided at once, with its reason",
        arguments: [.unsupportedAttribute, .unreportableAttribute, .notAuthorized, .invalidValue]
            as [ZCLStatus])
    func refused(status: ZCLStatus) {
        var plan = MeteringReadingPlan(attributes: Array(nine.prefix(2)))
        _ = plan.nextRequest()
        plan.receive([
            reading(nine[0]), ZCLAttributeReading(attribute: nine[1], failure: status),
        ])
        #expect(plan.nextRequest() == nil)
        #expect(plan.decisions.map(\.attribute) == Array(nine.prefix(2)))
        #expect(plan.decisions.last?.outcome == .refused(status))
    }

    @Test("No room twice is a refusal; a group without an answer is asked for one by one")
    func noRoomTwice() {
        var plan = MeteringReadingPlan(attributes: Array(nine.prefix(2)), groupSize: 0)
        #expect(plan.nextRequest() == .readAttributes([nine[0]]))
        for _ in 0..<2 {
            plan.receive([ZCLAttributeReading(attribute: nine[0], failure: .insufficientSpace)])
            _ = plan.nextRequest()
            plan.timedOut()
            _ = plan.nextRequest()
        }
        #expect(
            plan.decisions.first { $0.attribute == nine[0] }?.outcome
                == .refused(.insufficientSpace))
        #expect(plan.decisions.first { $0.attribute == nine[1] }?.outcome == .unanswered)
    }

    @Test("Asking for the next request twice loses nothing")
    func askedTwice() {
        var plan = MeteringReadingPlan(attributes: nine, groupSize: 5)
        #expect(plan.nextRequest() == plan.nextRequest())
        plan.receive(nine.prefix(5).map(reading))
        _ = plan.nextRequest()
        #expect(plan.nextRequest() == .readAttributes(Array(nine.suffix(4))))
        plan.receive(nine.suffix(4).map(reading))
        #expect(plan.decisions.map(\.attribute) == nine)
    }
}
