/// An address in price books and journals.
extension Address {
    package func write(to out: inout RecordWriter) {
        out.text("street", street)
        out.text("city", city)
        out.text("region", region)
        out.text("postcode", postcode)
        out.text("country", country)
    }
}
