package org.shuqiao.exchange.web.connection;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.platform.settings.Configuration;
import org.shuqiao.exchange.platform.settings.Home;
import org.shuqiao.exchange.web.error.ServerCode;
import org.shuqiao.standards.source.SecretResolver;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.autoconfigure.ssl.SslBundleRegistrar;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundleRegistry;
import org.springframework.boot.ssl.SslStoreBundle;
import org.springframework.boot.ssl.jks.JksSslStoreBundle;
import org.springframework.boot.ssl.jks.JksSslStoreDetails;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;
import org.springframework.stereotype.Component;

/**
 * Certificate, key and client authority of the web server, read anew when their files change. New connections use the
 * new ones; files that cannot be used, such as a certificate whose key has not been replaced yet, change nothing.
 */
@Component
public final class TlsFiles implements SslBundleRegistrar, DisposableBean {

    /** Name by which the web server knows them. */
    public static final String NAME = "shuqiao";

    private static final Logger LOG = LoggerFactory.getLogger(TlsFiles.class);
    private static final int SECONDS = 2;

    private final Home home;
    private final Configuration.Tls settings;
    private Optional<ScheduledExecutorService> watching = Optional.empty();
    private List<String> seen = List.of();

    TlsFiles(Home home, Configuration configuration) {
        this.home = home;
        this.settings = configuration.server().tls();
    }

    @Override
    public void registerBundles(SslBundleRegistry registry) {
        if (!settings.configured()) {
            return;
        }
        seen = stamps();
        registry.registerBundle(NAME, read());
        ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("tls-files").factory());
        watch.scheduleWithFixedDelay(() -> refresh(registry), SECONDS, SECONDS, TimeUnit.SECONDS);
        watching = Optional.of(watch);
    }

    private void refresh(SslBundleRegistry registry) {
        List<String> now = stamps();
        if (now.equals(seen)) {
            return;
        }
        seen = now;
        try {
            registry.updateBundle(NAME, read());
            LOG.info("the TLS certificate was read anew");
        } catch (RuntimeException e) { // the one that is in use goes on
            LOG.error("the TLS certificate was not replaced: {}", e.getMessage());
        }
    }

    /**
     * @throws CodedException when a file is not what the settings say, or certificate and key do not belong together
     */
    private SslBundle read() {
        try {
            SslStoreBundle own = settings.keystore().isBlank() ? pem(settings.certificate(), settings.key())
                    : pkcs12();
            KeyStore keys = own.getKeyStore();
            requirePair(keys, own.getKeyStorePassword());
            KeyStore clients = settings.clients().isBlank() ? null
                    : new PemSslStoreBundle(null, PemSslStoreDetails.forCertificate(location(settings.clients())))
                    .getTrustStore();
            return SslBundle.of(SslStoreBundle.of(keys, own.getKeyStorePassword(), clients));
        } catch (GeneralSecurityException | RuntimeException e) {
            throw new CodedException(ServerCode.TLS_UNUSABLE, e,
                    settings.keystore().isBlank() ? settings.certificate() : settings.keystore());
        }
    }

    private SslStoreBundle pem(String certificate, String key) {
        return new PemSslStoreBundle(
                PemSslStoreDetails.forCertificate(location(certificate)).withPrivateKey(location(key)), null);
    }

    private SslStoreBundle pkcs12() {
        String password = SecretResolver.of(home.secrets()).secret(settings.secret());
        return new JksSslStoreBundle(new JksSslStoreDetails("PKCS12", null, location(settings.keystore()), password),
                null);
    }

    private static void requirePair(KeyStore keys, String password) throws GeneralSecurityException {
        for (String alias : Collections.list(keys.aliases())) {
            if (keys.isKeyEntry(alias)) {
                PrivateKey key = (PrivateKey) keys.getKey(alias, password == null ? null : password.toCharArray());
                Certificate certificate = keys.getCertificate(alias);
                Signature signature = Signature.getInstance(switch (key.getAlgorithm()) {
                    case "RSA" -> "SHA256withRSA";
                    case "EC" -> "SHA256withECDSA";
                    default -> key.getAlgorithm();
                });
                signature.initSign(key);
                signature.update((byte) 1);
                byte[] signed = signature.sign();
                signature.initVerify(certificate.getPublicKey());
                signature.update((byte) 1);
                if (!signature.verify(signed)) {
                    throw new GeneralSecurityException("the key is not that of the certificate");
                }
                return;
            }
        }
        throw new GeneralSecurityException("no key");
    }

    private List<String> stamps() {
        return files().map(file -> {
            try {
                return file + " " + Files.size(file) + " " + Files.getLastModifiedTime(file);
            } catch (IOException e) {
                return file + " missing";
            }
        }).toList();
    }

    private Stream<Path> files() {
        return Stream.of(settings.certificate(), settings.key(), settings.keystore(), settings.clients())
                .filter(name -> !name.isBlank()).map(this::path);
    }

    private Path path(String name) {
        return home.installation().resolve(name);
    }

    private String location(String name) {
        return path(name).toUri().toString();
    }

    @Override
    public void destroy() {
        watching.ifPresent(ScheduledExecutorService::shutdownNow);
    }
}
