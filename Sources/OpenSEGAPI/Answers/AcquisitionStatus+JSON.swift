extension AcquisitionStatus {
    /// Writes the member `acquisition` of `/status`.
    func write(to json: inout JSONWriter) {
        json.beginObject("acquisition")
        json.beginObject("lost_polls")
        json.integer("no_reply", lostPolls.noReply)
        json.integer("not_joined", lostPolls.notJoined)
        json.integer("dongle_gone", lostPolls.dongleGone)
        json.integer("gateway_down", lostPolls.gatewayDown)
        json.endObject()
        json.integer("polls_asked", pollsAsked)
        json.integer("extra_readings", extraReadings)
        json.beginObject("clock")
        json.integer("drift_ppm", clock.driftPartsPerMillion)
        json.integer("steps_forward", clock.forwardSteps)
        json.integer("steps_back", clock.backwardSteps)
        json.integer("gateway_steps", clock.gatewaySteps)
        json.integer("estimated_times", clock.estimatedTimes)
        json.endObject()
        json.beginObject("registers")
        json.integer("advances", registers.advances)
        json.integer("resets", registers.resets)
        json.integer("rollovers", registers.rollovers)
        json.integer("jumps", registers.jumps)
        json.integer("meter_changes", registers.meterChanges)
        json.integer("zero_glitches", registers.zeroGlitches)
        json.integer("other_glitches", registers.otherGlitches)
        json.endObject()
        json.beginObject("unstored_readings")
        json.integer("repeated", unstored.repeated)
        json.integer("unusable", unstored.unusable)
        json.integer("other_meter", unstored.otherMeter)
        json.endObject()
        json.beginObject("commands")
        json.integer("sent", commands.sent)
        json.integer("answered", commands.answered)
        json.integer("unanswered", commands.unanswered)
        json.integer("bytes", commands.bytes)
        json.endObject()
        json.integer("failed_opens", failedOpens)
        json.beginObject("link_strength")
        json.integer("start", linkStrength.startUnixSeconds)
        json.integer("step_seconds", linkStrength.stepSeconds)
        json.beginArray("percent")
        for percent in linkStrength.percents { json.integer(nil, percent) }
        json.endArray()
        json.endObject()
        json.beginObject("devices")
        for (key, text) in [
            ("meter_kind", devices.meterKind), ("meter_name", devices.meterName),
            ("manufacturer", devices.manufacturer), ("model", devices.model),
            ("firmware", devices.firmware), ("hardware", devices.hardware),
        ] as [(StaticString, String)] {
            json.string(key, text.isEmpty ? nil : text)
        }
        json.endObject()
        if let journal { journal.write(to: &json) }
        json.endObject()
    }
}

extension AcquisitionStatus.Journal {
    fileprivate func write(to json: inout JSONWriter) {
        json.beginObject("journal")
        json.string("state", state)
        json.integer("restored_readings", restoredReadings)
        json.integer("written_readings", writtenReadings)
        json.integer("waiting_readings", waitingReadings)
        json.integer("dropped_readings", droppedReadings)
        json.integer("written_bytes", writtenBytes)
        json.integer("written_block_bytes", writtenBlockBytes)
        json.integer("failures", failures)
        json.integer("last_write", lastWriteUnixSeconds)
        json.endObject()
    }
}
