package org.shuqiao.systems.whole;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.shuqiao.exchange.platform.settings.Configuration;
import org.shuqiao.systems.FreePort;

/** Ports of the portal and of JDBC, chosen before the start for the OpenID redirects. */
record PortalPorts(int portal, int jdbc) {

    private static final String OPTION = "--port";

    /**
     * @param words of the command line, of which one may name the portal's port
     * @param usual what is configured, and taken where it is free
     */
    static PortalPorts choose(List<String> words, Configuration.Server usual) {
        int named = named(words);
        return new PortalPorts(named == 0 ? free(usual.port()) : named, free(usual.jdbcPort()));
    }

    private static int named(List<String> words) {
        for (int i = 0; i < words.size(); i++) {
            String value = words.get(i).startsWith(OPTION + "=") ? words.get(i).substring(OPTION.length() + 1)
                    : words.get(i).equals(OPTION) && i + 1 < words.size() ? words.get(i + 1) : "";
            if (value.matches("\\d{1,5}")) {
                return Integer.parseInt(value);
            }
        }
        return 0;
    }

    private static int free(int wanted) {
        try (ServerSocket probe = new ServerSocket(wanted, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        } catch (IOException e) {
            return FreePort.take(); // somebody else's
        }
    }
}
