package org.shuqiao.catalog.atlas;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Address and credentials of an Apache Atlas server.
 *
 * @param url without a slash at the end, for example {@code https://atlas.city.example:21443}
 * @param trust a PEM file with the certificate authorities it is trusted by; empty: those of the JVM
 */
public record AtlasAddress(URI url, String user, String password, Optional<Path> trust) {

    public AtlasAddress {
        requireNonNull(url, "url is null");
        requireNonNull(user, "user is null");
        requireNonNull(password, "password is null");
        requireNonNull(trust, "trust is null");
    }

    /** Without the password. */
    @Override
    public String toString() {
        return user + "@" + url;
    }
}
