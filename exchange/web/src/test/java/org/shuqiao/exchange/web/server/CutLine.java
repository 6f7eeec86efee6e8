package org.shuqiao.exchange.web.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.concurrent.atomic.AtomicLong;

/** Line to a service on this machine that breaks after so many bytes of one direction, until it is mended. */
final class CutLine implements AutoCloseable {

    private final ServerSocket door;
    private final int behind;
    private final boolean answers;
    private final AtomicLong left = new AtomicLong(Long.MAX_VALUE);

    /** Breaks in the middle of what is sent there. */
    CutLine(int behind) throws IOException {
        this(behind, false);
    }

    /** @param answers whether it breaks in the middle of what comes back instead */
    CutLine(int behind, boolean answers) throws IOException {
        this.behind = behind;
        this.answers = answers;
        this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return door.getLocalPort();
    }

    /** From now on so many bytes go through, of all connections together, and then none. */
    void cutAfter(long bytes) {
        left.set(bytes);
    }

    void mend() {
        left.set(Long.MAX_VALUE);
    }

    /** @return whether it broke */
    boolean broken() {
        return left.get() <= 0;
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket near = door.accept();
                if (broken()) {
                    near.close();
                    continue;
                }
                Socket far = new Socket(InetAddress.getLoopbackAddress(), behind);
                Thread.ofVirtual().start(() -> pass(near, far, !answers));
                Thread.ofVirtual().start(() -> pass(far, near, answers));
            } catch (SocketException e) {
                return; // the door is closed
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private void pass(Socket from, Socket to, boolean counted) {
        byte[] buffer = new byte[256];
        try (from; to; InputStream in = from.getInputStream(); OutputStream out = to.getOutputStream()) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (counted && left.addAndGet(-read) <= 0) {
                    left.set(0);
                    return;
                }
                out.write(buffer, 0, read);
                out.flush();
            }
        } catch (IOException e) {
            // the other side went away, which is what this is for
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
