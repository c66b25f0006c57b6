/// Decides what a breach of the rules becomes: an error in strict mode, else a warning.
struct RepairLog: Sendable {
    let mode: DecodingMode
    /// Warnings that were not handed out yet.
    var warnings: [ESPIDecodingWarning] = []

    init(mode: DecodingMode) {
        self.mode = mode
    }

    /// Notes a breach; returns when the lenient mode can go on.
    mutating func repair(
        _ code: ESPIDecodingWarning.Code, else errorCode: ESPIDecodingError.Code,
        at location: DecodingLocation, _ detail: String
    ) throws(ESPIDecodingError) {
        guard mode == .lenient else {
            throw ESPIDecodingError(errorCode, at: location, detail)
        }
        warnings.append(ESPIDecodingWarning(code, at: location, detail))
    }
}
