package org.shuqiao.exchange.web.connection;

import jakarta.servlet.http.HttpServletRequest;
import org.shuqiao.exchange.outside.address.Addresses;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Addresses of the platform as a caller reached it, for documents that name its things. */
public final class CallAddresses {

    private CallAddresses() { }

    public static Addresses of(HttpServletRequest request) {
        return new Addresses(ServletUriComponentsBuilder.fromContextPath(request).build().toUriString());
    }
}
