package org.shuqiao.query.jdbc;

import java.io.IOException;
import org.apache.calcite.avatica.metrics.noop.NoopMetricsSystem;
import org.apache.calcite.avatica.remote.LocalService;
import org.apache.calcite.avatica.remote.Service;
import org.apache.calcite.avatica.server.AvaticaProtobufHandler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.query.error.QueryCode;
import org.shuqiao.query.error.RedactedException;

/**
 * JDBC endpoint over Avatica with HTTP Basic authentication. Its URL is {@code
 * jdbc:avatica:remote:url=http://127.0.0.1:<port>;serialization=protobuf;authentication=BASIC}, with user and password
 * in {@code avatica_user} and {@code avatica_password}, and the purpose in the connection property {@code purpose}.
 */
public final class JdbcEndpoint implements AutoCloseable {

    private static final int WORKERS = 16;

    private final Server server;
    private final ServerConnector connector;

    private JdbcEndpoint(Server server, ServerConnector connector) {
        this.server = server;
        this.connector = connector;
    }

    /**
     * Starts on 127.0.0.1.
     *
     * @param port 0 for a free one
     * @param unusable is told of calls that become no query
     */
    public static JdbcEndpoint start(int port, PasswordAuthenticator logins, QueryHandler asker,
            UnusableCalls unusable) {
        Server server = new Server(new QueuedThreadPool(WORKERS));
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
        connector.setHost("127.0.0.1");
        connector.setPort(port);
        server.addConnector(connector);
        LocalService service = new LocalService(new QueryMeta(asker, unusable));
        AvaticaProtobufHandler calls =
                new AvaticaProtobufHandler(service, NoopMetricsSystem.getInstance(), new CurrentUser());
        server.setHandler(BasicLogin.before(calls, logins));
        JdbcEndpoint endpoint = new JdbcEndpoint(server, connector);
        try {
            connector.open();
            Service.RpcMetadataResponse place = new Service.RpcMetadataResponse("127.0.0.1:" + endpoint.port());
            service.setRpcMetadata(place);
            calls.setServerRpcMetadata(place);
            server.start();
        } catch (IOException e) {
            throw new CodedException(QueryCode.ENDPOINT_FAILED, RedactedException.of(e), port);
        } catch (Exception e) {
            endpoint.close();
            throw new CodedException(QueryCode.ENDPOINT_FAILED, RedactedException.of(e), port);
        }
        return endpoint;
    }

    public int port() {
        return connector.getLocalPort();
    }

    /** @return the URL for the driver, without user, password and purpose */
    public String url() {
        return "jdbc:avatica:remote:url=http://127.0.0.1:" + port() + ";serialization=protobuf;authentication=BASIC";
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the JDBC endpoint did not stop", RedactedException.of(e));
        }
    }
}
