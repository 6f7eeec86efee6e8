package org.shuqiao.exchange.web.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.file.AtomicFile;
import org.shuqiao.contracts.json.Json;
import org.shuqiao.exchange.platform.assembly.Platform;
import org.shuqiao.exchange.platform.settings.Configuration;
import org.shuqiao.exchange.platform.settings.ConfigurationFile;
import org.shuqiao.exchange.platform.settings.Home;
import org.shuqiao.exchange.web.error.ServerError;
import org.shuqiao.exchange.web.security.OpenIdProvider;
import org.shuqiao.query.jdbc.JdbcEndpoint;
import org.shuqiao.standards.source.Secrets;
import org.slf4j.bridge.SLF4JBridgeHandler;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** The running server: the platform with its portal, REST API and JDBC endpoint. */
public final class ShuqiaoServer implements AutoCloseable {

    private final ConfigurableApplicationContext context;
    private final Path serverFile;
    private final URI url;
    private final JdbcEndpoint jdbc;
    private final CountDownLatch closed = new CountDownLatch(1);

    private ShuqiaoServer(ConfigurableApplicationContext context, Path serverFile, URI url, JdbcEndpoint jdbc) {
        this.context = context;
        this.serverFile = serverFile;
        this.url = url;
        this.jdbc = jdbc;
    }

    /**
     * @param port instead of the configured one; null takes that, 0 a free one
     * @param jdbcPort the same for the JDBC endpoint; null with port 0 takes a free one too
     */
    public static ShuqiaoServer start(Home home, Integer port, Integer jdbcPort) {
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        Configuration configuration = ConfigurationFile.read(home.configuration());
        int listen = port == null ? configuration.server().port() : port;
        int listenJdbc = jdbcPort != null ? jdbcPort : listen == 0 ? 0 : configuration.server().jdbcPort();
        Platform platform = Platform.open(home, configuration);
        SpringApplication application = new SpringApplication(WebApplication.class);
        application.setRegisterShutdownHook(false);
        application.setLogStartupInfo(false);
        application.addInitializers(context -> {
            GenericApplicationContext beans = (GenericApplicationContext) context;
            beans.registerBean(Platform.class, () -> platform);
            identity(home, configuration.identity(), platform)
                    .ifPresent(provider -> beans.registerBean(OpenIdProvider.class, () -> provider));
        });
        application.setDefaultProperties(Map.of(
                "server.address", configuration.server().host(),
                "server.port", listen));
        ConfigurableApplicationContext context;
        JdbcEndpoint jdbc = null;
        try {
            jdbc = JdbcDoor.open(listenJdbc, platform.logins(), platform);
            context = application.run();
        } catch (RuntimeException e) {
            if (jdbc != null) {
                jdbc.close();
            }
            platform.close();
            if (e instanceof PortInUseException || e.getCause() instanceof PortInUseException) {
                throw new CodedException(ServerError.PORT_TAKEN, e, listen);
            }
            throw e;
        }
        int bound = ((WebServerApplicationContext) context).getWebServer().getPort();
        ShuqiaoServer server = new ShuqiaoServer(context, home.serverFile(),
                URI.create("http://" + configuration.server().host() + ":" + bound), jdbc);
        server.announce();
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "shutdown"));
        return server;
    }

    private static Optional<OpenIdProvider> identity(Home home, Configuration.Identity settings, Platform platform) {
        return settings.oidc().isBlank() ? Optional.empty() : Optional.of(new OpenIdProvider(settings,
                Secrets.of(home.secrets()).secret(settings.secret()), platform.accounts()::enter));
    }

    public URI url() {
        return url;
    }

    /** @return the URL for the Avatica driver, without user, password and purpose */
    public String jdbcUrl() {
        return jdbc.url();
    }

    /** Waits until the server is closed. */
    public void await() throws InterruptedException {
        closed.await();
    }

    /** Other commands of this installation find the server by this file. */
    private void announce() {
        try {
            AtomicFile.replace(serverFile, Json.PLAIN.createObjectNode()
                    .put("url", url.toString())
                    .put("jdbc", jdbc.url())
                    .put("pid", ProcessHandle.current().pid())
                    .toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized void close() {
        if (closed.getCount() == 0) {
            return;
        }
        try {
            Files.deleteIfExists(serverFile);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            jdbc.close();
            context.close(); // closes the platform too
            closed.countDown();
        }
    }
}
