import Languages
import Liquid
import Synchronization
import Text

/// The texts of a theme in the shop's language, looked up by dotted keys.
///
/// Several files stand behind it: the theme's and its bases', in the shop's language and in each theme's default one.
/// The first that knows a key gives its text, so a theme that extends another writes only what it says differently.
package final class ThemeLocale: Sendable {
    /// A text with its `{{ name }}` places found.
    package struct Entry: Sendable {
        package enum Part: Sendable {
            case text(String)
            case argument(String)
        }

        /// One list of parts for a plain text, or one for each plural form.
        package var forms: [PluralForm: [Part]]
        /// A plain text has only the form `other`, and no form is chosen.
        package var isPlural: Bool
        /// Its key ends in `_html`: the text is HTML, and what is put into it is escaped.
        package var isHTML: Bool
        /// The plural rule of the file it stands in.
        package var plurals: PluralRule

        /// The text of one that is neither plural nor takes arguments: most are.
        var constant: String? {
            guard !isPlural, let parts = plain, parts.count == 1, case .text(let text) = parts[0] else { return nil }
            return text
        }

        /// The parts of a text without plural forms.
        fileprivate let plain: [Part]?

        init(forms: [PluralForm: [Part]], isPlural: Bool, isHTML: Bool, plurals: PluralRule) {
            self.forms = forms
            self.isPlural = isPlural
            self.isHTML = isHTML
            self.plurals = plurals
            plain = isPlural ? nil : forms[.other]
        }
    }

    package let language: Language
    private let entries: [String: Entry]
    /// The entries by the bytes of their keys, each with its text where it is neither plural nor takes arguments, which
    /// most do not.
    private let index: NameIndex
    private let indexed: [(entry: Entry, constant: String?)]
    /// Every key, to look for the one that was meant.
    private let known: KnownNames
    /// What only faults ask for; made for the first of them.
    private let forFaults = AtomicLazyReference<FaultIndex>()
    /// Keys whose text or group of texts was reported as wrong.
    private let broken: Set<String>
    /// A file of texts was reported as unreadable: which keys it has nobody knows.
    private let isIncomplete: Bool

    package init(
        language: Language, entries: [String: Entry], broken: Set<String> = [], isIncomplete: Bool = false
    ) {
        self.language = language
        self.entries = entries
        self.broken = broken
        self.isIncomplete = isIncomplete
        known = KnownNames { entries.keys.sorted() }
        index = NameIndex(entries.keys.map { Name($0) })
        indexed = entries.values.map { ($0, $0.constant) }
    }

    package func entry(_ key: String) -> Entry? { index[Name(key)].map { indexed[$0].entry } ?? entries[key] }

    /// The text of a key that is neither plural nor takes arguments; nil for any other, and where only `entry` knows.
    func constant(_ key: String) -> (text: String, isHTML: Bool)? {
        guard let at = index[Name(key)], let text = indexed[at].constant else { return nil }
        return (text, indexed[at].entry.isHTML)
    }

    /// Every key, sorted.
    package var keys: [String] { entries.keys.sorted() }

    /// The fault of asking for a key that gives no text.
    package func fault(with key: String) -> LiquidFault {
        var fault = LiquidFault(problem(with: key))
        fault.isTold = isIncomplete || isBroken(key)
        return fault
    }

    /// Whether the key, or a group it stands in, was reported as wrong.
    private func isBroken(_ key: String) -> Bool {
        guard !broken.isEmpty else { return false }
        var part = key[...]
        while true {
            if broken.contains(String(part)) { return true }
            guard let dot = part.lastIndex(of: ".") else { return false }
            part = part[..<dot]
        }
    }

    /// Why `key` gives no text, for the template's author.
    private func problem(with key: String) -> Diagnostic.Wording {
        let index = forFaults.load() ?? forFaults.storeIfNil(FaultIndex(entries.keys))
        if index.groups.contains(key) { return "the translation '\(key)' is a group of texts, not a text" }
        let sameEnd = FaultIndex.lastPart(of: key).flatMap { index.byLastPart[$0] }
        return "there is no translation '\(key)' in the theme's locales" + known.guess(for: key, otherwise: sameEnd)
    }

    /// What was meant by a key that gives no text.
    private final class FaultIndex: Sendable {
        /// Keys whose value is a group of others.
        let groups: Set<String>
        /// For each last part of a key the first key, in their order, that ends in it.
        let byLastPart: [String: String]

        init(_ keys: some Sequence<String>) {
            var groups: Set<String> = []
            var byLastPart: [String: String] = [:]
            for key in keys {
                var prefix = key[...]
                while let dot = prefix.utf8.lastIndex(of: ASCII.period) {
                    prefix = prefix[..<dot]
                    groups.insert(String(prefix))
                }
                guard let part = Self.lastPart(of: key) else { continue }
                if let first = byLastPart[part], first < key { continue }
                byLastPart[part] = key
            }
            self.groups = groups
            self.byLastPart = byLastPart
        }

        static func lastPart(of key: String) -> String? {
            key.utf8.lastIndex(of: ASCII.period).map { String(key[$0...]) }
        }
    }

    /// The text of `key` with `arguments` put in, or nil if there is none; `isHTML` says whether it is HTML.
    ///
    /// A plural text takes the form that its `count` argument asks for. An argument the text does not name is ignored;
    /// a name without an argument stands empty. With `escaping` a plain text is made HTML too.
    package func text(
        _ key: String, count: PluralOperands? = nil, escaping: Bool = false,
        argument: (String) -> (text: String, isHTML: Bool)?
    ) -> (text: String, isHTML: Bool)? {
        guard let entry = entry(key) else { return nil }
        if let constant = entry.constant { return (constant, entry.isHTML) }
        var form = PluralForm.other
        if entry.isPlural, let count {
            form = entry.plurals.form(count)
            if count == PluralOperands(integer: 0), entry.forms[.zero] != nil { form = .zero }
        }
        guard let parts = entry.plain ?? entry.forms[form] ?? entry.forms[.other] else { return nil }
        if parts.count == 1, case .text(let text) = parts[0] { return (text, entry.isHTML) }
        let isHTML = entry.isHTML || escaping
        var out = ByteWriter()
        for part in parts {
            switch part {
            case .text(let text):
                if isHTML && !entry.isHTML { out.appendEscapingHTML(string: text) } else { out.append(string: text) }
            case .argument(let name):
                guard let value = argument(name) else { continue }
                if isHTML && !value.isHTML {
                    out.appendEscapingHTML(string: value.text)
                } else {
                    out.append(string: value.text)
                }
            }
        }
        return (out.string, isHTML)
    }
}
