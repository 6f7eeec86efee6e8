package org.shuqiao.nifi.remote;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.shuqiao.base.process.Command;
import org.shuqiao.base.process.JavaCommand;

/** A certificate that a server of the tests signed itself, made out for one name. */
record Certificate(Path folder, String name) {

    private static final String PASSWORD = "of-no-use-elsewhere";

    static Certificate make(Path folder, String name) {
        Certificate made = new Certificate(folder, name);
        made.keytool("-genkeypair", "-keyalg", "EC", "-groupname", "secp256r1", "-dname", "CN=" + name,
                "-ext", "SAN=dns:" + name);
        made.keytool("-exportcert", "-rfc", "-file", made.pem().toString());
        return made;
    }

    Path pem() {
        return folder.resolve(name + ".pem");
    }

    private Path store() {
        return folder.resolve(name + ".p12");
    }

    SSLContext identity() throws IOException, GeneralSecurityException {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(KeyStore.getInstance(store().toFile(), PASSWORD.toCharArray()), PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    private void keytool(String... words) {
        Stream<String> store = Stream.of("-alias", "server", "-storetype", "PKCS12", "-keystore", store().toString(),
                "-storepass", PASSWORD);
        Command.Result made = Command.of(JavaCommand.tool("keytool"),
                Stream.concat(Stream.of(words), store).toArray(String[]::new)).run(Duration.ofMinutes(1));
        if (!made.good()) {
            throw new IllegalStateException(made.output());
        }
    }
}
