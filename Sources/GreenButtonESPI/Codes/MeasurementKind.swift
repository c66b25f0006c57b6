/// The quantity that is measured.
///
/// Written in `ReadingType/kind`.
/// Any number is kept, listed or not: the schema accepts the whole range of UInt16.
/// Source: NAESB ESPI `usage.xsd` 3.3, the same in `espi.xsd` 4.0.
public struct MeasurementKind: ESPICode {
    /// The number as it stands in a feed.
    public var rawValue: UInt16

    /// Any number, listed or not.
    public init(rawValue: UInt16) {
        self.rawValue = rawValue
    }

    /// 0: not applicable.
    public static let notApplicable = Self(rawValue: 0)
    /// 2: apparent power factor.
    public static let apparentPowerFactor = Self(rawValue: 2)
    /// 3: currency.
    public static let currency = Self(rawValue: 3)
    /// 4: current.
    public static let current = Self(rawValue: 4)
    /// 5: current angle.
    public static let currentAngle = Self(rawValue: 5)
    /// 6: current imbalance.
    public static let currentImbalance = Self(rawValue: 6)
    /// 7: date.
    public static let date = Self(rawValue: 7)
    /// 8: demand, an average over a demand window.
    public static let demand = Self(rawValue: 8)
    /// 9: distance.
    public static let distance = Self(rawValue: 9)
    /// 10: distortion volt-amperes.
    public static let distortionVoltAmperes = Self(rawValue: 10)
    /// 11: energization.
    public static let energization = Self(rawValue: 11)
    /// 12: energy.
    public static let energy = Self(rawValue: 12)
    /// 13: energization of the load side.
    public static let energizationLoadSide = Self(rawValue: 13)
    /// 14: fan.
    public static let fan = Self(rawValue: 14)
    /// 15: frequency.
    public static let frequency = Self(rawValue: 15)
    /// 16: funds.
    public static let funds = Self(rawValue: 16)
    /// 17: reliability index ASAI of IEEE 1366.
    public static let ieee1366ASAI = Self(rawValue: 17)
    /// 18: reliability index ASIDI of IEEE 1366.
    public static let ieee1366ASIDI = Self(rawValue: 18)
    /// 19: reliability index ASIFI of IEEE 1366.
    public static let ieee1366ASIFI = Self(rawValue: 19)
    /// 20: reliability index CAIDI of IEEE 1366.
    public static let ieee1366CAIDI = Self(rawValue: 20)
    /// 21: reliability index CAIFI of IEEE 1366.
    public static let ieee1366CAIFI = Self(rawValue: 21)
    /// 22: reliability index CEMIn of IEEE 1366.
    public static let ieee1366CEMIn = Self(rawValue: 22)
    /// 23: reliability index CEMSMIn of IEEE 1366.
    public static let ieee1366CEMSMIn = Self(rawValue: 23)
    /// 24: reliability index CTAIDI of IEEE 1366.
    public static let ieee1366CTAIDI = Self(rawValue: 24)
    /// 25: reliability index MAIFI of IEEE 1366.
    public static let ieee1366MAIFI = Self(rawValue: 25)
    /// 26: reliability index MAIFIe of IEEE 1366.
    public static let ieee1366MAIFIe = Self(rawValue: 26)
    /// 27: reliability index SAIDI of IEEE 1366.
    public static let ieee1366SAIDI = Self(rawValue: 27)
    /// 28: reliability index SAIFI of IEEE 1366.
    public static let ieee1366SAIFI = Self(rawValue: 28)
    /// 31: line losses.
    public static let lineLosses = Self(rawValue: 31)
    /// 32: losses.
    public static let losses = Self(rawValue: 32)
    /// 33: negative sequence.
    public static let negativeSequence = Self(rawValue: 33)
    /// 34: phasor power factor.
    public static let phasorPowerFactor = Self(rawValue: 34)
    /// 35: phasor reactive power.
    public static let phasorReactivePower = Self(rawValue: 35)
    /// 36: positive sequence.
    public static let positiveSequence = Self(rawValue: 36)
    /// 37: power.
    public static let power = Self(rawValue: 37)
    /// 38: power factor.
    public static let powerFactor = Self(rawValue: 38)
    /// 40: quantity power.
    public static let quantityPower = Self(rawValue: 40)
    /// 41: voltage sag.
    public static let sag = Self(rawValue: 41)
    /// 42: voltage swell.
    public static let swell = Self(rawValue: 42)
    /// 43: switch position.
    public static let switchPosition = Self(rawValue: 43)
    /// 44: tap position.
    public static let tapPosition = Self(rawValue: 44)
    /// 45: tariff rate.
    public static let tariffRate = Self(rawValue: 45)
    /// 46: temperature.
    public static let temperature = Self(rawValue: 46)
    /// 47: total harmonic distortion.
    public static let totalHarmonicDistortion = Self(rawValue: 47)
    /// 48: transformer losses.
    public static let transformerLosses = Self(rawValue: 48)
    /// 49: UNIPEDE voltage dip, 10 to 15.
    public static let unipedeVoltageDip10to15 = Self(rawValue: 49)
    /// 50: UNIPEDE voltage dip, 15 to 30.
    public static let unipedeVoltageDip15to30 = Self(rawValue: 50)
    /// 51: UNIPEDE voltage dip, 30 to 60.
    public static let unipedeVoltageDip30to60 = Self(rawValue: 51)
    /// 52: UNIPEDE voltage dip, 60 to 90.
    public static let unipedeVoltageDip60to90 = Self(rawValue: 52)
    /// 53: UNIPEDE voltage dip, 90 to 100.
    public static let unipedeVoltageDip90to100 = Self(rawValue: 53)
    /// 54: voltage.
    public static let voltage = Self(rawValue: 54)
    /// 55: voltage angle.
    public static let voltageAngle = Self(rawValue: 55)
    /// 56: voltage excursion.
    public static let voltageExcursion = Self(rawValue: 56)
    /// 57: voltage imbalance.
    public static let voltageImbalance = Self(rawValue: 57)
    /// 58: volume of a fluid.
    public static let volume = Self(rawValue: 58)
    /// 59: duration without flow.
    public static let zeroFlowDuration = Self(rawValue: 59)
    /// 60: zero sequence.
    public static let zeroSequence = Self(rawValue: 60)
    /// 64: distortion power factor.
    public static let distortionPowerFactor = Self(rawValue: 64)
    /// 81: frequency excursion.
    public static let frequencyExcursion = Self(rawValue: 81)
    /// 90: application context.
    public static let applicationContext = Self(rawValue: 90)
    /// 91: AP title.
    public static let apTitle = Self(rawValue: 91)
    /// 92: asset number.
    public static let assetNumber = Self(rawValue: 92)
    /// 93: bandwidth.
    public static let bandwidth = Self(rawValue: 93)
    /// 94: battery voltage.
    public static let batteryVoltage = Self(rawValue: 94)
    /// 95: broadcast address.
    public static let broadcastAddress = Self(rawValue: 95)
    /// 96: device address type 1.
    public static let deviceAddressType1 = Self(rawValue: 96)
    /// 97: device address type 2.
    public static let deviceAddressType2 = Self(rawValue: 97)
    /// 98: device address type 3.
    public static let deviceAddressType3 = Self(rawValue: 98)
    /// 99: device address type 4.
    public static let deviceAddressType4 = Self(rawValue: 99)
    /// 100: device class.
    public static let deviceClass = Self(rawValue: 100)
    /// 101: electronic serial number.
    public static let electronicSerialNumber = Self(rawValue: 101)
    /// 102: end device ID.
    public static let endDeviceID = Self(rawValue: 102)
    /// 103: group address type 1.
    public static let groupAddressType1 = Self(rawValue: 103)
    /// 104: group address type 2.
    public static let groupAddressType2 = Self(rawValue: 104)
    /// 105: group address type 3.
    public static let groupAddressType3 = Self(rawValue: 105)
    /// 106: group address type 4.
    public static let groupAddressType4 = Self(rawValue: 106)
    /// 107: IP address.
    public static let ipAddress = Self(rawValue: 107)
    /// 108: MAC address.
    public static let macAddress = Self(rawValue: 108)
    /// 109: manufacturer assigned configuration ID.
    public static let manufacturerAssignedConfigurationID = Self(rawValue: 109)
    /// 110: manufacturer assigned physical serial number.
    public static let manufacturerAssignedPhysicalSerialNumber = Self(rawValue: 110)
    /// 111: manufacturer assigned product number.
    public static let manufacturerAssignedProductNumber = Self(rawValue: 111)
    /// 112: manufacturer assigned unique communication address.
    public static let manufacturerAssignedUniqueCommunicationAddress = Self(rawValue: 112)
    /// 113: multicast address.
    public static let multicastAddress = Self(rawValue: 113)
    /// 114: one way address.
    public static let oneWayAddress = Self(rawValue: 114)
    /// 115: signal strength.
    public static let signalStrength = Self(rawValue: 115)
    /// 116: two way address.
    public static let twoWayAddress = Self(rawValue: 116)
    /// 117: signal to noise ratio.
    public static let signalToNoiseRatio = Self(rawValue: 117)
    /// 118: alarm.
    public static let alarm = Self(rawValue: 118)
    /// 119: battery carryover.
    public static let batteryCarryover = Self(rawValue: 119)
    /// 120: data overflow alarm.
    public static let dataOverflowAlarm = Self(rawValue: 120)
    /// 121: demand limit.
    public static let demandLimit = Self(rawValue: 121)
    /// 122: demand reset.
    public static let demandReset = Self(rawValue: 122)
    /// 123: diagnostic.
    public static let diagnostic = Self(rawValue: 123)
    /// 124: emergency limit.
    public static let emergencyLimit = Self(rawValue: 124)
    /// 125: encoder tamper.
    public static let encoderTamper = Self(rawValue: 125)
    /// 126: IEEE1366 momentary interruption.
    public static let ieee1366MomentaryInterruption = Self(rawValue: 126)
    /// 127: IEEE1366 momentary interruption event.
    public static let ieee1366MomentaryInterruptionEvent = Self(rawValue: 127)
    /// 128: IEEE1366 sustained interruption.
    public static let ieee1366SustainedInterruption = Self(rawValue: 128)
    /// 129: interruption behaviour.
    public static let interruptionBehaviour = Self(rawValue: 129)
    /// 130: inversion tamper.
    public static let inversionTamper = Self(rawValue: 130)
    /// 131: load interrupt.
    public static let loadInterrupt = Self(rawValue: 131)
    /// 132: load shed.
    public static let loadShed = Self(rawValue: 132)
    /// 133: maintenance.
    public static let maintenance = Self(rawValue: 133)
    /// 134: physical tamper.
    public static let physicalTamper = Self(rawValue: 134)
    /// 135: power loss tamper.
    public static let powerLossTamper = Self(rawValue: 135)
    /// 136: power outage.
    public static let powerOutage = Self(rawValue: 136)
    /// 137: power quality.
    public static let powerQuality = Self(rawValue: 137)
    /// 138: power restoration.
    public static let powerRestoration = Self(rawValue: 138)
    /// 139: programmed.
    public static let programmed = Self(rawValue: 139)
    /// 140: push button.
    public static let pushButton = Self(rawValue: 140)
    /// 141: relay activation.
    public static let relayActivation = Self(rawValue: 141)
    /// 142: relay cycle.
    public static let relayCycle = Self(rawValue: 142)
    /// 143: removal tamper.
    public static let removalTamper = Self(rawValue: 143)
    /// 144: reprogramming tamper.
    public static let reprogrammingTamper = Self(rawValue: 144)
    /// 145: reverse rotation tamper.
    public static let reverseRotationTamper = Self(rawValue: 145)
    /// 146: switch armed.
    public static let switchArmed = Self(rawValue: 146)
    /// 147: switch disabled.
    public static let switchDisabled = Self(rawValue: 147)
    /// 148: tamper.
    public static let tamper = Self(rawValue: 148)
    /// 149: watchdog timeout.
    public static let watchdogTimeout = Self(rawValue: 149)
    /// 150: bill last period.
    public static let billLastPeriod = Self(rawValue: 150)
    /// 151: bill to date.
    public static let billToDate = Self(rawValue: 151)
    /// 152: bill carryover.
    public static let billCarryover = Self(rawValue: 152)
    /// 153: connection fee.
    public static let connectionFee = Self(rawValue: 153)
    /// 154: audible volume.
    public static let audibleVolume = Self(rawValue: 154)
    /// 155: volumetric flow.
    public static let volumetricFlow = Self(rawValue: 155)

    /// Whether the number is one of those that the standard lists.
    public var isListed: Bool {
        switch rawValue {
        case 0, 2...28, 31...38, 40...60, 64, 81, 90...155: true
        default: false
        }
    }
}
