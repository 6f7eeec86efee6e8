package org.shuqiao.catalog.atlas;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.shuqiao.catalog.CatalogCode;
import org.shuqiao.standards.error.CodedException;

/** Whom a connection trusts: the certificate authorities of a PEM file and no other. */
public final class Trust {

    private Trust() {
    }

    /** @throws CodedException where the file holds no certificate */
    public static SSLContext in(Path pem) {
        try (InputStream text = Files.newInputStream(pem)) {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int count = 0;
            for (Certificate authority : CertificateFactory.getInstance("X.509").generateCertificates(text)) {
                store.setCertificateEntry("authority-" + count++, authority);
            }
            if (count == 0) {
                throw new CodedException(CatalogCode.ATLAS_TRUST, pem.getFileName());
            }
            TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new CodedException(CatalogCode.ATLAS_TRUST, e, pem.getFileName());
        }
    }
}
