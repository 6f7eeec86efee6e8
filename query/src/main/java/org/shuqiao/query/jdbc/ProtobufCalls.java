package org.shuqiao.query.jdbc;

import java.io.IOException;
import java.util.List;
import org.apache.calcite.avatica.AvaticaSeverity;
import org.apache.calcite.avatica.NoSuchConnectionException;
import org.apache.calcite.avatica.metrics.noop.NoopMetricsSystem;
import org.apache.calcite.avatica.remote.ProtobufHandler;
import org.apache.calcite.avatica.remote.ProtobufTranslation;
import org.apache.calcite.avatica.remote.ProtobufTranslationImpl;
import org.apache.calcite.avatica.remote.Service;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.query.error.QueryCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Avatica calls whose errors carry a code and its words, never a stack trace or the words of a library. */
final class ProtobufCalls extends ProtobufHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ProtobufCalls.class);
    private static final int FAILED = 500;
    private static final String NO_CONNECTION = "08003";

    private final ProtobufTranslation translation;
    private final Service.RpcMetadataResponse server;

    private ProtobufCalls(Service service, ProtobufTranslation translation, Service.RpcMetadataResponse server) {
        super(service, translation, NoopMetricsSystem.getInstance());
        this.translation = translation;
        this.server = server;
        setRpcMetadata(server);
    }

    static ProtobufCalls of(Service service, Service.RpcMetadataResponse server) {
        return new ProtobufCalls(service, new ProtobufTranslationImpl(), server);
    }

    @Override
    public HandlerResponse<byte[]> convertToErrorResponse(Exception failure) {
        return refused(failure);
    }

    /** @return what the client sees of any failure, an Error too */
    HandlerResponse<byte[]> refused(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CodedException coded) {
                return response(coded);
            }
            if (cause instanceof NoSuchConnectionException) { // at which a client opens its connection again
                return response("no such connection", Service.ErrorResponse.MISSING_CONNECTION_ERROR_CODE,
                        NO_CONNECTION);
            }
        }
        LOG.warn("a JDBC call failed: {}", failure.getClass().getName()); // its words may quote the call
        return response(new CodedException(QueryCode.CALL_UNREADABLE));
    }

    private HandlerResponse<byte[]> response(CodedException coded) {
        return response(coded.text(CurrentUser.language()), Service.ErrorResponse.UNKNOWN_ERROR_CODE,
                SqlStates.of(coded.code().kind()));
    }

    private HandlerResponse<byte[]> response(String words, int code, String state) {
        try {
            // drivers show the list where they have a message of their own: the words stand in it, and no stack
            Service.ErrorResponse error = new Service.ErrorResponse(List.of(words), words, code,
                    state, AvaticaSeverity.ERROR, server);
            return new HandlerResponse<>(translation.serializeResponse(error), FAILED);
        } catch (IOException e) {
            throw new IllegalStateException("an error response cannot be written", e);
        }
    }
}
