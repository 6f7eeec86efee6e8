package org.shuqiao.city.device;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Data loggers behind one gateway: they connect once somebody listens, send frame after frame, and send each again
 * until it is answered. The line is a bad one: frames arrive cut, glued, twice, and sometimes with a wrong character.
 */
public final class DataLoggers implements AutoCloseable {
    private static final int RETRY_MILLIS = 500;
    private static final int ANSWER_MILLIS = 10_000;
    private static final String ANSWER = "CN=9014";

    private final Path frames;
    private final int port;
    private final Runnable sentAll;
    private final Thread thread;

    private DataLoggers(Path frames, int port, Runnable sentAll) {
        this.frames = frames;
        this.port = port;
        this.sentAll = sentAll;
        this.thread = Thread.ofPlatform().daemon().name("data-loggers").unstarted(this::run);
    }

    /** Begins; {@code sentAll} runs when every frame was answered. */
    public static DataLoggers start(Path frames, int port, Runnable sentAll) {
        var loggers = new DataLoggers(frames, port, sentAll);
        loggers.thread.start();
        return loggers;
    }

    private void run() {
        try {
            List<String> all = Files.readAllLines(frames, StandardCharsets.US_ASCII);
            int next = 0;
            while (next < all.size()) {
                next = send(all, next);
                if (next < all.size()) {
                    Thread.sleep(RETRY_MILLIS);
                }
            }
            sentAll.run();
        } catch (IOException | InterruptedException e) {
            // the city ends, or its frames are gone: the loggers fall silent
            Thread.currentThread().interrupt();
        }
    }

    /** Sends from a frame on and returns the first that was not answered. */
    private int send(List<String> all, int from) {
        int next = from;
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(ANSWER_MILLIS);
            while (next < all.size()) {
                deliver(socket, all.get(next), next);
                next++;
            }
        } catch (IOException e) {
            return next; // nobody listens yet, or no longer
        }
        return next;
    }

    private static void deliver(Socket socket, String frame, int index) throws IOException {
        String line = frame + "\r\n";
        if (index % 13 == 4) {
            write(socket, Hj212Frame.damaged(frame) + "\r\n"); // is not answered
        }
        if (index % 11 == 3) {
            write(socket, line.substring(0, 40));
            write(socket, line.substring(40));
        } else if (index % 17 == 5) {
            write(socket, line + line); // sent again because the answer was late
            await(socket);
        } else {
            write(socket, line);
        }
        await(socket);
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    private static void await(Socket socket) throws IOException {
        var answer = new StringBuilder();
        while (answer.indexOf("\r\n") < 0 || answer.indexOf(ANSWER) < 0) {
            int read = socket.getInputStream().read();
            if (read < 0) {
                throw new IOException("the connection was closed");
            }
            answer.append((char) read);
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
