package org.shuqiao.query.jdbc;

import java.io.IOException;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.apache.calcite.avatica.remote.LocalService;
import org.apache.calcite.avatica.remote.Service;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.query.error.QueryCode;
import org.shuqiao.query.error.RedactedException;

/**
 * JDBC endpoint over Avatica with HTTP Basic authentication. Its URL is {@code
 * jdbc:avatica:remote:url=http://127.0.0.1:<port>;serialization=protobuf;authentication=BASIC}, with user and password
 * in {@code avatica_user} and {@code avatica_password}, the purpose in the connection property {@code purpose} and the
 * language of errors in {@code language} ({@code zh}, {@code en}). A tool that takes a URL only writes both into the
 * address inside: {@code url=http://127.0.0.1:<port>/?purpose=<percent-encoded>&language=zh}.
 * With TLS the URL inside is https, and a client that does not know the certificate's issuer names a store with it in
 * {@code truststore} and {@code truststore_password}.
 */
public final class JdbcEndpoint implements AutoCloseable {

    private static final int WORKERS = 16;
    private static final int IDLE_MILLIS = 60_000;
    /** Bytes in a second that a client's call has to bring, so that slow ones do not take all workers. */
    private static final int SLOWEST = 1_000;

    private final Server server;
    private final ServerConnector connector;
    private final String host;
    private final Optional<SslContextFactory.Server> tls;

    private JdbcEndpoint(Server server, ServerConnector connector, String host,
            Optional<SslContextFactory.Server> tls) {
        this.server = server;
        this.connector = connector;
        this.host = host;
        this.tls = tls;
    }

    /**
     * Starts on 127.0.0.1, without TLS.
     *
     * @param port 0 for a free one
     */
    public static JdbcEndpoint start(int port, PasswordAuthenticator logins, JdbcHandlers handlers) {
        return start(JdbcListener.here(port), logins, handlers);
    }

    /** Starts where the listener says. */
    public static JdbcEndpoint start(JdbcListener listener, PasswordAuthenticator logins, JdbcHandlers handlers) {
        if (listener.inClear()) {
            throw new CodedException(QueryCode.JDBC_IN_CLEAR, listener.host());
        }
        Server server = new Server(new QueuedThreadPool(WORKERS));
        Optional<SslContextFactory.Server> tls = listener.tls().map(JdbcEndpoint::keys);
        ServerConnector connector = connector(server, tls);
        connector.setHost(listener.host());
        connector.setPort(listener.port());
        connector.setIdleTimeout(IDLE_MILLIS);
        server.addConnector(connector);
        JdbcEndpoint endpoint = new JdbcEndpoint(server, connector, listener.host(), tls);
        try {
            connector.open();
            Service.RpcMetadataResponse place =
                    new Service.RpcMetadataResponse(listener.host() + ":" + endpoint.port());
            LocalService service = new LocalService(new QueryMeta(handlers));
            service.setRpcMetadata(place);
            server.setHandler(BasicLogin.before(new JdbcCalls(ProtobufCalls.of(service, place), handlers.unusable()),
                    logins));
            server.setErrorHandler(new NoPages());
            server.start();
        } catch (IOException e) {
            throw new CodedException(QueryCode.ENDPOINT_FAILED, RedactedException.of(e), listener.port());
        } catch (Exception e) {
            endpoint.close();
            throw new CodedException(QueryCode.ENDPOINT_FAILED, RedactedException.of(e), listener.port());
        }
        return endpoint;
    }

    private static ServerConnector connector(Server server, Optional<SslContextFactory.Server> tls) {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setMinRequestDataRate(SLOWEST);
        HttpConnectionFactory calls = new HttpConnectionFactory(http);
        return tls.map(keys -> new ServerConnector(server, 1, 1,
                new SslConnectionFactory(keys, HttpVersion.HTTP_1_1.asString()), calls))
                .orElseGet(() -> new ServerConnector(server, 1, 1, calls));
    }

    private static SslContextFactory.Server keys(SSLContext context) {
        SslContextFactory.Server keys = new SslContextFactory.Server();
        keys.setSslContext(context);
        keys.setIncludeProtocols("TLSv1.3", "TLSv1.2");
        return keys;
    }

    /** Takes another certificate for new connections; those that are open go on. */
    public void renew(SSLContext context) {
        tls.ifPresent(keys -> {
            try {
                keys.reload(same -> same.setSslContext(context));
            } catch (Exception e) {
                throw new CodedException(QueryCode.ENDPOINT_FAILED, RedactedException.of(e), port());
            }
        });
    }

    public int port() {
        return connector.getLocalPort();
    }

    /** @return the URL for the driver, without user, password and purpose */
    public String url() {
        return "jdbc:avatica:remote:url=" + (tls.isPresent() ? "https" : "http") + "://" + host + ":" + port()
                + ";serialization=protobuf;authentication=BASIC";
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the JDBC endpoint did not stop", RedactedException.of(e));
        }
    }

    /** Answers of the server itself, a refused login for example, have a status and nothing else. */
    private static final class NoPages extends ErrorHandler {

        @Override
        public void handle(String target, Request base, HttpServletRequest request, HttpServletResponse response) {
            base.setHandled(true);
        }
    }
}
