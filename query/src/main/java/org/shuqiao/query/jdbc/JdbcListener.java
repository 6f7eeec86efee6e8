package org.shuqiao.query.jdbc;

import static java.util.Objects.requireNonNull;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * Address and certificate of the JDBC endpoint.
 *
 * @param host address or name of an interface of this machine
 * @param port 0 for a free one
 * @param tls without it passwords and answers would be readable on the way, so that only this machine may be the client
 */
public record JdbcListener(String host, int port, Optional<SSLContext> tls) {

    public static final String THIS_MACHINE = "127.0.0.1";

    public JdbcListener {
        requireNonNull(host, "host is null");
        requireNonNull(tls, "tls is null");
    }

    /** On 127.0.0.1, without TLS. */
    public static JdbcListener here(int port) {
        return new JdbcListener(THIS_MACHINE, port, Optional.empty());
    }

    /** @return whether what is sent can be read on the way */
    boolean inClear() {
        return tls.isEmpty() && !local();
    }

    private boolean local() {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false; // listening there will fail by itself
        }
    }
}
