package org.shuqiao.systems.atlas;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import javax.crypto.spec.SecretKeySpec;
import org.shuqiao.systems.ServerCertificate;

/**
 * Writes the TLS settings of Atlas: JCEKS credential store and TLS 1.2. Atlas reads passwords only from a Hadoop store,
 * and its Jetty closes TLS 1.3 connections without an answer.
 */
final class AtlasTls {

    /** What Hadoop opens its stores with where nothing else is said. */
    private static final char[] STORE_PASSWORD = "none".toCharArray();
    private static final List<String> ALIASES = List.of("keystore.password", "password", "truststore.password");

    private AtlasTls() { }

    static String off() {
        return "atlas.enableTLS=false\n";
    }

    /** @return the settings for it, after its passwords are written */
    static String on(Path folder, ServerCertificate certificate) throws IOException {
        Path passwords = folder.resolve("passwords.jceks");
        try (OutputStream out = Files.newOutputStream(passwords)) {
            KeyStore store = KeyStore.getInstance("JCEKS");
            store.load(null, STORE_PASSWORD);
            for (String alias : ALIASES) {
                store.setKeyEntry(alias, new SecretKeySpec(certificate.password().getBytes(StandardCharsets.UTF_8),
                        "AES"), STORE_PASSWORD, null);
            }
            store.store(out, STORE_PASSWORD);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        return """
                atlas.enableTLS=true
                keystore.file=%s
                truststore.file=%s
                client.auth.enabled=false
                atlas.ssl.exclude.protocols=TLSv1.3
                cert.stores.credential.provider.path=jceks://file%s
                """.formatted(certificate.keyStore(), certificate.trustStore(), passwords);
    }
}
