/// The named limits of the reader, each with the attack that it stops. Everything else is linear without one.
enum Limits {
    /// Bytes in one text: offsets are held in 32 bits.
    static let sourceBytes = 1 << 30

    /// Bytes in a link label (CommonMark 4.7). Stops `[` x n `]` x n from normalising ever longer labels.
    static let labelBytes = 999

    /// Depth of balanced parentheses in a bare link destination; CommonMark 6.3 asks for at least three.
    /// Stops `[a](((((...` x n, where each opening would be scanned to the end.
    static let destinationParentheses = 32

    /// Digits of an ordered list's number (CommonMark 5.2). Stops overflow.
    static let listNumberDigits = 9

    /// Bytes that references may add to the output: the size of the text, and at least this much. Stops one long
    /// definition from being repeated by thousands of short references (a page of gigabytes from one of kilobytes).
    static let referenceExpansionFloor = 100_000

    /// Cells that short rows of all tables together may leave for the reader to fill in. Stops a header of 10,000
    /// columns over 10,000 rows of one byte, which would be a hundred million cells.
    static let filledCells = 1 << 19

    /// Diagnostics that one text may give. Stops a file with a million bad lines from holding a million messages.
    static let diagnostics = 200

    /// Backtick runs up to this length are remembered in an array, longer ones in a dictionary. Stops a single run of
    /// millions of backticks from costing four times its size in memory.
    static let backtickArray = 1_024
}
