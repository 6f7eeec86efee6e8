package org.shuqiao.exchange.web.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.shuqiao.base.clock.SystemClock;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.file.AtomicFile;
import org.shuqiao.contracts.json.Json;
import org.shuqiao.exchange.domain.account.PasswordCost;
import org.shuqiao.exchange.platform.assembly.PlatformContext;
import org.shuqiao.exchange.platform.assembly.StartFailure;
import org.shuqiao.exchange.platform.settings.Configuration;
import org.shuqiao.exchange.platform.settings.ConfigurationFile;
import org.shuqiao.exchange.platform.settings.Home;
import org.shuqiao.exchange.platform.settings.SettingsInForce;
import org.shuqiao.exchange.web.connection.TlsFiles;
import org.shuqiao.exchange.web.error.ServerCode;
import org.shuqiao.query.jdbc.JdbcEndpoint;
import org.slf4j.bridge.SLF4JBridgeHandler;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.builder.ParentContextApplicationContextInitializer;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** Server that runs the platform with portal, REST API and JDBC endpoint. */
public final class ShuqiaoServer implements AutoCloseable {

    private final ConfigurableApplicationContext platform;
    private final ConfigurableApplicationContext web;
    private final JdbcEndpoint jdbc;
    private final Path serverFile;
    private final Path var;
    private final URI url;
    private final CountDownLatch closed = new CountDownLatch(1);

    private ShuqiaoServer(ConfigurableApplicationContext platform, ConfigurableApplicationContext web, Home home,
            URI url) {
        this.platform = platform;
        this.web = web;
        this.jdbc = web.getBean(JdbcEndpoint.class);
        this.serverFile = home.serverFile();
        this.var = home.var();
        this.url = url;
    }

    /**
     * @param port instead of the configured one; null takes that, 0 a free one
     * @param jdbcPort the same for the JDBC endpoint; null with port 0 takes a free one too
     */
    public static ShuqiaoServer start(Home home, Integer port, Integer jdbcPort) {
        return start(home, port, jdbcPort, SystemClock.beijing(), PasswordCost.USUAL);
    }

    /** @param clock by which deadlines, grants and records go */
    public static ShuqiaoServer start(Home home, Integer port, Integer jdbcPort, Clock clock, PasswordCost passwords) {
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        Configuration configuration = ConfigurationFile.read(home.configuration());
        int listen = port == null ? configuration.server().port() : port;
        int listenJdbc = jdbcPort != null ? jdbcPort : listen == 0 ? 0 : configuration.server().jdbcPort();
        ConfigurableApplicationContext platform = PlatformContext.open(home, configuration, clock, passwords);
        try {
            Configuration inForce = platform.getBean(SettingsInForce.class).configuration();
            ConfigurableApplicationContext web = web(platform, inForce, listen,
                    new JdbcPort(inForce.server().jdbcHost(), listenJdbc));
            int bound = ((WebServerApplicationContext) web).getWebServer().getPort();
            ShuqiaoServer server = new ShuqiaoServer(platform, web, home,
                    address(configuration.server(), bound));
            server.announce();
            Runtime.getRuntime().addShutdownHook(new Thread(server::close, "shutdown"));
            return server;
        } catch (RuntimeException e) {
            platform.close(); // and the web before it
            RuntimeException failure = StartFailure.of(e);
            throw failure instanceof PortInUseException ? new CodedException(ServerCode.PORT_TAKEN, e, listen)
                    : failure;
        }
    }

    /**
     * The platform's services are there before the web begins: Spring would open them within the web server's start.
     */
    private static ConfigurableApplicationContext web(ConfigurableApplicationContext platform,
            Configuration configuration, int port, JdbcPort jdbcPort) {
        SpringApplication application = new SpringApplication(WebApplication.class);
        if (!configuration.identity().oidc().isBlank()) {
            application.addPrimarySources(List.of(OpenIdBeans.class));
        }
        application.setRegisterShutdownHook(false);
        application.setLogStartupInfo(false);
        application.addInitializers(new ParentContextApplicationContextInitializer(platform),
                context -> context.getBeanFactory().registerSingleton("jdbcPort", jdbcPort));
        Map<String, Object> properties = new HashMap<>(
                Map.of("server.address", configuration.server().host(), "server.port", port));
        if (configuration.server().tls().configured()) {
            properties.put("server.ssl.bundle", TlsFiles.NAME);
            if (!configuration.server().tls().clients().isBlank()) {
                properties.put("server.ssl.client-auth", "want");
            }
        }
        application.setDefaultProperties(properties);
        return application.run();
    }

    /** A certificate is made for a name: where there is one, commands of this machine use it, too. */
    private static URI address(Configuration.Server server, int port) {
        boolean tls = server.tls().configured();
        String host = tls && !server.names().isEmpty() ? server.names().getFirst() : server.host();
        return URI.create((tls ? "https://" : "http://") + host + ":" + port);
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
                    .put("var", var.toString())
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
            web.close(); // the JDBC endpoint with it
            platform.close();
            closed.countDown();
        }
    }
}
