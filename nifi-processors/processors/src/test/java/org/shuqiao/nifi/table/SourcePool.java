package org.shuqiao.nifi.table;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.apache.nifi.controller.AbstractControllerService;
import org.apache.nifi.dbcp.DBCPService;
import org.apache.nifi.processor.exception.ProcessException;

/** NiFi connection pool service that opens a connection each time. */
public final class SourcePool extends AbstractControllerService implements DBCPService {

    private final Opener opener;

    /** Opens a connection. */
    @FunctionalInterface
    public interface Opener {
        Connection open() throws SQLException;
    }

    public SourcePool(Opener opener) {
        this.opener = opener;
    }

    @Override
    public Connection getConnection() throws ProcessException {
        try {
            return opener.open();
        } catch (SQLException e) {
            throw new ProcessException(e);
        }
    }

    @Override
    public Connection getConnection(Map<String, String> attributes) throws ProcessException {
        return getConnection();
    }
}
