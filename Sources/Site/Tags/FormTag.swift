import Commerce
import Liquid
import Text
import Theming

/// `{% form 'product', product, class: 'buy' %}...{% endform %}`
///
/// The kinds are those of storefront themes. `product` and `cart` post to the order intake; `contact` and its like open
/// the visitor's mail program, since a static site has nobody to post to; the rest lead back to the page.
final class FormTag: LiquidTag {
    private let kind: String
    private let subject: Expression?
    private let attributes: [(name: Name, value: Expression)]
    private let body: Body

    private static let form: Name = "form"

    static let kinds = [
        "product", "cart", "contact", "customer", "newsletter", "new_comment", "localization", "currency", "search",
        "customer_login", "create_customer", "recover_customer_password", "reset_customer_password",
        "activate_customer_password", "customer_address", "guest_login", "storefront_password",
    ]

    private init(_ kind: String, subject: Expression?, attributes: [(name: Name, value: Expression)], body: Body) {
        self.kind = kind
        self.subject = subject
        self.attributes = attributes
        self.body = body
    }

    func render(_ context: RenderContext, into out: inout ByteWriter) throws(LiquidFault) {
        if kind == "product" || kind == "cart", let closure = ClosureView.of(context) {
            return try sayClosed(closure, context, into: &out)
        }
        let target = target(context)
        var values: [(String, LiquidValue)] = []
        for attribute in attributes {
            values.append((attribute.name.text, context.plain(try context.evaluate(attribute.value))))
        }
        func given(_ name: String) -> LiquidValue? { values.first { $0.0 == name }?.1 }
        var id = try given("id").map { (value) throws(LiquidFault) in try context.text(of: value) }
        if id == nil, let subject, let product = try context.evaluate(subject).object(as: ProductView.self) {
            id = "\(kind)_form_\(product.product.handle)"
        }
        out.append("<form method=\"")
        out.append(string: target.method)
        out.append("\" action=\"")
        out.appendEscapingHTML(string: target.action)
        out.append("\" accept-charset=\"UTF-8\"")
        if target.isMail { out.append(" enctype=\"text/plain\"") }
        if let id {
            out.append(" id=\"")
            out.appendEscapingHTML(string: id)
            out.append(ASCII.quote)
        }
        for (name, value) in values where name != "id" && name != "return_to" && name != "method" {
            switch value {
            case .null, .bool(false): continue
            case .bool(true):
                out.append(ASCII.space)
                out.append(string: name)
            default:
                out.append(ASCII.space)
                out.append(string: name)
                out.append("=\"")
                out.appendAttribute(value, try context.text(of: value))
                out.append(ASCII.quote)
            }
        }
        out.append(ASCII.greaterThan)
        let view = FormView(id ?? kind)
        try context.withBindings([(Self.form, .object(view))]) { () throws(LiquidFault) in
            try context.render(body, into: &out)
        }
        out.append("</form>")
    }

    /// A form that buys is not there while the shop is closed: where it would be the page's main thing it says so.
    private func sayClosed(
        _ closure: ClosureView, _ context: RenderContext, into out: inout ByteWriter
    ) throws(LiquidFault) {
        guard let page = context.page else { return }
        switch page.page.subject {
        case .product(let id):
            guard kind == "product",
                let product = try subject.flatMap({ (subject) throws(LiquidFault) in
                    try context.evaluate(subject).object(as: ProductView.self)
                }), product.product.handle == page.catalogue.products[id].product.handle
            else { return }
        case .cart, .checkout: break
        default: return
        }
        out.append("<p class=\"shop-closed\" role=\"note\">")
        out.appendEscapingHTML(string: closure.text(page.language))
        out.append("</p>")
    }

    private func target(_ context: RenderContext) -> (method: String, action: String, isMail: Bool) {
        // Asked for only where it is printed: a form that leads elsewhere is the same on every page.
        var here: String { context.page?.page.address ?? "" }
        switch kind {
        case "product", "cart":
            if let checkout = RoutesView.orders(context, "checkout").text { return ("post", checkout, false) }
            return ("get", here, false)
        case "search": return ("get", context.page?.catalogue.addresses.search ?? here, false)
        case "contact", "customer", "newsletter", "new_comment":
            if let email = context.page?.catalogue.store.email { return ("post", "mailto:\(email)", true) }
            return ("get", here, false)
        default: return ("get", here, false)
        }
    }

    static let definition = TagDefinition(
        "form", syntax: "{% form 'kind', object, attribute: value %}...{% endform %}",
        "A form. `product` and `cart` post to the order intake, `search` to the search page, `contact` to the shop's "
            + "mail address. Further arguments become attributes of the element; `form` is known inside. While the shop is "
            + "closed `product` and `cart` are left out, and the product's own page and the cart say so.",
        examples: [
            .init(
                "{% form 'product', product, class: 'buy' %}<button>Buy</button>{% endform %}",
                "<form method=\"post\" action=\"/orders/checkout\" accept-charset=\"UTF-8\" id=\"product_form_mug\" "
                    + "class=\"buy\"><button>Buy</button></form>")
        ],
        endTag: "endform"
    ) { parser throws(ParseFailure) in
        let place = parser.place
        let kind = try parser.quotedString("the kind of form in quotes")
        if !kinds.contains(kind) {
            throw parser.failure(
                "'\(kind)' is not a kind of form" + Suggestion.phrase(for: kind, in: kinds), at: place)
        }
        var subject: Expression?
        if parser.acceptComma(), !parser.isAtNamedArgument, !parser.isAtEnd { subject = try parser.expression() }
        let attributes = try parser.namedArguments()
        try parser.expectEnd()
        let (body, _) = parser.body(until: ["endform"], defining: ["form"])
        return FormTag(kind, subject: subject, attributes: attributes, body: body)
    }
}
