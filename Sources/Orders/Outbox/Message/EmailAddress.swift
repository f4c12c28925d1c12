/// An e-mail address that can safely stand in a header and in an argument of a program.
package struct EmailAddress: Sendable, Hashable {
    package let text: String

    /// Nil unless `text` is an address of the strict subset taken here.
    package init?(_ text: String) {
        guard text.utf8.contains(0x40) else { return nil }
        self.text = text
    }
}
