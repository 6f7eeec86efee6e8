package org.shuqiao.systems;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.shuqiao.base.process.Command;
import org.shuqiao.base.process.JavaCommand;

/**
 * Self-signed server certificate of this machine, made by keytool.
 *
 * @param keyStore PKCS12, the private key in it
 * @param trustStore PKCS12, the certificate alone in it
 * @param password of both stores
 * @param certificate PEM
 */
public record ServerCertificate(Path keyStore, Path trustStore, String password, Path certificate) {

    private static final String ALIAS = "server";
    private static final Duration SOON = Duration.ofMinutes(1);

    /** @param folder where its files will stand; those that are there stay */
    public static ServerCertificate make(Path folder) {
        ServerCertificate made = new ServerCertificate(folder.resolve("server.p12"), folder.resolve("trust.p12"),
                "of-no-use-elsewhere", folder.resolve("server.pem"));
        try {
            if (Files.exists(made.trustStore)) { // the last to be made
                return made;
            }
            Files.createDirectories(folder);
            Files.deleteIfExists(made.keyStore);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        made.keytool(made.keyStore, "-genkeypair", "-keyalg", "EC", "-groupname", "secp256r1", "-dname", "CN=localhost",
                "-ext", "SAN=dns:localhost,ip:127.0.0.1", "-validity", "3650");
        made.keytool(made.keyStore, "-exportcert", "-rfc", "-file", made.certificate.toString());
        made.keytool(made.trustStore, "-importcert", "-noprompt", "-file", made.certificate.toString());
        return made;
    }

    /** @return what trusts this certificate and no other */
    public SSLContext trusted() {
        try {
            KeyStore store = KeyStore.getInstance(trustStore.toFile(), password.toCharArray());
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private void keytool(Path store, String... words) {
        List<String> command = new ArrayList<>(List.of(words));
        command.addAll(List.of("-alias", ALIAS, "-storetype", "PKCS12", "-keystore", store.toString(), "-storepass",
                password));
        Command.Result made = Command.of(JavaCommand.tool("keytool"), command.toArray(String[]::new)).run(SOON);
        if (!made.good()) {
            throw new IllegalStateException(made.output());
        }
    }
}
