extension Substring {
    /// Without the spaces and tabs at both ends.
    package var trimmingBlanks: Substring {
        var out = self
        while let first = out.first, first == " " || first == "\t" { out.removeFirst() }
        while let last = out.last, last == " " || last == "\t" { out.removeLast() }
        return out
    }
}
