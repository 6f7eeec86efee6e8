package org.shuqiao.exchange.web.connection;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.util.Set;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.NioEndpoint;

/**
 * HTTP connector that closes a connection at once when its address has too many already. The proxies that the settings
 * name stand for many clients and are not counted.
 */
public final class BoundedHttpProtocol extends Http11NioProtocol {

    /** Connections of one address at the same time. */
    static final int MOST = 256;

    /** Tomcat makes it by its name. */
    public BoundedHttpProtocol() {
        super(new Endpoint());
    }

    void except(Set<String> proxies) {
        ((Endpoint) getEndpoint()).proxies = Set.copyOf(proxies);
    }

    private static final class Endpoint extends NioEndpoint {

        private volatile Set<String> proxies = Set.of();

        @Override
        protected boolean setSocketOptions(SocketChannel socket) {
            try {
                String address = ((InetSocketAddress) socket.getRemoteAddress()).getAddress().getHostAddress();
                if (!proxies.contains(address) && held(address) >= MOST) {
                    destroySocket(socket);
                    return false;
                }
            } catch (IOException e) {
                destroySocket(socket);
                return false;
            }
            return super.setSocketOptions(socket);
        }

        private long held(String address) {
            return getConnections().stream().filter(one -> address.equals(one.getRemoteAddr())).count();
        }
    }
}
