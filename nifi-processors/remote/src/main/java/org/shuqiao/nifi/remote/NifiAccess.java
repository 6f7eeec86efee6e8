package org.shuqiao.nifi.remote;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Address and credentials of a NiFi server.
 *
 * @param url of the server, without the path of its API
 * @param user who logs in; empty where the server wants no log-in
 * @param trust certificate authority of the server as PEM; empty: those of the JVM
 */
public record NifiAccess(String url, Optional<String> user, String password, Optional<Path> trust) {

    /** @param address as people write it, with or without {@code /nifi} at its end */
    public static NifiAccess of(String address, Optional<String> user, String password, Optional<Path> trust) {
        return new NifiAccess(address.replaceAll("/+$", "").replaceAll("/nifi$", ""), user, password, trust);
    }

    /** Without the password, so that it enters no log. */
    @Override
    public String toString() {
        return url;
    }
}
