package org.shuqiao.catalog.atlas;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLContext;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.catalog.error.CatalogCode;
import org.shuqiao.standards.source.TrustedCertificates;

/** Builds the TLS context of a connection from a PEM file of trusted certificate authorities. */
public final class TlsContext {

    private TlsContext() { }

    /** @throws CodedException where the file holds no certificate */
    public static SSLContext ofCertificates(Path pem) {
        try {
            return TrustedCertificates.sslContext(pem);
        } catch (IOException | GeneralSecurityException e) {
            throw new CodedException(CatalogCode.ATLAS_TRUST, e, pem.getFileName());
        }
    }
}
