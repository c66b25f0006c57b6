/// What `Authorization: Basic ...` carries (RFC 7617).
struct BasicCredentials: Hashable, Sendable {
    var user: [UInt8]
    var password: [UInt8]

    /// Nil when the field's value is of another scheme or is not well-formed.
    init?(_ fieldValue: [UInt8]) {
        let scheme = String(decoding: fieldValue.prefix(6), as: UTF8.self).lowercased()
        guard scheme == "basic " else { return nil }
        let encoded = fieldValue.dropFirst(6).drop { $0 == 0x20 }
        guard let plain = Base64.decode(encoded), let colon = plain.firstIndex(of: 0x3A),
            !plain.contains(0)
        else { return nil }
        user = Array(plain[..<colon])
        password = Array(plain[(colon + 1)...])
    }
}
