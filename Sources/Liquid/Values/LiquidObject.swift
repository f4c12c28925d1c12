/// A view of something the host knows (a product, a cart), made of named fields that are read when asked for.
///
/// A class, so that a value holds it in one word and the same product stays the same object in a whole page. A view holds
/// a reference into the model and no copies of it.
///
///     final class ProductView: LiquidObject {
///         let product: Product
///         static let schema = ObjectSchema("product", ProductView.self, "Something the shop sells.") {
///             Field("title", .string, "The product's name.") { view, _ in .string(view.product.title) }
///         }
///         var schema: ObjectSchema { Self.schema }
///     }
package protocol LiquidObject: AnyObject, Sendable {
    /// The table of its fields; the same for every object of a type.
    var schema: ObjectSchema { get }

    /// The value of a key that no field has, such as `settings.colour` or `linklists['main']`; nil when there is none.
    func read(key: String, _ context: RenderContext) -> LiquidValue?

    /// The same for a key that a template names, for objects that find their keys as names are found.
    func read(_ name: Name, _ context: RenderContext) -> LiquidValue?

    /// What stands for the object where a plain value is wanted: printing, comparing, filters. Nil: nothing does.
    func plainValue(_ context: RenderContext?) -> LiquidValue?

    /// Its elements when `for`, `size`, `first` or a list filter goes over it; nil when it is not a list.
    var elements: (any LiquidSequence)? { get }

    /// False for an object that stands for nothing, so that `{% if x %}` skips it.
    var isTruthy: Bool { get }

    /// Whether the object is the same one for every page that shows it, and says the same on each but for what it asks the
    /// page: a snippet that was rendered with it can be remembered.
    var isShared: Bool { get }

    /// Equality with another object; identity unless a type says more.
    func isEqual(to other: any LiquidObject) -> Bool
}

extension LiquidObject {
    package func read(key: String, _ context: RenderContext) -> LiquidValue? { nil }
    package func read(_ name: Name, _ context: RenderContext) -> LiquidValue? { read(key: name.text, context) }
    package func plainValue(_ context: RenderContext?) -> LiquidValue? { nil }
    package var elements: (any LiquidSequence)? { nil }
    package var isTruthy: Bool { true }
    package var isShared: Bool { false }
    package func isEqual(to other: any LiquidObject) -> Bool { self === other }
}
