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
}
