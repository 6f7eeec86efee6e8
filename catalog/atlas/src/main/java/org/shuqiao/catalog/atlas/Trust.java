package org.shuqiao.catalog.atlas;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLContext;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.catalog.error.CatalogCode;
import org.shuqiao.standards.source.Authorities;

/** Whom a connection to Atlas trusts. */
public final class Trust {

    private Trust() {
    }

    /** @throws CodedException where the file holds no certificate */
    public static SSLContext in(Path pem) {
        try {
            return Authorities.trusted(pem);
        } catch (IOException | GeneralSecurityException e) {
            throw new CodedException(CatalogCode.ATLAS_TRUST, e, pem.getFileName());
        }
    }
}
