extension String {
    /// The text of UTF-8 bytes; what is not UTF-8 becomes U+FFFD.
    ///
    /// The standard library goes byte by byte through a text with one letter beyond ASCII: eleven instructions a byte, for
    /// each page that goes into its layout. A long text is looked at here, eight bytes at a time, and then copied as it
    /// is.
    package init(repairing bytes: UnsafeBufferPointer<UInt8>) {
        #if compiler(>=6.3)
            if bytes.count >= String.longText, #available(macOS 26.0, iOS 26.0, *) {
                let plain = ByteRun.endOfASCII(bytes)
                let isASCII = plain == bytes.count
                if isASCII || UTF8Validation.firstInvalidOffset(bytes, from: plain) == nil {
                    self.init(copying: UTF8Span(unchecked: bytes.span, isKnownASCII: isASCII))
                    return
                }
            }
        #endif
        self.init(decoding: bytes, as: UTF8.self)
    }

    /// Bytes from which on looking at a text first costs less than what the standard library does.
    private static let longText = 64
}
