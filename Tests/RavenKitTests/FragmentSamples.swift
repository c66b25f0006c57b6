@testable import RavenKit

/// One value of every kind beside the bytes a device sends for it: used in both directions.
enum FragmentSamples {
    static let device = EUI64(rawValue: 0x0015_8d00_00a1_b2c3)
    static let meter = EUI64(rawValue: 0x0013_5003_0102_0304)

    /// Device lines: children indented by two blanks, CR LF.
    static func bytes(_ root: String, _ children: [String]) -> [UInt8] {
        var text = "<\(root)>\r\n"
        for child in children { text += "  \(child)\r\n" }
        text += "</\(root)>\r\n"
        return Array(text.utf8)
    }

    static func time(_ seconds: UInt32) -> ZigBeeUTCTime {
        ZigBeeUTCTime(secondsSince2000: seconds)
    }

    private static let addresses = [
        "<DeviceMacId>0x00158d0000a1b2c3</DeviceMacId>",
        "<MeterMacId>0x0013500301020304</MeterMacId>",
    ]

    private static let kiloScale = [
        "<Multiplier>0x00000001</Multiplier>", "<Divisor>0x000003e8</Divisor>",
    ]

    static let demandBytes = bytes(
        "InstantaneousDemand",
        addresses + ["<TimeStamp>0x2e3a5c18</TimeStamp>", "<Demand>0x00035e</Demand>"] + kiloScale
            + [
                "<DigitsRight>0x03</DigitsRight>", "<DigitsLeft>0x06</DigitsLeft>",
                "<SuppressLeadingZero>Y</SuppressLeadingZero>",
            ])

    static let demand = InstantaneousDemand(
        deviceMacID: device, meterMacID: meter, timeStamp: time(0x2e3a_5c18), demand: 862,
        multiplier: 1, divisor: 1000, digitsRight: 3, digitsLeft: 6, suppressLeadingZero: true)

    static let summationBytes = bytes(
        "CurrentSummationDelivered",
        addresses + [
            "<TimeStamp>0x2e3a5cf0</TimeStamp>",
            "<SummationDelivered>0x00000000017d7840</SummationDelivered>",
            "<SummationReceived>0x00000000000186a0</SummationReceived>",
        ] + kiloScale + [
            "<DigitsRight>0x01</DigitsRight>", "<DigitsLeft>0x06</DigitsLeft>",
            "<SuppressLeadingZero>Y</SuppressLeadingZero>",
        ])

    /// All kinds, value and bytes.
    static let all: [(fragment: RavenFragment, bytes: [UInt8])] = [
        (
            .connectionStatus(
                ConnectionStatus(
                    deviceMacID: device, meterMacID: meter, status: .connected,
                    description: "Successfully Joined", extPanID: meter, channel: 20,
                    shortAddr: 0x3a7f, linkStrengthPercent: 90)),
            bytes(
                "ConnectionStatus",
                addresses + [
                    "<Status>Connected</Status>",
                    "<Description>Successfully Joined</Description>",
                    "<ExtPanId>0x0013500301020304</ExtPanId>", "<Channel>20</Channel>",
                    "<ShortAddr>0x3a7f</ShortAddr>", "<LinkStrength>0x5a</LinkStrength>",
                ])
        ),
        (
            .networkInfo(
                NetworkInfo(
                    deviceMacID: device, coordMacID: meter, status: .rejoining, statusCode: 0xe5,
                    extPanID: meter, channel: 11, shortAddr: 1, linkStrengthPercent: 0)),
            bytes(
                "NetworkInfo",
                [
                    "<DeviceMacId>0x00158d0000a1b2c3</DeviceMacId>",
                    "<CoordMacId>0x0013500301020304</CoordMacId>", "<Status>Rejoining</Status>",
                    "<StatusCode>0xe5</StatusCode>", "<ExtPanId>0x0013500301020304</ExtPanId>",
                    "<Channel>11</Channel>", "<ShortAddr>0x0001</ShortAddr>",
                    "<LinkStrength>0x00</LinkStrength>",
                ])
        ),
        (
            .deviceInfo(
                DeviceInfo(
                    deviceMacID: device, installCode: "0x0102030405060708",
                    linkKey: "0x0f1e2d3c4b5a69788796a5b4c3d2e1f0", fwVersion: "2.3.21 (5850)",
                    hwVersion: "1.2.5", imageType: "0x1301", manufacturer: "Rainforest Automation",
                    modelId: "RFA-Z106", dateCode: "20130715A7C31204")),
            bytes(
                "DeviceInfo",
                [
                    "<DeviceMacId>0x00158d0000a1b2c3</DeviceMacId>",
                    "<InstallCode>0x0102030405060708</InstallCode>",
                    "<LinkKey>0x0f1e2d3c4b5a69788796a5b4c3d2e1f0</LinkKey>",
                    "<FWVersion>2.3.21 (5850)</FWVersion>", "<HWVersion>1.2.5</HWVersion>",
                    "<ImageType>0x1301</ImageType>",
                    "<Manufacturer>Rainforest Automation</Manufacturer>",
                    "<ModelId>RFA-Z106</ModelId>", "<DateCode>20130715A7C31204</DateCode>",
                ])
        ),
        (
            .scheduleInfo(
                ScheduleInfo(
                    deviceMacID: device, meterMacID: meter, event: .summation,
                    frequencySeconds: 240, enabled: true, mode: "rest")),
            bytes(
                "ScheduleInfo",
                addresses + [
                    "<Event>summation</Event>", "<Frequency>0x000000f0</Frequency>",
                    "<Enabled>Y</Enabled>", "<Mode>rest</Mode>",
                ])
        ),
        (
            .meterList(MeterList(deviceMacID: device, meterMacIDs: [meter, device])),
            bytes("MeterList", addresses + ["<MeterMacId>0x00158d0000a1b2c3</MeterMacId>"])
        ),
        (
            .meterInfo(
                MeterInfo(
                    deviceMacID: device, meterMacID: meter, meterType: .gas, nickName: "Cellar",
                    account: "a-17", auth: "s3cret", host: "example.org", enabled: false)),
            bytes(
                "MeterInfo",
                addresses + [
                    "<MeterType>gas</MeterType>", "<NickName>Cellar</NickName>",
                    "<Account>a-17</Account>", "<Auth>s3cret</Auth>", "<Host>example.org</Host>",
                    "<Enabled>N</Enabled>",
                ])
        ),
        (
            .timeCluster(
                TimeCluster(
                    deviceMacID: device, meterMacID: meter, utcTime: time(0x2e3a_5c10),
                    localTimeSecondsSince2000: 0x2e39_f9a0)),
            bytes(
                "TimeCluster",
                addresses + ["<UTCTime>0x2e3a5c10</UTCTime>", "<LocalTime>0x2e39f9a0</LocalTime>"])
        ),
        (
            .messageCluster(
                MessageCluster(
                    deviceMacID: device, meterMacID: meter, timeStamp: time(0x2e3a_5c10), id: 0x11,
                    text: "Maintenance <Tuesday> 9&10 am", confirmationRequired: false,
                    confirmed: true, queue: .cancelPending, priority: "High",
                    startTime: time(0x2e3a_5c20), durationMinutes: 60)),
            bytes(
                "MessageCluster",
                addresses + [
                    "<TimeStamp>0x2e3a5c10</TimeStamp>", "<Id>0x00000011</Id>",
                    "<Text>Maintenance &lt;Tuesday&gt; 9&amp;10 am</Text>",
                    "<ConfirmationRequired>N</ConfirmationRequired>", "<Confirmed>Y</Confirmed>",
                    "<Queue>Cancel Pending</Queue>", "<Priority>High</Priority>",
                    "<StartTime>0x2e3a5c20</StartTime>", "<Duration>0x003c</Duration>",
                ])
        ),
        (
            .priceCluster(
                PriceCluster(
                    deviceMacID: device, meterMacID: meter, timeStamp: time(0x2e3a_5c10),
                    price: 1267, currency: 840, trailingDigits: 4, tier: 2,
                    startTime: time(0x2e3a_4e00), durationMinutes: 60, rateLabel: "Evening")),
            bytes(
                "PriceCluster",
                addresses + [
                    "<TimeStamp>0x2e3a5c10</TimeStamp>", "<Price>0x000004f3</Price>",
                    "<Currency>0x0348</Currency>", "<TrailingDigits>0x04</TrailingDigits>",
                    "<Tier>0x02</Tier>", "<StartTime>0x2e3a4e00</StartTime>",
                    "<Duration>0x003c</Duration>", "<RateLabel>Evening</RateLabel>",
                ])
        ),
        (.instantaneousDemand(demand), demandBytes),
        (
            .currentSummationDelivered(
                CurrentSummationDelivered(
                    deviceMacID: device, meterMacID: meter, timeStamp: time(0x2e3a_5cf0),
                    summationDelivered: 25_000_000, summationReceived: 100_000, multiplier: 1,
                    divisor: 1000, digitsRight: 1, digitsLeft: 6, suppressLeadingZero: true)),
            summationBytes
        ),
        (
            .currentPeriodUsage(
                CurrentPeriodUsage(
                    deviceMacID: device, meterMacID: meter, timeStamp: time(0x2e3a_5cf0),
                    currentUsage: -25_800, multiplier: 1, divisor: 1000, digitsRight: 1,
                    digitsLeft: 0, suppressLeadingZero: false, startDate: time(0x2e28_8c80))),
            bytes(
                "CurrentPeriodUsage",
                addresses + [
                    "<TimeStamp>0x2e3a5cf0</TimeStamp>",
                    "<CurrentUsage>0xffffffffffff9b38</CurrentUsage>",
                ] + kiloScale + [
                    "<DigitsRight>0x01</DigitsRight>", "<DigitsLeft>0x00</DigitsLeft>",
                    "<SuppressLeadingZero>N</SuppressLeadingZero>",
                    "<StartDate>0x2e288c80</StartDate>",
                ])
        ),
        (
            .lastPeriodUsage(
                LastPeriodUsage(
                    deviceMacID: device, meterMacID: meter, lastUsage: 1_000_000, multiplier: 1,
                    divisor: 1000, digitsRight: 1, digitsLeft: 0, suppressLeadingZero: true,
                    startDate: time(0x2e00_ff80), endDate: time(0x2e28_8c80))),
            bytes(
                "LastPeriodUsage",
                addresses + ["<LastUsage>0x00000000000f4240</LastUsage>"] + kiloScale + [
                    "<DigitsRight>0x01</DigitsRight>", "<DigitsLeft>0x00</DigitsLeft>",
                    "<SuppressLeadingZero>Y</SuppressLeadingZero>",
                    "<StartDate>0x2e00ff80</StartDate>", "<EndDate>0x2e288c80</EndDate>",
                ])
        ),
        (
            .profileData(
                ProfileData(
                    deviceMacID: device, meterMacID: meter, endTime: time(0x2e3a_5580),
                    status: .success, intervalPeriod: ProfileIntervalPeriod(rawValue: 3),
                    numberOfPeriodsDelivered: 3, intervals: [210, 225, nil])),
            bytes(
                "ProfileData",
                addresses + [
                    "<EndTime>0x2e3a5580</EndTime>", "<Status>0x00</Status>",
                    "<ProfileIntervalPeriod>3</ProfileIntervalPeriod>",
                    "<NumberOfPeriodsDelivered>0x03</NumberOfPeriodsDelivered>",
                    "<IntervalData>0x0000d2</IntervalData>",
                    "<IntervalData>0x0000e1</IntervalData>",
                    "<IntervalData>0xffffff</IntervalData>",
                ])
        ),
        (
            .warning(Warning(text: "Unknown command")),
            bytes("Warning", ["<Text>Unknown command</Text>"])
        ),
        (
            .blockPriceDetail(
                BlockPriceDetail(
                    deviceMacID: device, meterMacID: meter, timeStamp: time(0x2e3a_5c10),
                    numberOfBlocks: 2, multiplier: 1, divisor: 1000, currency: 124,
                    trailingDigits: 4,
                    blocks: [
                        PriceBlock(threshold: 1_000_000, price: 900),
                        PriceBlock(threshold: nil, price: 1400),
                    ])),
            bytes(
                "BlockPriceDetail",
                addresses + [
                    "<TimeStamp>0x2e3a5c10</TimeStamp>", "<NumberOfBlocks>0x02</NumberOfBlocks>",
                ] + kiloScale + [
                    "<Currency>0x007c</Currency>", "<TrailingDigits>0x04</TrailingDigits>",
                    "<Threshold1>0x000f4240</Threshold1>", "<Price1>0x00000384</Price1>",
                    "<Threshold2>0xffffffff</Threshold2>", "<Price2>0x00000578</Price2>",
                ])
        ),
        (
            .fastPollStatus(
                FastPollStatus(
                    deviceMacID: device, meterMacID: meter, frequencySeconds: 4,
                    endTime: time(0x2e3a_5c99))),
            bytes(
                "FastPollStatus",
                addresses + ["<Frequency>0x04</Frequency>", "<EndTime>0x2e3a5c99</EndTime>"])
        ),
        (
            .unknown(
                UnknownFragment(
                    name: "HistoryData",
                    fields: [
                        FragmentField(name: "Kind", text: "hourly"),
                        FragmentField(name: "Value", text: "0x01"),
                        FragmentField(name: "Value", text: ""),
                    ])),
            bytes(
                "HistoryData",
                ["<Kind>hourly</Kind>", "<Value>0x01</Value>", "<Value></Value>"])
        ),
    ]
}
