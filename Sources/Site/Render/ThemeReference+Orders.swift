import Liquid
import Theming

extension ThemeReference {
    /// What templates of orders know, from the table they are compiled with.
    static var orders: String {
        let environment = OrderEnvironment.shared
        var out = orderIntroduction
        out += "\n| name | type | what it is |\n| --- | --- | --- |\n"
        for name in environment.globals.keys.sorted() {
            guard let global = environment.globals[name] else { continue }
            out += "| `\(name)` | \(typeName(global.type, environment, of: " in orders")) | \(cell(global.summary)) |\n"
        }
        for schema in OrderObjects.all.sorted(by: { $0.name < $1.name }) {
            out += object(schema, environment, of: " in orders")
        }
        return out
    }

    private static let orderIntroduction = """

        ## Templates of orders

        `templates/orders/` holds what the order intake shows and mails: `checkout`, `problem`, `thanks`, `status`, `message`, \
        and for each mail `mail-NAME.subject`, `mail-NAME.text` and, if it is to be, `mail-NAME.html`, where NAME is \
        `confirmation`, `notice` (to the shop), `reminder` (it is not paid yet), `shipped`, `cancelled`, `paid`, `returned` or \
        `refunded`; a theme that has mails sends `paid` only where it has that one. What a theme has not is written by plain \
        built-in ones. Of a mail about a change `order.event` says what \
        changed and how much of the order it is about. The build puts the templates with their snippets, the texts and the layout as it looks around the \
        checkout into the price book, and compiles them as the intake will, so what the intake could not render is an \
        error of the build.

        They have standard Liquid and the filters for money, dates, texts, assets, `json`, `link_to`, `format_address` and their \
        like; not products, collections, pictures and the rest of the shop. `subject` and `text` are plain text and are not escaped. A \
        template that the theme lacks, or that comes to no end, is shown by a plain built-in one.

        The texts under `problems` say each problem by its code (`{{ bound }}`, `{{ name }}` and `{{ sku }}` are filled in; \
        `bound` counts for plural forms), those under `messages.NAME` the `title` and `text` of other pages: `not_found`, \
        `forbidden`, `key_misused`, `too_many_requests`, `unavailable`, `invalid_request`, `too_large`.

        A form posts to `routes.orders_url` with the fields `name email phone address1 address2 city region postcode country \
        shipping payment code note terms key expected_total website` (the last must stay empty) and, for each line in turn, `sku` \
        and `quantity`; 0 takes a line out. A button with `formaction="{{ routes.checkout_url }}"` prices again.

        """
}
