import Testing

@testable import RavenSimulator

@Suite struct RecordedLoadTests {
    private func load(_ text: String) throws -> RecordedLoad {
        try RecordedLoad(csv: Array(text.utf8))
    }

    @Test(arguments: [
        "watts,unix-seconds\n100,1000\n-250.5,1010\n300,1030\n",
        "100,1000\r\n-250.5,1010\r\n300,1030\r\n",
        "# a comment\n\n 100 , 1000 \n-250.5,1010\n\n300,1030",
    ])
    func rowsAreReadWithOrWithoutHeaderCommentsAndLineEnds(text: String) throws {
        let load = try load(text)
        #expect(load.rowCount == 3)
        #expect(load.periodMilliseconds == 50_000)
        #expect(load.milliwatts(afterStartMilliseconds: 0) == 100_000)
        #expect(load.milliwatts(afterStartMilliseconds: 9_999) == 100_000)
        #expect(load.milliwatts(afterStartMilliseconds: 10_000) == -250_500)
        #expect(load.milliwatts(afterStartMilliseconds: 49_999) == 300_000)
    }

    @Test func theCurveRepeatsInBothDirections() throws {
        let load = try load("1,0\n2,1\n3,2\n")
        let milliwatts = (-6..<6).map {
            load.milliwatts(afterStartMilliseconds: Int64($0) * 1000) / 1000
        }
        #expect(milliwatts == [1, 2, 3, 1, 2, 3, 1, 2, 3, 1, 2, 3])
    }

    @Test func oneRowIsAConstantLoad() throws {
        let load = try load("42,1700000000")
        #expect(load.milliwatts(afterStartMilliseconds: 123_456_789) == 42_000)
    }

    @Test(arguments: [
        ("", "no rows"), ("watts,unix-seconds\n", "no rows"), ("1,0\nx,1\n", "line 2"),
        ("1,0\n2\n", "line 2"), ("1,0\n2,1,3\n", "line 2"), ("1,5\n2,5\n", "line 2"),
        ("1,5\n2,4\n", "line 2"), ("1,-5\n", "line 1"), ("1,99999999999999\n", "line 1"),
        ("1e3,5\n", "line 1"), ("1,0\nwatts,unix\n", "line 2"),
    ])
    func whatIsNoRowIsNamed(text: String, problem: String) {
        let error = #expect(throws: SettingError.self) { try load(text) }
        #expect(error?.problem.contains(problem) == true)
        #expect(error?.accepted.isEmpty == false)
    }
}
