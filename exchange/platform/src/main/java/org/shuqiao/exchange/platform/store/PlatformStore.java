package org.shuqiao.exchange.platform.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import java.io.Closeable;
import java.io.IOException;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.platform.settings.Configuration;
import org.shuqiao.exchange.platform.settings.ConfigurationCode;
import org.shuqiao.exchange.platform.settings.Home;
import org.shuqiao.standards.source.SecretResolver;

/** PostgreSQL of the platform: the city's own by URL, or the embedded one under {@code var/pg}. */
public final class PlatformStore implements Closeable {

    /** Address and account by which another process of the platform reaches the store. */
    public record Address(String url, String user, String password) {
        @Override
        public String toString() {
            return url + " as " + user;
        }
    }

    private final Address address;
    private final HikariDataSource pool;
    private final Closeable server;

    private PlatformStore(Address address, Closeable server) {
        this.address = address;
        this.server = server;
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(address.url());
        config.setUsername(address.user());
        config.setPassword(address.password());
        config.setMaximumPoolSize(12);
        config.setMinimumIdle(1);
        config.setPoolName("store");
        this.pool = pool(config, address);
    }

    /** @param knowsLake whether the lake's tables are listed in it, so that they have to be those of this folder */
    public static PlatformStore open(Home home, Configuration.Store settings, boolean knowsLake) {
        PlatformStore store = settings.embedded() ? embedded(home) : new PlatformStore(external(home, settings),
                () -> { });
        if (knowsLake) {
            requireOwnLake(store, home);
        }
        return store;
    }

    private static PlatformStore embedded(Home home) {
        EmbeddedStore embedded = EmbeddedStore.start(home);
        StoreAddressFile.announce(home, embedded.address());
        return new PlatformStore(embedded.address(), embedded);
    }

    private static void requireOwnLake(PlatformStore store, Home home) {
        try {
            LakePlace.require(store.dataSource(), home);
        } catch (RuntimeException refused) {
            try {
                store.close();
            } catch (IOException e) {
                refused.addSuppressed(e);
            }
            throw refused;
        }
    }

    /** @return where the store of the platform that runs on this state folder is, for another process beside it */
    public static Address running(Home home, Configuration.Store settings) {
        return settings.embedded() ? StoreAddressFile.read(home) : external(home, settings);
    }

    private static Address external(Home home, Configuration.Store settings) {
        return new Address(settings.url(), settings.user(), SecretResolver.of(home.secrets())
                .secret(settings.secret()));
    }

    private static HikariDataSource pool(HikariConfig config, Address address) {
        try {
            return new HikariDataSource(config);
        } catch (HikariPool.PoolInitializationException e) {
            String state = e.getCause() instanceof SQLException failure ? failure.getSQLState() : "-";
            throw new CodedException(ConfigurationCode.STORE_AWAY, e, address.url().replaceFirst("\\?.*", ""), state);
        }
    }

    public Address address() {
        return address;
    }

    public DataSource dataSource() {
        return pool;
    }

    /** From now on nobody waits long for a connection: on Ctrl-C the embedded PostgreSQL may be gone already. */
    public void shortenConnectionTimeout() {
        pool.getHikariConfigMXBean().setConnectionTimeout(1_000);
    }

    @Override
    public void close() throws IOException {
        pool.close();
        server.close();
    }
}
