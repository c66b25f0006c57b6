/// The parts of /openapi.json that are not made from the table of routes: what the JSON answers hold.
/// A test holds every answer against them, and every member of an answer must stand here.
enum OpenAPISchemas {
    static let components = """
        {"securitySchemes":{"basic":{"type":"http","scheme":"basic"}},
        "responses":{
        "304":{"description":"The closed range is the one that the client has (If-None-Match)"},
        "400":{"description":"One sentence: what was wrong and what is accepted","content":\(text)},
        "401":{"description":"User and password are missing or wrong","content":\(text)},
        "404":{"description":"No such address, or the words 'data not found' and why","content":\(text)},
        "429":{"description":"Too many failed attempts to sign in","content":\(text)},
        "503":{"description":"No current reading: one sentence with its age, and Retry-After",
        "content":\(text)}},
        "schemas":{\(readings),\(energy),\(reports),\(status)}}
        """

    private static let text = #"{"text/plain; charset=utf-8":{"schema":{"type":"string"}}}"#
    private static let integer = #"{"type":"integer"}"#
    private static let number = #"{"type":"number"}"#
    private static let maybeInteger = #"{"type":["integer","null"]}"#
    private static let maybeNumber = #"{"type":["number","null"]}"#
    private static let boolean = #"{"type":"boolean"}"#
    private static let string = #"{"type":"string"}"#
    private static let maybeString = #"{"type":["string","null"]}"#
    private static let cause = """
        {"description":"Why the hole is there; null where only the spacing shows it",
        "type":["string","null"],"enum":["unknown","no_reply","not_joined","dongle_gone",
        "gateway_down","clock_step","register_restart",null]}
        """

    private static func object(_ required: String, optional: String = "") -> String {
        let names = memberNames(required).map { "\"\($0)\"" }.joined(separator: ",")
        let all = optional.isEmpty ? required : "\(required),\(optional)"
        return #"{"type":"object","required":[\#(names)],"properties":{\#(all)}}"#
    }

    /// The names before the colons at the outermost level of a list of members.
    private static func memberNames(_ members: String) -> [String] {
        var names: [String] = []
        var depth = 0
        var quoted: String?
        var last = ""
        for character in members {
            if character == "\"" {
                if let ended = quoted { last = ended }
                quoted = quoted == nil ? "" : nil
            } else if let open = quoted {
                quoted = open + String(character)
            } else if "{[".contains(character) {
                depth += 1
            } else if "}]".contains(character) {
                depth -= 1
            } else if character == ":", depth == 0 {
                names.append(last)
            }
        }
        return names
    }

    private static func reference(_ schema: String) -> String {
        ##"{"$ref":"#/components/schemas/\##(schema)"}"##
    }

    private static func maybe(_ schema: String) -> String {
        #"{"anyOf":[\#(schema),{"type":"null"}]}"#
    }

    private static func list(_ schema: String) -> String {
        #"{"type":"array","items":\#(schema)}"#
    }

    private static let stamp = """
        "sequence":{"type":"integer","description":"Never repeats while the gateway runs"},
        "epoch":{"type":"integer","description":"Counts the steps back of the meter's clock"}
        """

    private static let marks = """
        "flags":{"type":"array","items":{"enum":["rounded","estimated_time","suspect_time","late",
        "same_second","epoch_start","jump_forward"]}},"gap_cause":\(cause),
        "follows_gap":{"type":"boolean","description":"For plots: draw no line to this point"},
        "utc":\(string),"received_at":{"type":"integer","description":"By the gateway's clock"}
        """

    private static let head = """
        "series":\(string),"unit":{"enum":["W","Wh"]},"interval_seconds":\(integer),
        "run":{"type":"integer","description":"When the gateway was started"}
        """

    /// A current answer has `reading` and its age, a range has `readings` and its coverage.
    private static func answer(reading: String) -> String {
        let current = object(
            "\(head),\"reading\":\(reference(reading)),\"age_seconds\":\(integer),"
                + "\"age_limit_seconds\":\(integer),\"fresh\":\(boolean)")
        let range = object(
            "\(head),\"range\":\(reference("Range")),\"sequence\":"
                + object("\"first\":\(integer),\"last\":\(integer),\"overwritten\":\(integer)")
                + ",\"coverage\":\(reference("Coverage")),"
                + "\"readings\":\(list(reference(reading))),"
                + "\"overtaken\":\(integer),\"complete\":\(boolean)",
            optional: "\"points\":"
                + object("\"at_most\":\(integer),\"bucket_seconds\":\(maybeInteger)"))
        return #"{"oneOf":[\#(current),\#(range)]}"#
    }

    private static let readings = """
        "DemandReadings":\(answer(reading: "DemandReading")),
        "RegisterReadings":\(answer(reading: "RegisterReading")),
        "DemandReading":\(object(
            "\"time\":\(integer),\"watts\":\(number),\(stamp)", optional: marks)),
        "RegisterReading":\(object(
            "\"time\":\(integer),\"delivered_watt_hours\":\(maybeNumber),"
                + "\"received_watt_hours\":\(maybeNumber),\(stamp)", optional: marks)),
        "Range":\(object(
            "\"start\":\(maybeInteger),\"end\":\(maybeInteger)",
            optional: "\"first\":\(integer),\"last\":\(integer)")),
        "Gap":\(object(
            "\"start\":\(integer),\"end\":\(integer),\"missing\":\(integer),\"cause\":\(cause)")),
        "Coverage":\(object(
            "\"expected\":\(integer),\"present\":\(integer),\"missing\":\(integer),"
                + "\"parts_per_million\":\(integer),\"gap_count\":\(integer),"
                + "\"longest_gap_seconds\":\(integer),\"gaps\":\(list(reference("Gap")))"))
        """

    private static let energy = """
        "EnergyBlocks":\(object(
            "\"series\":\(string),\"unit\":{\"const\":\"Wh\"},"
                + "\"flow\":{\"enum\":[\"net\",\"delivered\",\"received\"]},"
                + "\"source\":{\"enum\":[\"demand_readings\",\"registers\"]},"
                + "\"period_seconds\":\(integer),\"run\":\(integer),"
                + "\"range\":\(reference("Range")),\"coverage\":\(reference("Coverage")),"
                + "\"blocks\":"
                + list(
                    object(
                        "\"start\":\(integer),\"end\":\(integer),\"watt_hours\":\(number),"
                            + "\"covered_seconds\":\(integer),\"complete\":\(boolean)"))))
        """

    private static let demandEnergy = """
        "held_watt_hours":\(number),"left_step_watt_hours":\(number),
        "trapezoid_watt_hours":\(number),"covered_seconds":\(integer),"window_seconds":\(integer),
        "mean_watts":\(maybeNumber),"lowest_watts":\(number),"highest_watts":\(number),
        "coverage":\(reference("Coverage"))
        """

    private static let registerEnergy = """
        "delivered_watt_hours":\(maybeNumber),"received_watt_hours":\(maybeNumber),
        "first_reading":\(integer),"last_reading":\(integer),"measured_seconds":\(integer),
        "has_fallen":\(boolean)
        """

    private static let clock = object(
        "\"lowest_receive_offset_seconds\":\(integer),"
            + "\"highest_receive_offset_seconds\":\(integer),"
            + "\"clock_offset_seconds\":\(maybeInteger)")

    private static let polls = object(
        "\"sent\":\(integer),\"answered\":\(integer),\"late\":\(integer),\"lost\":\(integer)")

    private static let window = object(
        "\"start\":\(integer),\"end\":\(integer),\(demandEnergy),"
            + "\"register\":\(maybe(object(registerEnergy))),\"samples\":\(integer),"
            + "\"sha256\":{\"type\":\"string\",\"description\":\"Of the bytes of the CSV answer for "
            + "this window\"}")

    private static let comparison = object(
        "\"start\":\(integer),\"end\":\(integer),\"register_watt_hours\":\(number),"
            + "\"held_watt_hours\":\(number),\"left_step_watt_hours\":\(number),"
            + "\"trapezoid_watt_hours\":\(number),\"covered_seconds\":\(integer),"
            + "\"window_seconds\":\(integer),\"held_less_register_watt_hours\":\(number),"
            + "\"parts_per_million\":\(maybeInteger)")

    private static let reduction = object(
        "\"watts\":\(number),\"parts_per_million\":\(maybeInteger),\"watt_hours\":\(number),"
            + "\"ramp_seconds\":\(maybeInteger),\"rebound_watts\":\(maybeNumber)")

    private static let reports = """
        "TrustReport":\(object(
            "\"report\":{\"const\":\"trust\"},\"run\":\(integer),\"range\":\(reference("Range")),"
                + "\"demand\":\(object(demandEnergy)),\"register\":"
                + maybe(object("\(registerEnergy),\"coverage\":\(reference("Coverage"))"))
                + ",\"comparison\":\(maybe(comparison)),\"polls_since_start\":\(polls),"
                + "\"clock\":\(clock)")),
        "DemandResponseReport":\(object(
            "\"report\":{\"const\":\"demand_response\"},\"run\":\(integer),"
                + "\"baseline\":\(window),\"event\":\(window),\"rebound\":\(maybe(window)),"
                + "\"reduction\":\(maybe(reduction)),\"clock\":\(clock)"))
        """

    private static let cache = object(
        "\"interval_seconds\":\(integer),\"capacity\":\(integer),"
            + "\"newest\":{\"type\":[\"object\",\"null\"]},\"age_seconds\":\(maybeInteger),"
            + "\"age_limit_seconds\":\(maybeInteger),\"fresh\":\(boolean),"
            + "\"first\":\(maybeInteger),\"last\":\(maybeInteger),"
            + "\"coverage\":\(reference("Coverage")),\"arrivals\":"
            + object(
                "\"stored\":\(integer),\"duplicates\":\(integer),\"same_second\":\(integer),"
                    + "\"late\":\(integer),\"steps_back\":\(integer),"
                    + "\"jumps_forward\":\(integer)"))

    private static let status = """
        "Status":\(object(
            "\"software\":\(string),\"version\":\(string),\"now\":\(integer),\"run\":\(integer),"
                + "\"uptime_seconds\":\(integer),\"meter\":"
                + object(
                    "\"link\":{\"enum\":["
                        + GatewayStatus.Link.allCases.map { "\"\($0.rawValue)\"" }
                        .joined(separator: ",") + "]},"
                        + "\"sentence\":\(string),\"identifier\":\(maybeString),"
                        + "\"link_strength_percent\":\(maybeInteger),"
                        + "\"last_contact\":\(maybeInteger),"
                        + "\"seconds_since_contact\":\(maybeInteger),"
                        + "\"clock_offset_seconds\":\(maybeInteger),\"polls\":\(polls),"
                        + "\"fragments\":\(integer),\"faults\":"
                        + object(
                            "\"noise\":\(integer),\"truncated\":\(integer),\"field\":\(integer),"
                                + "\"oversize\":\(integer)")
                        + ",\"reconnects\":\(integer),\"last_problem\":\(maybeString)")
                + ",\"demand\":\(cache),\"register\":\(cache)",
            optional: "\(acquisition),\(utility)"))
        """

    private static let utility =
        "\"utility\":"
        + object(
            "\"price\":"
                + maybe(
                    object(
                        "\"value\":\(maybeNumber),\"currency\":\(maybeInteger),"
                            + "\"tier\":\(maybeInteger),\"label\":\(maybeString),"
                            + "\"start\":\(maybeInteger),\"duration_minutes\":\(maybeInteger),"
                            + "\"received_at\":\(integer)"))
                + ",\"message\":"
                + maybe(
                    object(
                        "\"number\":\(maybeInteger),\"text\":\(string),"
                            + "\"priority\":\(maybeString),\"confirmation_wanted\":\(boolean),"
                            + "\"confirmed\":\(boolean),\"withdrawn\":\(boolean),"
                            + "\"start\":\(maybeInteger),\"duration_minutes\":\(maybeInteger),"
                            + "\"received_at\":\(integer)")))

    private static func counts(_ names: String...) -> String {
        object(names.map { "\"\($0)\":\(integer)" }.joined(separator: ","))
    }

    private static let acquisition =
        "\"acquisition\":"
        + object(
            "\"lost_polls\":"
                + counts("no_reply", "not_joined", "dongle_gone", "gateway_down")
                + ",\"polls_asked\":\(integer),\"extra_readings\":\(integer),\"clock\":"
                + object(
                    "\"drift_ppm\":\(maybeInteger),\"steps_forward\":\(integer),"
                        + "\"steps_back\":\(integer),\"gateway_steps\":\(integer),"
                        + "\"estimated_times\":\(integer)")
                + ",\"registers\":"
                + counts(
                    "advances", "resets", "rollovers", "jumps", "meter_changes", "zero_glitches",
                    "other_glitches")
                + ",\"unstored_readings\":" + counts("repeated", "unusable", "other_meter")
                + ",\"commands\":" + counts("sent", "answered", "unanswered", "bytes")
                + ",\"failed_opens\":\(integer),\"link_strength\":"
                + object(
                    "\"start\":\(maybeInteger),\"step_seconds\":\(integer),\"percent\":"
                        + "{\"type\":\"array\",\"items\":\(maybeInteger)}")
                + ",\"devices\":"
                + object(
                    ["meter_kind", "meter_name", "manufacturer", "model", "firmware", "hardware"]
                        .map { "\"\($0)\":\(maybeString)" }.joined(separator: ",")),
            optional: "\"journal\":"
                + object(
                    "\"state\":{\"enum\":[\"ready\",\"writing\",\"failing\",\"over_budget\","
                        + "\"unusable\"]},"
                        + [
                            "restored_readings", "written_readings", "waiting_readings",
                            "dropped_readings", "written_bytes", "written_block_bytes", "failures",
                        ].map { "\"\($0)\":\(integer)," }.joined()
                        + "\"last_write\":\(maybeInteger)"))
}
