import Commerce
import Liquid
import Text
import Theming

/// Filters that show pictures in the size they are needed.
enum ImageFilters {
    static let all: [FilterDefinition] = [imageURL, imageTag]

    /// The widths `image_tag` offers when a template names none, as far as they are smaller than the picture.
    static let standardWidths = [352, 832, 1200, 1920]
    /// The widest copy that is made.
    static let widest = 5760

    static let imageURL = FilterDefinition(
        "image_url",
        "The URL of a picture, resized when `width` or `height` is given. Takes an image, or a product, variant, "
            + "collection, page or article for its picture. A copy is never larger than the original.",
        input: .object("image"),
        named: [
            .init("width", .integer, required: false, "pixels, 1 to \(widest)"),
            .init("height", .integer, required: false, "pixels, 1 to \(widest)"),
            .init("crop", .string, required: false, "center, top, bottom, left or right: which part to keep"),
            .init("format", .string, required: false, "webp, jpg or png"),
            .init("pad_color", .string, required: false, "not used"),
            .init("quality", .integer, required: false, "not used"),
            .init("scale", .integer, required: false, "not used"),
        ],
        result: .string,
        examples: [
            .init("{{ product.featured_image | image_url }}", "/shop/media/mug.jpg"),
            .init(
                "{{ product.featured_image | image_url: width: 600 }}", "/shop/media/mug.600w.RESIZED.webp"),
        ]
    ) { input, call throws(LiquidFault) in
        guard let page = call.context.page else { throw LiquidFault("'image_url' works on pages of the shop only") }
        guard let image = try image(of: input, call.context) else { return "" }
        let copy = try Copy(image, call)
        let (url, width, height) = copy.url(page)
        page.name(
            NamedImage(image: image, width: width, height: height, crop: copy.crop, format: copy.format), url)
        return .string(url)
    }

    private static func missing(_ name: String, _ context: RenderContext) -> LiquidFault {
        let said = "there is no picture '\(name)' in media/"
        guard let catalogue = context.page?.catalogue else { return LiquidFault(said) }
        var fault = LiquidFault(said + catalogue.media.suggestion(for: name))
        fault.isTold = catalogue.media.isUnread(name, from: catalogue.store.source.path)
        return fault
    }

    /// The picture a value stands for; nil for nothing, a fault for what has none.
    static func image(of value: LiquidValue, _ context: RenderContext) throws(LiquidFault) -> ImageView? {
        switch value {
        case .null: return nil
        case .string(let text), .html(let text):
            if text.isEmpty { return nil }
            if let named = context.page?.namedImage(text) { return named.image }
            let found = context.picture(named: text.hasPrefix("/media/") ? String(text.dropFirst(7)) : text)
            if let image = found.object(as: ImageView.self) { return image }
            throw missing(text, context)
        case .object(let object):
            if let image = object as? ImageView { return image }
            let name: Name = object is PageView || object is PostView ? "image" : "featured_image"
            let picture = context.field(name, of: value, isDotted: true)
            if let image = picture.object(as: ImageView.self) { return image }
            if object is ProductView || object is VariantView || object is CollectionView || object is PageView
                || object is PostView || object is TagView
            {
                return nil
            }
            if case .string? = object.plainValue(context) { return nil }
            throw LiquidFault("'image_url' takes a picture, such as product.featured_image")
        default: throw LiquidFault("'image_url' takes a picture, such as product.featured_image")
        }
    }

    /// What `image_url` was asked for.
    struct Copy {
        let image: ImageView
        var width: Int?
        var height: Int?
        var crop: ImageCrop?
        var format: ImageFormat?

        init(_ image: ImageView, width: Int?, height: Int? = nil, crop: ImageCrop? = nil, format: ImageFormat? = nil) {
            self.image = image
            self.width = width
            self.height = height
            self.crop = crop
            self.format = format
        }

        init(_ image: ImageView, _ call: borrowing FilterCall) throws(LiquidFault) {
            self.image = image
            width = try Copy.side("width", call)
            height = try Copy.side("height", call)
            if let value = call.named("crop"), !value.isNull {
                let text = try call.context.text(of: value)
                crop = ImageCrop(rawValue: text)
                if crop == nil {
                    let known = ImageCrop.allCases.map(\.rawValue)
                    throw LiquidFault(
                        "'crop' is one of \(known.joined(separator: ", ")), not '\(text)'"
                            + Suggestion.phrase(for: text, in: known))
                }
            }
            if let value = call.named("format"), !value.isNull {
                let text = try call.context.text(of: value)
                switch text {
                case "jpg", "pjpg", "jpeg": format = .jpeg
                case "webp": format = .webp
                case "png": format = .png
                default: throw LiquidFault("'format' is one of webp, jpg, png, not '\(text)'")
                }
            }
        }

        /// A width or height: a whole number, or a text of digits.
        private static func side(_ name: String, _ call: borrowing FilterCall) throws(LiquidFault) -> Int? {
            guard let value = call.named(name), !value.isNull else { return nil }
            var number: Int?
            switch call.context.plain(value) {
            case .integer(let value): number = value
            case .decimal(let value): number = value.rounded().truncatedInteger
            case .string(let text), .html(let text): number = Int(text)
            default: break
            }
            guard let number, number >= 1, number <= ImageFilters.widest else {
                throw LiquidFault("'\(name)' is a whole number of pixels from 1 to \(ImageFilters.widest)")
            }
            return number
        }

        /// The copy's URL and the size it has, noted on the page as needed.
        func url(_ page: PageContext) -> (url: String, width: Int, height: Int) {
            let file = image.file
            guard file.isPicture,
                let fitted = ImageRequest.fit(
                    originalWidth: file.width, originalHeight: file.height, width: width, height: height, crop: crop)
            else { return (image.url, file.width, file.height) }
            guard let source = image.resizable else {
                // Drawings scale by themselves; moving pictures would stand still.
                return fitted.crop == nil
                    ? (image.url, fitted.width, fitted.height) : (image.url, file.width, file.height)
            }
            guard let tool = page.storefront.imageTool else {
                page.noteWantedTool()
                return (image.url, file.width, file.height)
            }
            let wanted = format == .png && source != .png ? nil : format
            let request = ImageRequest(
                source: file.outputPath, sourceFingerprint: file.fingerprint, width: fitted.width,
                height: fitted.height,
                crop: fitted.crop, format: wanted ?? tool.preferredFormat)
            page.request(request)
            return (page.catalogue.addresses.file(request.outputPath), fitted.width, fitted.height)
        }
    }

    static let imageTag = FilterDefinition(
        "image_tag",
        "An `img` element for what `image_url` gave, with width, height and alt, and with the sizes in `widths` to choose "
            + "from. Other named arguments become attributes; nil leaves one out.",
        input: .string,
        named: [
            .init("widths", .string, required: false, "widths in pixels, with commas"),
            .init("sizes", .string, required: false, "how wide it is shown, in CSS"),
            .init("srcset", .string, required: false, "nil for none"),
            .init("alt", .string, required: false, "what the picture shows; its own text unless given"),
            .init("width", .integer, required: false, "the attribute; nil for none"),
            .init("height", .integer, required: false, "the attribute; nil for none"),
            .init("loading", .string, required: false, "lazy or eager"),
            .init("fetchpriority", .string, required: false, "high, low or auto"),
            .init("class", .string, required: false, "the attribute"),
            .init("preload", .boolean, required: false, "not used: content_for_header preloads"),
        ],
        takesOtherNames: true, result: .html,
        examples: [
            .init(
                "{{ shop.logo | image_url: width: 120 | image_tag: loading: 'lazy' }}",
                "<img src=\"/shop/media/logo.svg\" alt=\"Kiln &amp; Co\" loading=\"lazy\" width=\"120\" height=\"40\">")
        ]
    ) { input, call throws(LiquidFault) in
        guard let page = call.context.page else { throw LiquidFault("'image_tag' works on pages of the shop only") }
        var named: NamedImage
        var url: String
        switch input {
        case .null, .string(""): return ""
        case .string(let text), .html(let text):
            url = text
            guard let known = page.namedImage(text) else { return try plainTag(text, call) }
            named = known
        default:
            guard let image = try image(of: input, call.context) else { return "" }
            url = image.url
            named = NamedImage(
                image: image, width: image.file.width, height: image.file.height, crop: nil, format: nil)
        }
        var out = ByteWriter(reserving: 512)
        out.append("<img src=\"")
        out.appendEscapingHTML(string: url)
        out.append(ASCII.quote)
        let alt = call.named("alt")
        out.append(" alt=\"")
        if let alt {
            out.appendAttribute(alt, try call.context.text(of: alt))
        } else {
            out.appendEscapingHTML(string: named.image.alt)
        }
        out.append(ASCII.quote)
        var hasSet = false
        if call.named("srcset").map({ !$0.isNull }) ?? true {
            hasSet = try appendSourceSet(named, url, page, call, to: &out)
        }
        for (name, value) in call.namedArguments {
            switch name {
            case "alt", "widths", "srcset", "width", "height", "preload": continue
            case "sizes" where !hasSet: continue
            default: try out.appendAttribute(named: name, value, call.context)
            }
        }
        if let width = call.named("width") {
            try out.appendAttribute(named: "width", width, call.context)
        } else if named.width > 0 {
            out.append(" width=\"")
            out.append(decimal: named.width)
            out.append(ASCII.quote)
        }
        if let height = call.named("height") {
            try out.appendAttribute(named: "height", height, call.context)
        } else if named.height > 0 {
            out.append(" height=\"")
            out.append(decimal: named.height)
            out.append(ASCII.quote)
        }
        out.append(ASCII.greaterThan)
        return .html(out.string)
    }

    /// An element for a URL that no `image_url` made: only what the template says of it is known.
    private static func plainTag(_ url: String, _ call: borrowing FilterCall) throws(LiquidFault) -> LiquidValue {
        var out = ByteWriter()
        out.append("<img src=\"")
        out.appendEscapingHTML(string: url)
        out.append(ASCII.quote)
        if call.named("alt") == nil { out.append(" alt=\"\"") }
        for (name, value) in call.namedArguments where !["widths", "srcset", "sizes", "preload"].contains(name) {
            try out.appendAttribute(named: name, value, call.context)
        }
        out.append(ASCII.greaterThan)
        return .html(out.string)
    }

    /// Appends ` srcset="..."` when there is more than one size to choose from.
    private static func appendSourceSet(
        _ named: NamedImage, _ url: String, _ page: PageContext, _ call: borrowing FilterCall, to out: inout ByteWriter
    ) throws(LiquidFault) -> Bool {
        let file = named.image.file
        guard file.width > 0, named.width > 0 else { return false }
        if let given = call.named("srcset"), !given.isNull {
            try out.appendAttribute(named: "srcset", given, call.context)
            return true
        }
        let isGiven = call.named("widths").map { !$0.isNull } ?? false
        let widths =
            try isGiven
            ? Self.widths(call.named("widths") ?? .null, call.context) : standardWidths.filter { $0 < named.width }
        // The shape shown is the shape of every copy.
        let isCropped = named.crop != nil
        var seen: [Int] = []
        var set = ByteWriter()
        func append(_ address: String, _ width: Int) {
            guard !seen.contains(width) else { return }
            seen.append(width)
            if set.count > 0 { set.append(", ") } else { set.reserve(256) }
            set.appendEscapingHTML(string: address)
            set.append(ASCII.space)
            set.append(decimal: width)
            set.append(UInt8(ascii: "w"))
        }
        // Without a program that resizes every copy is the picture itself.
        let isOne = named.image.resizable != nil && page.storefront.imageTool == nil
        let asked = isOne ? Array(widths.sorted().prefix(1)) : widths.sorted()
        for width in asked {
            let copy = Copy(
                named.image, width: width,
                height: isCropped ? max(1, (width * named.height * 2 + named.width) / (named.width * 2)) : nil,
                crop: named.crop, format: named.format)
            let (address, actual, _) = copy.url(page)
            append(address, actual)
        }
        if !isGiven { append(url, named.width) }
        guard seen.count > 1 else { return false }
        out.append(" srcset=\"")
        out.append(set.bytes)
        out.append(ASCII.quote)
        return true
    }

    /// `'240, 480,720'` or a list of numbers.
    private static func widths(_ value: LiquidValue, _ context: RenderContext) throws(LiquidFault) -> [Int] {
        var out: [Int] = []
        out.reserveCapacity(8)
        var text: String
        if case .list(let list) = value {
            var parts: [String] = []
            for item in list { parts.append(try context.text(of: item)) }
            text = parts.joined(separator: ",")
        } else {
            text = try context.text(of: value)
        }
        guard text.withUTF8({ appendWidths($0, to: &out) }) else {
            throw LiquidFault(
                "'widths' are whole numbers of pixels with commas, such as '240, 480, 720', not '\(text)'")
        }
        return out
    }

    /// False for what is not numbers with commas.
    private static func appendWidths(_ bytes: UnsafeBufferPointer<UInt8>, to out: inout [Int]) -> Bool {
        var number = 0
        var digits = 0
        var isEnded = false
        for index in 0...bytes.count {
            let byte = index < bytes.count ? bytes[index] : ASCII.comma
            switch byte {
            case 0x30...0x39 where digits < 5 && !isEnded:
                number = number * 10 + Int(byte - 0x30)
                digits += 1
            case ASCII.space: isEnded = digits > 0
            case ASCII.comma where digits > 0 && number >= 1 && number <= widest:
                out.append(number)
                (number, digits, isEnded) = (0, 0, false)
            default: return false
            }
        }
        return true
    }
}
