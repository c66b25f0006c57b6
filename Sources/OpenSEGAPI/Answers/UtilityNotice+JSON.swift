extension UtilityNotice {
    /// Writes the member `utility` of `/status`.
    func write(to json: inout JSONWriter) {
        json.beginObject("utility")
        if let price {
            json.beginObject("price")
            if let decimal = price.decimal {
                json.raw("value", decimal)
            } else {
                json.null("value")
            }
            json.integer("currency", price.currencyCode)
            json.integer("tier", price.tier)
            json.string("label", price.label)
            json.integer("start", price.startUnixSeconds)
            json.integer("duration_minutes", price.durationMinutes)
            json.integer("received_at", price.receivedUnixSeconds)
            json.endObject()
        } else {
            json.null("price")
        }
        if let message {
            json.beginObject("message")
            json.integer("number", message.number)
            json.string("text", message.text)
            json.string("priority", message.priority)
            json.bool("confirmation_wanted", message.wantsConfirmation)
            json.bool("confirmed", message.isConfirmed)
            json.bool("withdrawn", message.isWithdrawn)
            json.integer("start", message.startUnixSeconds)
            json.integer("duration_minutes", message.durationMinutes)
            json.integer("received_at", message.receivedUnixSeconds)
            json.endObject()
        } else {
            json.null("message")
        }
        json.endObject()
    }
}
