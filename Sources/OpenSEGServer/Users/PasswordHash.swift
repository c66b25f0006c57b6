import CTLS

/// A password as it is stored: a crypt(3) hash, which can be checked but not read back.
///
/// Making or checking one is slow on purpose (tens of milliseconds) and takes 4 MiB for that time.
struct PasswordHash: Hashable, Sendable {
    /// The text for the users file, without colons: `$y$…` (yescrypt) or `$6$…` (SHA-512).
    let text: String

    /// The method that new passwords get, or nil where the build can not hash.
    static var backend: String? {
        // The C target's own constant string.
        unsafe ctls_hash_backend().map { unsafe String(cString: $0) }
    }

    /// Hash methods that are strong enough to be accepted from a file: yescrypt, gost-yescrypt,
    /// SHA-512, SHA-256 and bcrypt.
    private static let acceptedPrefixes = ["$y$", "$gy$", "$6$", "$5$", "$2b$", "$2y$"]

    /// What the users file may hold, for messages.
    static let acceptedForms = "a crypt(3) hash that begins with $y$, $6$, $5$ or $2b$"

    /// Hashes a password with fresh salt; nil where the build can not, or for a password that
    /// holds NUL or more than 255 bytes.
    init?(password: [UInt8]) {
        guard Self.isUsable(password) else { return nil }
        var generator = SystemRandomNumberGenerator()
        let random = (0..<16).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
        var hash = [CChar](repeating: 0, count: 512)
        // `random` has the 16 bytes that are read; the password ends by NUL.
        let made = unsafe ctls_hash_password(Self.cString(password), random, &hash, hash.count)
        guard made == 1 else { return nil }
        text = String(
            decoding: hash.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// A stored hash; nil when it is none that is accepted.
    init?(stored text: String) {
        guard text.utf8.count < 512, Self.acceptedPrefixes.contains(where: text.hasPrefix),
            text.utf8.allSatisfy({ (0x21...0x7E).contains($0) && $0 != UInt8(ascii: ":") })
        else { return nil }
        self.text = text
    }

    /// Whether the password is the one that was hashed. Slow; constant time in the comparison.
    func matches(_ password: [UInt8]) -> Bool {
        guard Self.isUsable(password) else { return false }
        // Both texts end by NUL.
        return unsafe ctls_verify_password(Self.cString(password), text) == 1
    }

    private static func isUsable(_ password: [UInt8]) -> Bool {
        (1...255).contains(password.count) && !password.contains(0)
    }

    private static func cString(_ bytes: [UInt8]) -> [CChar] {
        bytes.map { CChar(bitPattern: $0) } + [0]
    }
}
