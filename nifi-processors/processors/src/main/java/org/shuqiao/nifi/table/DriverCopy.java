package org.shuqiao.nifi.table;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.InvocationTargetException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Rows of a {@code COPY … TO STDOUT}, as PostgreSQL's driver gives them. The driver belongs to the connection pool,
 * which may have loaded it by itself, so it is called by the names of its public interface.
 */
final class DriverCopy implements AutoCloseable {

    private static final String CONNECTION = "org.postgresql.PGConnection";
    private static final String OPERATION = "org.postgresql.copy.CopyOut";

    private final Object operation;
    private final Class<?> type;
    private final MethodHandle read;

    private DriverCopy(Object operation, Class<?> type, MethodHandle read) {
        this.operation = operation;
        this.type = type;
        this.read = read;
    }

    /** @return the driver's classes if the connection is one of PostgreSQL's driver */
    static Optional<ClassLoader> driver(Connection connection) throws SQLException {
        if (!connection.getMetaData().getURL().startsWith("jdbc:postgresql:")) {
            return Optional.empty();
        }
        // what a pool wraps last: an array is the driver's own
        ClassLoader driver = connection.createArrayOf("text", new String[0]).getClass().getClassLoader();
        try {
            return connection.isWrapperFor(Class.forName(CONNECTION, true, driver)) ? Optional.of(driver)
                    : Optional.empty();
        } catch (ClassNotFoundException e) {
            return Optional.empty();
        }
    }

    static DriverCopy begin(Connection connection, ClassLoader driver, String sql) throws SQLException {
        try {
            Class<?> own = Class.forName(CONNECTION, true, driver);
            Class<?> type = Class.forName(OPERATION, true, driver);
            Object manager = own.getMethod("getCopyAPI").invoke(connection.unwrap(own));
            Object operation = manager.getClass().getMethod("copyOut", String.class).invoke(manager, sql);
            MethodHandle read = MethodHandles.publicLookup().findVirtual(type, "readFromCopy",
                    MethodType.methodType(byte[].class)).bindTo(operation)
                    .asType(MethodType.methodType(byte[].class));
            return new DriverCopy(operation, type, read);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof SQLException failed ? failed : new SQLException(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new SQLException(e);
        }
    }

    /** @return the next row as the server writes it; null behind the last, for speed */
    @SuppressWarnings("checkstyle:IllegalCatch")
    byte[] next() throws SQLException {
        try {
            return (byte[]) read.invokeExact();
        } catch (SQLException | RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new SQLException(e);
        }
    }

    /** Breaks it off if rows are left. */
    @Override
    public void close() throws SQLException {
        try {
            if ((boolean) type.getMethod("isActive").invoke(operation)) {
                type.getMethod("cancelCopy").invoke(operation);
            }
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof SQLException sql ? sql : new SQLException(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new SQLException(e);
        }
    }
}
