package org.shuqiao.exchange.web.connection;

import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.catalina.valves.RemoteIpValve;
import org.apache.coyote.AbstractProtocol;
import org.shuqiao.exchange.platform.settings.Configuration;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Limits of the web server's connections: how many, from one address, how long they may be silent, and what of a
 * body. Requests run on virtual threads, so that one that waits for its client takes no thread from another.
 */
@Component
class ConnectionLimits implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private static final int MOST = 2_000;
    private static final Duration SILENT = Duration.ofSeconds(8);
    private static final int HEADERS = 16 << 10;

    private final Set<String> proxies;

    ConnectionLimits(Configuration configuration) {
        this.proxies = Set.copyOf(configuration.server().proxies());
    }

    @Override
    public void customize(TomcatServletWebServerFactory tomcat) {
        tomcat.setProtocol(BoundedHttpProtocol.class.getName());
        if (!proxies.isEmpty()) {
            tomcat.addEngineValves(forwarded());
        }
        tomcat.addEngineValves(new RequestBodyValve());
        tomcat.addConnectorCustomizers(connector -> {
            connector.setMaxPostSize(-1); // the valve has seen to it, for every kind of body
            ((BoundedHttpProtocol) connector.getProtocolHandler()).except(proxies);
            AbstractProtocol<?> protocol = (AbstractProtocol<?>) connector.getProtocolHandler();
            protocol.setMaxConnections(MOST);
            protocol.setConnectionTimeout((int) SILENT.toMillis());
            protocol.setKeepAliveTimeout((int) SILENT.multipliedBy(4).toMillis());
            connector.setProperty("maxHttpRequestHeaderSize", Integer.toString(HEADERS));
        });
    }

    /** Believes what the configured proxies say, and nobody else. */
    private RemoteIpValve forwarded() {
        RemoteIpValve valve = new RemoteIpValve();
        valve.setInternalProxies(proxies.stream().map(Pattern::quote).collect(Collectors.joining("|")));
        valve.setRemoteIpHeader("X-Forwarded-For");
        valve.setProtocolHeader("X-Forwarded-Proto");
        valve.setHostHeader("X-Forwarded-Host");
        valve.setPortHeader("X-Forwarded-Port");
        return valve;
    }
}
