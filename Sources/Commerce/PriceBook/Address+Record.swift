/// An address in price books and journals.
extension Address {
    package func write(to out: inout RecordWriter) {
        out.text("street", street)
        out.text("city", city)
        out.text("region", region)
        out.text("postcode", postcode)
        out.text("country", country)
    }

    package init(reading address: inout RecordReader) throws(RecordReader.Refusal) {
        self.init(
            street: try address.text("street"), city: try address.text("city"), region: try address.text("region"),
            postcode: try address.text("postcode"), country: try address.text("country"))
    }
}
