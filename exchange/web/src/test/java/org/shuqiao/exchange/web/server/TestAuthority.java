package org.shuqiao.exchange.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.shuqiao.base.process.JavaCommand;

/** Certificate authority of a test, by the JDK's own tool. */
final class TestAuthority {

    static final String PASSWORD = "changeit-changeit";

    private final Path folder;

    TestAuthority(Path folder) throws Exception {
        this.folder = Files.createDirectories(folder);
        keytool("-genkeypair", "-alias", "ca", "-keyalg", "EC", "-dname", "CN=test authority", "-ext", "bc=ca:true",
                "-validity", "30", "-keystore", store("ca"));
        write(pem("ca"), List.of(open("ca").getCertificate("ca")));
    }

    /** Issues a key and certificate: {@code NAME.p12}, {@code NAME.pem} and {@code NAME.key}. */
    void issue(String name, String subject, String extension) throws Exception {
        Files.deleteIfExists(Path.of(store(name)));
        keytool("-genkeypair", "-alias", name, "-keyalg", "EC", "-dname", subject, "-validity", "30", "-keystore",
                store(name));
        keytool("-certreq", "-alias", name, "-file", folder.resolve("request").toString(), "-keystore", store(name));
        keytool("-gencert", "-alias", "ca", "-infile", folder.resolve("request").toString(), "-outfile",
                folder.resolve("certificate").toString(), "-rfc", "-ext", extension, "-validity", "30", "-keystore",
                store("ca"));
        keytool("-importcert", "-noprompt", "-alias", "ca", "-file", pem("ca").toString(), "-keystore", store(name));
        keytool("-importcert", "-noprompt", "-alias", name, "-file", folder.resolve("certificate").toString(),
                "-keystore", store(name));
        KeyStore store = open(name);
        write(pem(name), List.of(store.getCertificateChain(name)));
        PrivateKey key = (PrivateKey) store.getKey(name, PASSWORD.toCharArray());
        Files.writeString(key(name), block("PRIVATE KEY", key.getEncoded()));
    }

    Path pem(String name) {
        return folder.resolve(name + ".pem");
    }

    Path key(String name) {
        return folder.resolve(name + ".key");
    }

    String store(String name) {
        return folder.resolve(name + ".p12").toString();
    }

    KeyStore open(String name) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(Path.of(store(name)))) {
            store.load(in, PASSWORD.toCharArray());
        }
        return store;
    }

    private static void write(Path file, List<Certificate> chain) throws IOException, GeneralSecurityException {
        StringBuilder text = new StringBuilder();
        for (Certificate each : chain) {
            text.append(block("CERTIFICATE", each.getEncoded()));
        }
        Files.writeString(file, text);
    }

    private static String block(String kind, byte[] der) {
        return "-----BEGIN " + kind + "-----\n"
                + Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII)).encodeToString(der)
                + "\n-----END " + kind + "-----\n";
    }

    private static void keytool(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(JavaCommand.tool("keytool").toString()));
        command.addAll(List.of(words));
        command.addAll(List.of("-storetype", "PKCS12", "-storepass", PASSWORD));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(printed).isZero();
    }
}
