import MeterAcquisition
import OpenSEGAPI

extension UtilityNotice {
    /// What the acquisition has heard from the utility, in the API's words.
    init(_ notices: UtilityNotices) {
        self.init(
            price: notices.price.map { price in
                Price(
                    decimal: price.decimal, currencyCode: price.currencyCode, tier: price.tier,
                    label: price.label.isEmpty ? nil : price.label,
                    startUnixSeconds: price.startUnixSeconds,
                    durationMinutes: price.durationMinutes,
                    receivedUnixSeconds: price.receivedUnixSeconds)
            },
            message: notices.message.map { message in
                Message(
                    number: message.number, text: message.text,
                    priority: message.priority.isEmpty ? nil : message.priority,
                    wantsConfirmation: message.wantsConfirmation,
                    isConfirmed: message.isConfirmed, isWithdrawn: message.isWithdrawn,
                    startUnixSeconds: message.startUnixSeconds,
                    durationMinutes: message.durationMinutes,
                    receivedUnixSeconds: message.receivedUnixSeconds)
            })
    }
}
