package org.shuqiao.exchange.platform.settings;

import java.util.regex.Pattern;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import org.shuqiao.base.error.CodedException;

/** Check of the settings under {@code server}. */
final class ServerSettings {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?");
    private static final Pattern ADDRESS = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9A-Fa-f:]*:[0-9A-Fa-f:.]*");

    private ServerSettings() { }

    static void check(Configuration.Server server) {
        server.names().forEach(name -> require(NAME.matcher(name).matches(), "server.names", "portal.example.gov.cn"));
        server.proxies().forEach(address ->
                require(ADDRESS.matcher(address).matches(), "server.proxies", "10.1.2.3"));
        Configuration.Tls tls = server.tls();
        require(tls.certificate().isBlank() == tls.key().isBlank(), "server.tls.key", "certificate + key");
        require(tls.certificate().isBlank() || tls.keystore().isBlank(), "server.tls.keystore",
                "certificate + key / keystore + secret");
        require(tls.keystore().isBlank() == tls.secret().isBlank(), "server.tls.secret", "keystore + secret");
        require(tls.clients().isBlank() || tls.configured(), "server.tls.clients", "certificate + key");
        require(tls.accounts().isEmpty() || !tls.clients().isBlank(), "server.tls.accounts", "clients");
        tls.accounts().keySet().forEach(ServerSettings::subject);
    }

    private static void subject(String written) {
        try {
            new LdapName(written);
        } catch (InvalidNameException e) {
            throw new CodedException(ConfigurationCode.BAD_VALUE, e, "server.tls.accounts", "CN=…,O=…");
        }
    }

    private static void require(boolean holds, String key, String expected) {
        if (!holds) {
            throw new CodedException(ConfigurationCode.BAD_VALUE, key, expected);
        }
    }
}
