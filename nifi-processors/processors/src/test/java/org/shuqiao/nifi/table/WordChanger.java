package org.shuqiao.nifi.table;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Proxy of a server that changes one word of what clients send into another of its length. */
final class WordChanger implements Closeable {

    private final ServerSocket socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());

    WordChanger(int server, String from, String to) throws IOException {
        Thread.ofPlatform().daemon().start(() -> {
            while (!socket.isClosed()) {
                try {
                    Socket client = socket.accept();
                    Socket behind = new Socket(InetAddress.getLoopbackAddress(), server);
                    pass(client, behind, from, to);
                    pass(behind, client, from, from);
                } catch (IOException e) {
                    return;
                }
            }
        });
    }

    int port() {
        return socket.getLocalPort();
    }

    private static void pass(Socket in, Socket out, String from, String to) {
        Thread.ofPlatform().daemon().start(() -> {
            try (in; out; InputStream read = in.getInputStream(); OutputStream write = out.getOutputStream()) {
                byte[] some = new byte[1 << 16];
                for (int length = read.read(some); length >= 0; length = read.read(some)) {
                    write.write(new String(some, 0, length, StandardCharsets.ISO_8859_1).replace(from, to)
                            .getBytes(StandardCharsets.ISO_8859_1));
                }
            } catch (IOException e) {
                Thread.currentThread().interrupt(); // one side is gone, and so is this
            }
        });
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
