package org.shuqiao.nifi.table;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.nifi.controller.AbstractControllerService;
import org.apache.nifi.dbcp.DBCPService;
import org.apache.nifi.processor.exception.ProcessException;

/** NiFi connection pool service over a data source. */
final class PostgresPool extends AbstractControllerService implements DBCPService {

    private final DataSource source;

    PostgresPool(DataSource source) {
        this.source = source;
    }

    @Override
    public Connection getConnection() throws ProcessException {
        try {
            return source.getConnection();
        } catch (SQLException e) {
            throw new ProcessException(e);
        }
    }

    @Override
    public Connection getConnection(Map<String, String> attributes) throws ProcessException {
        return getConnection();
    }
}
