package org.shuqiao.exchange.platform.assembly;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.platform.jobs.SourceGate;
import org.shuqiao.standards.source.SecretResolver;
import org.shuqiao.standards.source.SourceFile;
import org.shuqiao.standards.source.TableSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Read-only connection pools of the departments' databases. */
final class DepartmentPools implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DepartmentPools.class);
    private static final String IN_PLACE = "jdbc:postgresql:";
    private static final long CONNECT_MILLIS = 5_000;
    private static final String FETCHED_BYTES = "64M";
    private static final int SILENT_SECONDS = 600;

    private final Map<String, HikariDataSource> pools;

    private DepartmentPools(Map<String, HikariDataSource> pools) {
        this.pools = pools;
    }

    /**
     * @return one pool a department that has a source of kind table; none for one whose secrets are not there yet or
     *     whose source reaches more than it may, and none for a make of database whose SQL has no proof (0029): it is
     *     collected alone
     */
    static DepartmentPools of(List<SourceFile> files, SourceGate gate, Path secretFolder) {
        Map<String, HikariDataSource> pools = new LinkedHashMap<>();
        for (SourceFile file : files) {
            if (file.source() instanceof TableSource table && !pools.containsKey(file.department())) {
                SecretResolver secrets = SecretResolver.of(secretFolder).forDepartment(file.department());
                try {
                    gate.check(file);
                    String url = secrets.resolve(table.url());
                    if (url.startsWith(IN_PLACE)) {
                        pools.put(file.department(), pool(file.department(), url, table.user().orElse(""),
                                table.secret().map(secrets::secret).orElse("")));
                    }
                } catch (CodedException e) {
                    LOG.warn("{} cannot be read in place: {}", file.department(), e.getMessage());
                }
            }
        }
        return new DepartmentPools(pools);
    }

    private static HikariDataSource pool(String department, String url, String user, String password) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(department);
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setPassword(password);
        config.setReadOnly(true);
        config.addDataSourceProperty("maxResultBuffer", FETCHED_BYTES); // of rows with large values fewer are fetched
        config.addDataSourceProperty("adaptiveFetch", true);
        config.addDataSourceProperty("socketTimeout", SILENT_SECONDS); // of a database that hangs
        config.setMinimumIdle(0);
        config.setMaximumPoolSize(4);
        config.setConnectionTimeout(CONNECT_MILLIS);
        config.setInitializationFailTimeout(-1); // a department that is down does not keep the platform from starting
        return new HikariDataSource(config);
    }

    Map<String, DataSource> pools() {
        return Map.copyOf(pools);
    }

    /** @return by department the account that its database is read with */
    Map<String, String> accounts() {
        Map<String, String> accounts = new LinkedHashMap<>();
        pools.forEach((department, pool) -> accounts.put(department, pool.getUsername()));
        return accounts;
    }

    @Override
    public void close() {
        pools.values().forEach(HikariDataSource::close);
    }
}
