/// One child of a fragment (or argument of a command) as text.
public struct FragmentField: Hashable, Sendable {
    /// The name: canonical where the vocabulary has it, else as received.
    public var name: String
    /// The text after unescaping, without the blanks around it. May be a credential: see
    /// ``isSecret``.
    public var text: String

    /// Makes one from a name and its text.
    public init(name: String, text: String) {
        self.name = name
        self.text = text
    }

    /// Whether the name is one of those that hold a credential, in any case of letters.
    public var isSecret: Bool {
        for secret in ["InstallCode", "LinkKey", "Account", "Auth"]
        where name.equalsIgnoringASCIICase(secret) {
            return true
        }
        return false
    }
}

extension FragmentField: CustomStringConvertible, CustomDebugStringConvertible {
    /// `name=text`, with the text of a credential replaced by `redacted`.
    public var description: String { name + "=" + (isSecret ? "redacted" : text) }

    /// The same as ``description``.
    public var debugDescription: String { description }
}

#if !hasFeature(Embedded)
    extension FragmentField: CustomReflectable {
        /// Name and text, without the text of a credential.
        public var customMirror: Mirror {
            Mirror(self, children: ["name": name, "text": isSecret ? "redacted" : text])
        }
    }
#endif
