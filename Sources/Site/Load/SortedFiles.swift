import Commerce
import Platform
import Text

/// The files of the content folder by what they are, told from their place and ending.
struct SortedFiles {
    private let folder: String
    var store: String?
    var discounts: String?
    var products: [ContentItem] = []
    var collections: [ContentItem] = []
    var pages: [ContentItem] = []
    var posts: [ContentItem] = []
    /// Published as they are: those in `media/` all, those beside content where they are used.
    var media: [FileEntry] = []
    var diagnostics: [Diagnostic] = []
    /// What cannot be read whatever is in it.
    var unread = UnreadContent()

    private static let sections = ["products", "collections", "pages", "journal", "media"]

    private let productFolder: [UInt8]

    init(folder: String) {
        self.folder = folder
        productFolder = Array((folder + "/products/").utf8)
    }

    mutating func add(_ entry: FileEntry) {
        if !entry.escapes, addPlainProduct(entry) { return }
        let inside = String(decoding: entry.path.utf8.dropFirst(folder.utf8.count + 1), as: UTF8.self)
        let parts = inside.split(separator: "/").map(String.init)
        if entry.escapes {
            noteUnread(entry, parts)
            diagnostics.append(
                Diagnostic(
                    .error, path: entry.path,
                    message:
                        "is a link that leads out of the shop's content, in a circle or to nothing; put the file itself here"
                ))
            return
        }
        guard let name = parts.last else { return }
        let (stem, ending) = PathText.split(name: name)
        if parts.count == 1 { return addTop(entry, stem: stem, ending: ending) }
        if StrayName.isConflictCopy(name) {
            if Self.sections.contains(parts[0]) { note(.warning, entry, Self.conflict) }
            return
        }
        let isText = Self.textEndings.contains(ending)
        switch parts[0] {
        case "media": publish(entry, name)
        case "products", "collections", "pages", "journal":
            if !isText {
                if ["yaml", "yml"].contains(ending) {
                    unread.add(parts[0], stem)
                    diagnostics.append(
                        Diagnostic(
                            .error, path: entry.path,
                            message:
                                "is not read: write it as '\(stem).md' with its fields between --- lines, or as JSON"))
                    return
                }
                publish(entry, name)
                return
            }
            let handle = Self.handle(parts)
            if let problem = Handle.problem(with: handle) {
                noteUnread(entry, parts)
                diagnostics.append(
                    Diagnostic(
                        .error, path: entry.path,
                        message: "the file's name becomes part of an address, and '\(handle)' \(problem)"))
                return
            }
            let item = ContentItem(path: entry.path, handle: handle, stamp: entry.stamp)
            switch parts[0] {
            case "products": products.append(item)
            case "collections": collections.append(item)
            case "pages": pages.append(item)
            default: posts.append(item)
            }
        default:
            if isText {
                diagnostics.append(
                    Diagnostic(
                        .warning, path: entry.path,
                        message: "is not used: '\(parts[0])' is no folder of a shop"
                            + Suggestion.phrase(for: parts[0], in: Self.sections)))
            }
        }
    }

    /// Nearly all files of a large shop: `content/products/linen-apron.md`. Nothing about such a name needs a closer look.
    private mutating func addPlainProduct(_ entry: FileEntry) -> Bool {
        var path = entry.path
        let handle = path.withUTF8 { bytes -> String? in
            guard bytes.starts(with: productFolder), bytes.suffix(3).elementsEqual(".md".utf8) else { return nil }
            let stem = bytes[productFolder.count..<max(productFolder.count, bytes.count - 3)]
            guard !stem.isEmpty, stem.count <= 64, stem.first != ASCII.hyphen, stem.last != ASCII.hyphen,
                stem.allSatisfy({ ASCII.isDigit($0) || (0x61...0x7A).contains($0) || $0 == ASCII.hyphen })
            else { return nil }
            return String(decoding: stem, as: UTF8.self)
        }
        guard let handle, handle != "index", !StrayName.isConflictCopy(handle), Handle.problem(with: handle) == nil
        else { return false }
        products.append(ContentItem(path: entry.path, handle: handle, stamp: entry.stamp))
        return true
    }

    private static let textEndings: Set<String> = ["md", "markdown", "json"]

    /// The name of the file, or of its folder for an `index.md`.
    private static func handle(_ parts: [String]) -> String {
        let stem = PathText.split(name: parts.last ?? "").stem
        return stem == "index" && parts.count > 2 ? parts[parts.count - 2] : stem
    }

    private mutating func noteUnread(_ entry: FileEntry, _ parts: [String]) {
        guard parts.count > 1 else { return }
        let handle = Self.handle(parts)
        if parts[0] != "media", Self.textEndings.contains(PathText.split(name: parts.last ?? "").ending) {
            unread.add(parts[0], handle)
            // As others would write it.
            unread.add(parts[0], Handle.make(from: handle))
        } else {
            unread.add(file: entry.path)
        }
    }

    static let conflict =
        "is the copy that a sync program kept when the file was changed in two places; it is not read: "
        + "take over what is missing and delete it"

    private mutating func publish(_ entry: FileEntry, _ name: String) {
        if let secret = SecretFile(name: name) { return note(.warning, entry, secret.message) }
        media.append(entry)
    }

    private mutating func note(_ severity: Diagnostic.Severity, _ entry: FileEntry, _ message: String) {
        diagnostics.append(Diagnostic(severity, path: entry.path, message: message))
    }

    private mutating func addTop(_ entry: FileEntry, stem: String, ending: String) {
        switch (stem, ending) {
        case ("store", "yaml"), ("store", "yml"), ("store", "json"):
            if let store { return twice(entry.path, store) }
            store = entry.path
        case ("discounts", "yaml"), ("discounts", "yml"), ("discounts", "json"):
            if let discounts { return twice(entry.path, discounts) }
            discounts = entry.path
        case (_, "yaml"), (_, "yml"), (_, "json"):
            diagnostics.append(
                Diagnostic(
                    .warning, path: entry.path,
                    message: "is not used" + Suggestion.phrase(for: stem, in: ["store", "discounts"])))
        default: break
        }
    }

    private mutating func twice(_ path: String, _ first: String) {
        diagnostics.append(
            Diagnostic(.error, path: path, message: "says the same things as \(first); keep one of the two"))
    }
}
