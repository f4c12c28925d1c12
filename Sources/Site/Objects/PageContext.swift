import Commerce
import Languages
import Liquid
import Text
import Theming

/// One page while it is rendered: what its templates read, and what is noted about them.
///
/// The host of a Liquid render. Used by one thread; everything it points to is shared.
///
/// What is the page's own is reached through `Own` alone, and whoever reaches it is noted, so that a snippet whose text
/// is remembered for other pages cannot have read any of it. See `PageContext+Snippets.swift`.
@dynamicMemberLookup
package final class PageContext {
    package let storefront: Storefront
    package let theme: Theme
    package let trace: DependencyTrace

    /// What is this page's and no other's.
    package struct Own {
        package let page: PageDescriptor
        /// The page's title as search engines see it, without the shop's name.
        package var title: String
        package var description: String?
        /// The picture that stands for the page when it is shared: a media id.
        package var image: Int?
        /// The full URL of this page.
        package var canonicalURL: String
        /// The engine's part of `<head>`, as HTML; asked for when a layout prints it, after the template was rendered.
        package var contentForHeader: (PageContext) -> String = { _ in "" }
        /// How many pages the template's `paginate` makes of this one; 1 without one. Known after the render.
        package var paginatedTotal = 1
        /// The slices that `paginate` tags being rendered show of their lists.
        var slices: [PaginatedList: Range<Int>] = [:]
        /// What the template printed, for `content_for_layout`.
        var contentForLayout = ""
        /// The layout the template asked for with `layout`; the outer nil means that it did not.
        var chosenLayout: String??
        /// The section being rendered.
        var section: SectionView?
        /// Style and script of sections, printed once a page.
        var seenSectionAssets: Set<String> = []
    }

    private var own: Own
    // A page is one thread's, and no access to one of these lasts longer than the statement it stands in.
    /// Snippets being rendered of which the text may be remembered, innermost last.
    @exclusivity(unchecked) var recordings: [SnippetRecording] = []
    /// What was looked for last and not found.
    @exclusivity(unchecked) var wantedKey: SnippetKey?
    /// False where pages are not what is rendered: an order's frame is made of marks.
    var remembersSnippets = false
    /// Set where it is asked how long templates take.
    @exclusivity(unchecked) package var clock: TemplateClock?

    /// The resized pictures that the page names, in the order it named them, repeats included. Known after the render.
    @exclusivity(unchecked) package internal(set) var imageRequests: [ImageRequest] = []
    /// Set when a picture would have been resized had there been a program for it.
    @exclusivity(unchecked) package internal(set) var wantsImageTool = false
    /// Pictures with the URL that `image_url` gave each, in the order it did, so that `image_tag` knows size and text.
    @exclusivity(unchecked) var namings: [ImageNaming] = []
    /// Where the last naming of each URL stands, among the first `indexed`.
    var namingIndex = (last: [String: Int](), indexed: 0)

    package var links: Links { storefront.links }
    package var catalogue: Catalogue { storefront.links.catalogue }

    package init(
        storefront: Storefront, theme: Theme, page: PageDescriptor, trace: DependencyTrace, title: String,
        description: String? = nil, image: Int? = nil, canonicalURL: String
    ) {
        self.storefront = storefront
        self.theme = theme
        self.trace = trace
        own = Own(page: page, title: title, description: description, image: image, canonicalURL: canonicalURL)
    }

    package subscript<Value>(dynamicMember path: KeyPath<Own, Value>) -> Value {
        noteOwnRead()
        return own[keyPath: path]
    }

    package subscript<Value>(dynamicMember path: WritableKeyPath<Own, Value>) -> Value {
        get {
            noteOwnRead()
            return own[keyPath: path]
        }
        set {
            noteOwnRead()
            own[keyPath: path] = newValue
        }
    }

    // MARK: What a remembered text may depend on, because it is asked again

    /// Whether this page, or the first one of its pagination, stands at an address.
    func stands(at address: String) -> Bool {
        let result = own.page.address == address
        note(.stands(at: address, result))
        return result
    }

    /// The whole name of the page's template.
    var templateName: String {
        note(.template(own.page.template))
        return own.page.template
    }

    /// The part of a list that an enclosing `paginate` shows.
    func slice(of list: PaginatedList) -> Range<Int>? {
        if let slice = own.slices[list] {
            noteOwnRead()
            return slice
        }
        note(.whole(list))
        return nil
    }

    func holds(_ fact: SnippetFact) -> Bool {
        switch fact {
        case .stands(let address, let result): (own.page.address == address) == result
        case .template(let name): own.page.template == name
        case .whole(let list): own.slices[list] == nil
        }
    }
}

/// A list that `paginate` can split: templates name it again inside the tag and must get the page's part of it.
enum PaginatedList: Hashable, Sendable {
    case collection(Int)
    case tag(Int)
    case allProducts, allCollections, allPosts
}

/// What `image_url` made a URL of.
struct NamedImage {
    let image: ImageView
    /// As the page shows it, in pixels.
    let width: Int
    let height: Int
    let crop: ImageCrop?
    let format: ImageFormat?
}

extension RenderContext {
    /// The page being rendered, or nil where templates are rendered without one (order templates, the command line).
    var page: PageContext? { host as? PageContext }

    /// Notes that the page read something.
    func touch(_ kind: Dependency.Kind, _ id: Int = 0) { page?.trace.touch(Dependency(kind, id)) }
}

extension PageContext: ClockWitness {
    package func readsClock(_ unit: ClockUnit) {
        switch unit {
        case .year: trace.touch(Dependency(.thisYear))
        case .month: trace.touch(Dependency(.thisMonth))
        case .day: trace.touch(Dependency(.today))
        case .moment: trace.touch(Dependency(.moment))
        }
    }
}

extension PageContext: ThemeHost {
    package var money: MoneyFormat { storefront.money }
    package var language: Language { storefront.language }
    package var words: ThemeLocale { theme.locale }
    package var assetNames: KnownNames { theme.knownAssets }

    package func assetAddress(_ name: String) -> String? {
        theme.assetNames[name].map { catalogue.addresses.asset($0) }
    }
}
