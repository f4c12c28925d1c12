import Commerce
import Liquid
import Text
import Theming

/// One page while it is rendered: what its templates read, and what is noted about them.
///
/// The host of a Liquid render. Used by one thread; everything it points to is shared.
package final class PageContext {
    package let storefront: Storefront
    package let theme: Theme
    package let page: PageDescriptor
    package let trace: DependencyTrace

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
    package internal(set) var paginatedTotal = 1
    /// The resized pictures that the page names, in the order it named them, repeats included. Known after the render.
    package internal(set) var imageRequests: [ImageRequest] = []
    /// Set when a picture would have been resized had there been a program for it.
    package internal(set) var wantsImageTool = false

    /// The slices that `paginate` tags being rendered show of their lists.
    var slices: [PaginatedList: Range<Int>] = [:]
    /// What the template printed, for `content_for_layout`.
    var contentForLayout = ""
    /// Pictures by the URL that `image_url` gave, so that `image_tag` knows size and text.
    var namedImages: [String: NamedImage] = [:]
    /// The layout the template asked for with `layout`; the outer nil means that it did not.
    var chosenLayout: String??
    /// The section being rendered.
    var section: SectionView?
    /// Style and script of sections, printed once a page.
    var seenSectionAssets: Set<String> = []

    package var catalogue: Catalogue { storefront.catalogue }

    package init(
        storefront: Storefront, theme: Theme, page: PageDescriptor, trace: DependencyTrace, title: String,
        description: String? = nil, image: Int? = nil, canonicalURL: String
    ) {
        self.storefront = storefront
        self.theme = theme
        self.page = page
        self.trace = trace
        self.title = title
        self.description = description
        self.image = image
        self.canonicalURL = canonicalURL
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

extension PageContext: ThemeHost {
    package var money: MoneyFormat { storefront.money }
    package var language: String { storefront.catalogue.store.language }
    package var words: ThemeLocale { theme.locale }
    package var assetNames: [String] { Array(theme.assetNames.keys) }

    package func assetAddress(_ name: String) -> String? {
        theme.assetNames[name].map { catalogue.addresses.asset($0) }
    }
}
