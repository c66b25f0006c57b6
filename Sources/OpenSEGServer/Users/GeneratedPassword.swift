/// Makes passwords that are strong and can be typed on a phone.
enum GeneratedPassword {
    /// 32 letters and digits that are not mistaken for each other.
    private static let alphabet = [UInt8]("abcdefghijkmnpqrstuvwxyz23456789".utf8)

    /// Four groups of five from the system's random numbers: 100 bits, like `k3mfa-…`.
    static func make() -> String {
        var generator = SystemRandomNumberGenerator()
        let groups = (0..<4).map { _ in
            (0..<5).map { _ in alphabet[Int.random(in: 0..<alphabet.count, using: &generator)] }
        }
        return groups.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "-")
    }
}
