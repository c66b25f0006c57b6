import MeterAcquisition

/// What can only be said with a look at the files and at the settings together.
extension LoadedConfiguration {
    /// What the files that the configuration names hold.
    struct Material {
        /// Nil with `plain-http`.
        var tls: TLSServer?
        /// Nil with `users = none`.
        var users: UserFile?
    }

    /// Checks that the settings fit together, reads certificate, key and users, and reports what
    /// is wrong with them.
    ///
    /// - Returns: what was read, or nil when there is any problem.
    mutating func readMaterial() -> Material? {
        // Without the file nothing below would say anything new.
        if fileFailure != nil { return nil }
        if !isMentioned("device") {
            report("device", "must be set; accepted is " + MeterSource.acceptedForms)
        }
        checkCapacity()
        var material = Material()
        if configuration.plainHTTP {
            for address in configuration.listenAddresses where !address.isLocal {
                report(
                    "listen",
                    "\(address) can be reached from other machines, which plain-http does not "
                        + "allow; accepted are 127.0.0.1:PORT, [::1]:PORT and unix:PATH")
            }
        } else {
            material.tls = readCertificate()
        }
        if let path = configuration.usersPath {
            do throws(UserFileError) {
                material.users = try UserFile.load(path)
            } catch {
                report("users", error.message)
            }
        } else if !configuration.plainHTTP {
            report("users", "none is only accepted together with plain-http = yes")
        }
        return problems.isEmpty ? material : nil
    }

    private mutating func checkCapacity() {
        let most = 8_000_000
        if configuration.demandCapacity > most {
            report(
                "hours",
                "\(configuration.hours) hours at \(configuration.intervalSeconds) s are "
                    + "\(configuration.demandCapacity) readings; accepted are at most \(most)")
        }
    }

    private mutating func readCertificate() -> TLSServer? {
        guard TLSServer.isAvailable else {
            report(
                "plain-http",
                "this program was built without TLS; build it with OpenSSL's headers, or set "
                    + "plain-http = yes to serve this machine only")
            return nil
        }
        let keyPath = configuration.privateKeyPath
        var isReadable = isSecretReadable("private-key", keyPath)
        if (configuration.authority == nil) != (configuration.authorityKey == nil) {
            report("authority", "authority and authority-key are only accepted together")
        } else if let authority = configuration.authorityPaths {
            isReadable = isSecretReadable("authority-key", authority.key) && isReadable
        }
        guard isReadable else { return nil }
        do throws(TLSError) {
            return try TLSServer(
                certificatePath: configuration.certificatePath, keyPath: keyPath)
        } catch {
            report("certificate", error.message)
            return nil
        }
    }

    private mutating func isSecretReadable(_ name: String, _ path: String) -> Bool {
        do throws(LocalFile.Failure) {
            _ = try LocalFile.read(path, isSecret: true)
            return true
        } catch {
            report(name, error.message)
            return false
        }
    }
}
