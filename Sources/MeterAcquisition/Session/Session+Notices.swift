import RavenKit

// The price and the utility's message: asked for where that was configured, kept to be shown.

extension Session {
    /// Asks for both. Last in a set-up and seldom, because a dongle without a message never answers.
    mutating func askForNotices() {
        guard configuration.readsPriceAndMessages else { return }
        conversation.enqueue(.price(meters.addressee))
        conversation.enqueue(.message(meters.addressee))
    }

    mutating func take(_ price: PriceCluster, _ now: ClockReading) {
        guard configuration.readsPriceAndMessages, isOfShownMeter(price.meterMacID) else { return }
        noticesVersion += 1
        let label = price.tierLabel ?? price.rateLabel ?? ""
        // A zero without name and tier says that there is no price (rule S6).
        guard let value = price.price, value > 0 || !label.isEmpty || price.tier ?? 0 > 0 else {
            notices.price = nil
            return
        }
        notices.price = UtilityPrice(
            price: value, trailingDigits: price.trailingDigits ?? 0,
            currencyCode: price.currency == 0 ? nil : price.currency,
            tier: price.tier == 0 ? nil : price.tier, labelText: InlineText(label),
            startUnixSeconds: price.startTime?.unixSeconds,
            durationMinutes: price.durationMinutes, receivedUnixSeconds: now.unixSeconds)
    }

    mutating func take(_ message: MessageCluster, _ now: ClockReading) {
        guard configuration.readsPriceAndMessages, isOfShownMeter(message.meterMacID) else {
            return
        }
        noticesVersion += 1
        guard let text = message.text, !text.isEmpty else {
            notices.message = nil
            return
        }
        notices.message = UtilityMessage(
            number: message.id, textBytes: InlineText(text),
            priorityText: InlineText(message.priority ?? ""),
            wantsConfirmation: message.confirmationRequired ?? false,
            isConfirmed: message.confirmed ?? false,
            isWithdrawn: message.queue == .cancelPending,
            startUnixSeconds: message.startTime?.unixSeconds,
            durationMinutes: message.durationMinutes, receivedUnixSeconds: now.unixSeconds)
    }

    /// Whether a notice is of the meter that is read; a missing address means that one.
    private func isOfShownMeter(_ meter: EUI64?) -> Bool {
        guard let meter, meter.rawValue != 0, let chosen = meters.chosen else { return true }
        return meter == chosen
    }
}
