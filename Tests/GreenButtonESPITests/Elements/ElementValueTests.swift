import Testing

@testable import GreenButtonESPI

@Suite struct ElementValueTests {
    @Test("elements are listed by their names, in the order of the schema")
    func elements() {
        var usagePoint = UsagePoint.electricity
        usagePoint.roleFlags = 0x10
        usagePoint.isVirtual = true
        var rider = TariffRiderRef()
        rider.riderType = "r"
        var place = ServiceDeliveryPoint()
        place.tariffRiderRefs = [rider]
        usagePoint.serviceDeliveryPoint = place
        let riders = ElementValue.elements([
            NamedElement(
                name: "tariffRiderRef",
                value: .list([.elements([NamedElement(name: "riderType", value: .text("r"))])]))
        ])
        #expect(
            ESPIResource.usagePoint(usagePoint).elements == [
                NamedElement(name: "roleFlags", value: .text("0010")),
                NamedElement(
                    name: "ServiceCategory",
                    value: .elements([NamedElement(name: "kind", value: .number(0))])),
                NamedElement(name: "status", value: .number(1)),
                NamedElement(
                    name: "serviceDeliveryPoint",
                    value: .elements([NamedElement(name: "tariffRiderRefs", value: riders)])),
                NamedElement(name: "isVirtual", value: .boolean(true)),
            ])
        #expect(ESPIResource.meterReading.elements.isEmpty)
    }
}
