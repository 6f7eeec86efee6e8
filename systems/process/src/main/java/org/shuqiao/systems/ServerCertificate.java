package org.shuqiao.systems;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A certificate for this machine, made by the JDK's keytool, as a city's authority would hand one to a server.
 *
 * @param keyStore PKCS12, the private key in it
 * @param trustStore PKCS12, the certificate alone in it
 * @param password of both stores
 * @param certificate PEM
 */
public record ServerCertificate(Path keyStore, Path trustStore, String password, Path certificate) {

    private static final String ALIAS = "server";

    /** @param folder where its files will stand */
    public static ServerCertificate make(Path folder) {
        ServerCertificate made = new ServerCertificate(folder.resolve("server.p12"), folder.resolve("trust.p12"), "of-no-use-elsewhere",
                folder.resolve("server.pem"));
        try {
            Files.createDirectories(folder);
            Files.deleteIfExists(made.keyStore);
            Files.deleteIfExists(made.trustStore);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        made.keytool(made.keyStore, "-genkeypair", "-keyalg", "EC", "-groupname", "secp256r1", "-dname", "CN=localhost",
                "-ext", "SAN=dns:localhost,ip:127.0.0.1", "-validity", "3650");
        made.keytool(made.keyStore, "-exportcert", "-rfc", "-file", made.certificate.toString());
        made.keytool(made.trustStore, "-importcert", "-noprompt", "-file", made.certificate.toString());
        return made;
    }

    private void keytool(Path store, String... words) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(words));
        command.addAll(List.of("-alias", ALIAS, "-storetype", "PKCS12", "-keystore", store.toString(), "-storepass", password));
        try {
            Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(keytool.getInputStream().readAllBytes());
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
