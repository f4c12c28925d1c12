import Text

/// Links, images and addresses.
extension HTMLRenderer {
    mutating func openLink(_ number: Int) {
        let target = inlines.targets[number]
        let place = place(of: target)
        guard let destination = destination(loadDestination(of: target), at: place, isImage: false) else {
            inlines.targets[number].isDropped = true
            return
        }
        sink.append("<a href=\"")
        appendDestination(destination)
        sink.append(ASCII.quote)
        appendTitle(of: target)
        if case .replaced(let replacement) = destination { append(replacement.attributes) }
        sink.append(ASCII.greaterThan)
    }

    /// Writes an image up to its text; false when it is dropped and only its text is shown.
    mutating func openImage(_ number: Int) -> Bool {
        let target = inlines.targets[number]
        let place = place(of: target)
        guard let destination = destination(loadDestination(of: target), at: place, isImage: true) else { return false }
        sink.append("<img src=\"")
        appendDestination(destination)
        sink.append("\" alt=\"")
        if case .replaced(let replacement) = destination, !replacement.attributes.isEmpty {
            inlines.targets[number].attributes = pendingAttributes.count
            pendingAttributes.append(replacement.attributes)
        }
        return true
    }

    mutating func closeImage(_ number: Int) {
        let target = inlines.targets[number]
        sink.append(ASCII.quote)
        appendTitle(of: target)
        if target.attributes >= 0 { append(pendingAttributes.removeLast()) }
        sink.append(" />")
    }

    /// What is written as a destination.
    enum Destination {
        /// What lies in `scratch`.
        case written
        case replaced(MarkdownDestination)
    }

    /// Decides about the destination in `bytes`; nil when it must not be used.
    mutating func destination(_ bytes: Bytes, at place: Range<Int>, isImage: Bool) -> Destination? {
        if let scheme = UnsafeScheme.of(bytes) {
            log.add(.unsafeDestination(scheme, isImage: isImage), place)
            return nil
        }
        guard resolve != nil || options.collectsOutline else { return .written }
        let source = log.sourceOffset(of: place.lowerBound)..<log.sourceOffset(of: place.upperBound)
        let link = MarkdownLink(
            destination: String(decoding: bytes, as: UTF8.self), range: source, isImage: isImage)
        if options.collectsOutline { links.append(link) }
        guard let replacement = resolve?(link) else { return .written }
        if replacement.keepsTextOnly { return nil }
        return .replaced(replacement)
    }

    /// Puts the resolved destination of `target` into `scratch`.
    private func loadDestination(of target: LinkTarget) -> Bytes {
        scratch.removeAll()
        if target.reference >= 0 {
            let range = tree.references.references[target.reference].destination
            scratch.append(tree.references.storage.bytes.slice(range.lowerBound, range.upperBound))
        } else {
            Unescape.append(
                inlines.content.slice(target.destination.lowerBound, target.destination.upperBound), to: scratch)
        }
        return scratch.bytes
    }

    private func place(of target: LinkTarget) -> Range<Int> {
        target.reference >= 0
            ? tree.references.references[target.reference].source
            : content.sourceRange(target.destination.lowerBound, target.destination.upperBound)
    }

    private mutating func appendDestination(_ destination: Destination) {
        switch destination {
        case .written: sink.appendDestination(scratch.bytes)
        case .replaced(let replacement):
            var url = replacement.url
            url.withUTF8 { sink.appendDestination($0) }
        }
    }

    private mutating func append(_ attributes: [MarkdownDestination.Attribute]) {
        for attribute in attributes {
            sink.append(ASCII.space)
            sink.append(string: attribute.name)
            sink.append("=\"")
            var value = attribute.value
            value.withUTF8 { sink.appendEscaping($0) }
            sink.append(ASCII.quote)
        }
    }

    private mutating func appendTitle(of target: LinkTarget) {
        scratch.removeAll()
        if target.reference >= 0 {
            guard let range = tree.references.references[target.reference].title else { return }
            Unescape.append(tree.references.storage.bytes.slice(range.lowerBound, range.upperBound), to: scratch)
        } else {
            guard let title = target.title else { return }
            Unescape.append(inlines.content.slice(title.lowerBound, title.upperBound), to: scratch)
        }
        sink.append(" title=\"")
        sink.appendEscaping(scratch.bytes)
        sink.append(ASCII.quote)
    }

    /// An autolink with or without angle brackets.
    mutating func renderAddress(_ content: Bytes, _ token: Token, link: Bool) {
        let isBare = token.kind == .extendedAutolink
        let start = Int(token.start) + (isBare ? 0 : 1)
        let end = Int(token.end) - (isBare ? 0 : 1)
        guard link else { return sink.appendEscaping(content, start, end) }
        scratch.removeAll()
        if token.kind == .emailAutolink || isBare && token.value == Int32(ExtendedAutolink.email.rawValue) {
            append(literal: "mailto:")
        } else if isBare, token.value == Int32(ExtendedAutolink.www.rawValue) {
            append(literal: "http://")
        }
        scratch.append(content.slice(start, end))
        let place = self.content.sourceRange(start, end)
        guard let destination = destination(scratch.bytes, at: place, isImage: false) else {
            return sink.appendEscaping(content, start, end)
        }
        sink.append("<a href=\"")
        appendDestination(destination)
        sink.append(ASCII.quote)
        if case .replaced(let replacement) = destination { append(replacement.attributes) }
        sink.append(ASCII.greaterThan)
        sink.appendEscaping(content, start, end)
        sink.append("</a>")
    }

    private func append(literal: StaticString) {
        scratch.append(Bytes(start: literal.utf8Start, count: literal.utf8CodeUnitCount))
    }
}
