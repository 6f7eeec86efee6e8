package org.shuqiao.exchange.web.connection;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Semaphore;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.apache.coyote.ContinueResponseTiming;
import org.apache.tomcat.util.buf.ByteChunk;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.web.error.EarlyRefusal;
import org.shuqiao.exchange.web.error.ServerCode;

/**
 * Reads the whole body of a request before anything works on it, within limits of size, rate and memory. What comes
 * too slowly, is too large or is one too many is refused, and its connection closed. The body is then played back as
 * Tomcat does after a log-in.
 */
final class RequestBodyValve extends ValveBase {

    private static final int BUFFER = 8 << 10;
    /** Bytes of bodies that are kept at the same time. */
    private static final int MEMORY = 64 << 20;

    private final Semaphore memory = new Semaphore(MEMORY / BUFFER);

    RequestBodyValve() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        long declared = request.getContentLengthLong();
        boolean chunked = request.getCoyoteRequest().getMimeHeaders().getHeader("Transfer-Encoding") != null;
        if (declared > 0 || chunked) {
            int taken = 0;
            try {
                response.sendAcknowledgement(ContinueResponseTiming.IMMEDIATELY);
                ReadBody body = ReadBody.of(request.getContentType());
                taken = take(request, body, declared);
                replay(request, body);
                getNext().invoke(request, response);
            } finally {
                memory.release(taken);
                if (EarlyRefusal.marked(request)) { // once the answer is there, nothing more is read
                    request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
                }
            }
            return;
        }
        getNext().invoke(request, response);
    }

    /** @return the permits that the body holds, until it has been worked on */
    private int take(Request request, ReadBody body, long declared) throws IOException, ServletException {
        int permits = 0;
        try {
            if (declared > body.most()) {
                throw new BodyRefusedException(
                        new CodedException(ServerCode.BODY_TOO_LARGE, body.mostKilobytes()));
            }
            InputStream in = request.getStream();
            byte[] buffer = new byte[BUFFER];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                body.add(buffer, read);
                while ((long) permits * BUFFER < body.size()) {
                    if (!memory.tryAcquire()) {
                        throw new BodyRefusedException(new CodedException(ServerCode.BUSY));
                    }
                    permits++;
                }
            }
        } catch (BodyRefusedException e) {
            EarlyRefusal.mark(request, e.coded());
        } catch (IOException e) { // nothing came for as long as a connection may be silent, or it is gone
            EarlyRefusal.mark(request, new CodedException(ServerCode.BODY_SLOW, e));
        }
        return permits;
    }

    /**
     * The application answers a refusal in words, and in the form of the call; it gets no body, and nothing that
     * makes it look for parts or parameters in one.
     */
    private static void replay(Request request, ReadBody body) {
        boolean refused = EarlyRefusal.marked(request);
        if (refused) {
            if (request.getContentType() != null) {
                request.getCoyoteRequest().setContentType((String) null);
            }
            request.getCoyoteRequest().setContentLength(0);
        }
        ByteChunk chunk = new ByteChunk();
        byte[] bytes = refused ? new byte[0] : body.bytes();
        chunk.setBytes(bytes, 0, bytes.length);
        request.getCoyoteRequest().action(ActionCode.REQ_SET_BODY_REPLAY, chunk);
    }
}
