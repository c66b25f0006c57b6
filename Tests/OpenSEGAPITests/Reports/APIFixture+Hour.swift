extension APIFixture {
    /// An hour of 3,600 W every 8 s; the registers agree, or run `permille` too fast.
    static func hour(registerPermille: UInt64 = 1000) throws -> APIFixture {
        let fixture = try APIFixture()
        for second in stride(from: Int64(0), through: 3600, by: 8) {
            try fixture.append(second, milliwatts: 3_600_000)
            try fixture.append(
                second, delivered: UInt64(second) * registerPermille, received: nil)
        }
        return fixture
    }
}
