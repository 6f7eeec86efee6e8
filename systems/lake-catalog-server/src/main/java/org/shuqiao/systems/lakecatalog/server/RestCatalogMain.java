package org.shuqiao.systems.lakecatalog.server;

import java.io.IOException;
import java.io.Reader;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.iceberg.CatalogUtil;
import org.apache.iceberg.rest.RESTCatalogAdapter;
import org.apache.iceberg.rest.RESTCatalogServlet;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;

/** Serves an Iceberg JDBC catalog in PostgreSQL by the REST catalog protocol. It listens on the loopback address. */
public final class RestCatalogMain {

    private RestCatalogMain() { }

    /** @param arguments the port, and a file of the properties by which Iceberg opens the catalog behind it */
    public static void main(String[] arguments) throws Exception {
        Server server = new Server(new InetSocketAddress("127.0.0.1", Integer.parseInt(arguments[0])));
        ServletContextHandler context = new ServletContextHandler(ServletContextHandler.NO_SESSIONS);
        context.addServlet(new ServletHolder(new RESTCatalogServlet(new RESTCatalogAdapter(
                CatalogUtil.buildIcebergCatalog("lake", properties(Path.of(arguments[1])), new Configuration())))),
                        "/*");
        server.setHandler(context);
        server.start();
        server.join();
    }

    private static Map<String, String> properties(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return properties.entrySet().stream()
                .collect(Collectors.toMap(property -> (String) property.getKey(),
                        property -> (String) property.getValue()));
    }
}
