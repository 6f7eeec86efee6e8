package org.shuqiao.exchange.web.server;

import java.util.Optional;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import org.springframework.boot.ssl.SslBundles;

/** Certificate of the web server for the JDBC endpoint, followed when its files change. */
final class JdbcCertificate {

    private final Optional<String> name;
    private final SslBundles bundles;

    /** @param name of the web server's bundle; with none there is no TLS */
    JdbcCertificate(Optional<String> name, SslBundles bundles) {
        this.name = name.filter(bundle -> !bundle.isBlank());
        this.bundles = bundles;
    }

    Optional<SSLContext> context() {
        return name.map(bundle -> bundles.getBundle(bundle).createSslContext());
    }

    void onChange(Consumer<SSLContext> renew) {
        name.ifPresent(bundle -> bundles.addBundleUpdateHandler(bundle,
                changed -> renew.accept(changed.createSslContext())));
    }
}
