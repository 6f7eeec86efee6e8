package org.shuqiao.query.jdbc;

import java.io.IOException;
import java.io.InputStream;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.apache.calcite.avatica.remote.Handler.HandlerResponse;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.handler.AbstractHandler;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.query.error.QueryCode;

/** Jetty handler of JDBC calls in Avatica's protobuf form, of bounded size, each in the name of its user. */
final class JdbcCalls extends AbstractHandler {

    /** The longest statement in UTF-8, and what is around it. */
    private static final int MOST_BYTES = 1 << 20;

    private final ProtobufCalls calls;
    private final UnusableCalls unusable;

    JdbcCalls(ProtobufCalls calls, UnusableCalls unusable) {
        this.calls = calls;
        this.unusable = unusable;
    }

    @Override
    public void handle(String target, Request base, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        base.setHandled(true);
        if (!"POST".equals(request.getMethod())) {
            response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
            return;
        }
        byte[] call;
        try (InputStream body = request.getInputStream()) {
            call = body.readNBytes(MOST_BYTES + 1);
        }
        String user = request.getRemoteUser();
        HandlerResponse<byte[]> answer = CurrentUser.as(user, given(request, "purpose"),
                given(request, "timeout"), JdbcSession.language(given(request, "language")), () -> answer(user, call));
        response.setContentType("application/octet-stream;charset=utf-8");
        response.setStatus(answer.getStatusCode());
        response.getOutputStream().write(answer.getResponse());
    }

    private static String given(HttpServletRequest request, String name) {
        String value = request.getParameter(name);
        return value == null ? "" : value;
    }

    private HandlerResponse<byte[]> answer(String user, byte[] call) {
        try {
            if (call.length > MOST_BYTES || call.length == 0) {
                throw new CodedException(QueryCode.CALL_UNREADABLE);
            }
            return calls.apply(call);
        } catch (RuntimeException | Error e) { // whatever a client sends, it ends in a code
            unusable.tell(user, e instanceof CodedException coded ? coded.code() : QueryCode.CALL_UNREADABLE);
            return calls.refused(e);
        }
    }
}
