import Languages

/// Tests write a language as its tag.
extension Language: ExpressibleByStringLiteral {
    package init(stringLiteral tag: String) { self.init(tag) }
}
