package org.shuqiao.catalog.atlas.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/**
 * A certificate for this machine, made by the JDK's keytool.
 *
 * @param keyStore PKCS12 with the private key
 * @param pem the certificate alone
 */
public record TestCertificate(Path keyStore, Path pem) {

    private static final String ALIAS = "server";
    private static final String PASSWORD = "of-no-use-elsewhere";

    /** @param folder where its two files will stand */
    public static TestCertificate make(Path folder) {
        TestCertificate made = new TestCertificate(folder.resolve("server.p12"), folder.resolve("server.pem"));
        made.keytool("-genkeypair", "-keyalg", "EC", "-groupname", "secp256r1", "-dname", "CN=localhost",
                "-ext", "SAN=dns:localhost,ip:127.0.0.1");
        try {
            write(made.open().getCertificate(ALIAS), made.pem);
            return made;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @return a PEM file with an authority of the JVM's own, which knows nothing of this machine */
    public static Path ofAnother(Path folder) {
        try {
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init((KeyStore) null);
            X509TrustManager manager = (X509TrustManager) trust.getTrustManagers()[0];
            return write(manager.getAcceptedIssuers()[0], folder.resolve("another.pem"));
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path write(Certificate certificate, Path pem) throws GeneralSecurityException, IOException {
        return Files.writeString(pem, "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder().encodeToString(certificate.getEncoded()) + "\n-----END CERTIFICATE-----\n");
    }

    private KeyStore open() throws GeneralSecurityException, IOException {
        return KeyStore.getInstance(keyStore.toFile(), PASSWORD.toCharArray());
    }

    SSLContext ofServer() {
        try {
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(open(), PASSWORD.toCharArray());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void keytool(String... words) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of("-J-XX:TieredStopAtLevel=1", "-J-XX:+UseSerialGC"));
        command.addAll(List.of(words));
        command.addAll(List.of("-alias", ALIAS, "-storetype", "PKCS12", "-keystore", keyStore.toString(), "-storepass",
                PASSWORD));
        try {
            Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (keytool.waitFor() != 0) {
                throw new IllegalStateException(said);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
