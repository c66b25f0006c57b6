import GreenButtonESPI
import Testing

@Suite struct LocalTimeParametersTests {
    @Test("the rules of the zones are those of the schema's examples")
    func rules() {
        let pacific = LocalTimeParameters.northAmerica(tzOffsetSeconds: -28_800)
        #expect(pacific.dstStartRule?.hex == "360E2000")
        #expect(pacific.dstEndRule?.hex == "B40E2000")
        let berlin = LocalTimeParameters.europe(tzOffsetSeconds: 3600)
        #expect(berlin.dstStartRule?.hex == "3E0E2000")
        #expect(berlin.dstEndRule?.hex == "AE0E3000")
        let london = LocalTimeParameters.europe(tzOffsetSeconds: 0)
        #expect(london.dstStartRule?.hex == "3E0E1000")
        #expect(london.dstEndRule?.hex == "AE0E2000")
    }
}
