package org.shuqiao.nifi.stream.hj212;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.nifi.stream.error.StreamCode;
import org.shuqiao.nifi.stream.receive.Inlet;
import org.shuqiao.nifi.stream.receive.Receiver;
import org.shuqiao.nifi.stream.spool.Message;

/**
 * Server for devices that speak HJ 212 over TCP. A frame is answered once it is on disk; what was not answered the
 * device sends again, and what it sends again is known by device, command and time.
 */
public final class Hj212Listener implements Receiver {

    private static final int BACKLOG = 64;

    private final Settings settings;
    private final Inlet inlet;
    private final Clock clock;
    private final ServerSocket server;
    private final Semaphore places;
    private final Map<Socket, Boolean> open = new ConcurrentHashMap<>();
    private final PacketAssembler packets = new PacketAssembler();

    /**
     * Settings of a listener.
     *
     * @param connections at once
     * @param idle after which a silent connection is closed
     * @param devices that may send; all where it is empty
     * @param answers whether devices are answered; a trial does not, so that they send again what it saw
     */
    public record Settings(InetSocketAddress address, int connections, Duration idle, Set<String> devices,
            DeviceKeys keys, boolean answers) {

        public Settings {
            devices = Set.copyOf(devices);
        }
    }

    private Hj212Listener(Settings settings, Inlet inlet, Clock clock, ServerSocket server) {
        this.settings = settings;
        this.inlet = inlet;
        this.clock = clock;
        this.server = server;
        places = new Semaphore(settings.connections());
    }

    /** @throws CodedException {@code ADDRESS_TAKEN} */
    public static Hj212Listener start(Settings settings, Inlet inlet, Clock clock) {
        ServerSocket server;
        try {
            server = new ServerSocket();
            server.setReuseAddress(true);
            server.bind(settings.address(), BACKLOG);
        } catch (IOException e) {
            throw new CodedException(StreamCode.ADDRESS_TAKEN, e, place(settings.address()), e.getMessage());
        }
        Hj212Listener listener = new Hj212Listener(settings, inlet, clock, server);
        inlet.parts().forEach(part -> listener.assemble(PacketAssembler.restored(part)));
        Thread.ofPlatform().name("hj212-accept").daemon().start(listener::accept);
        return listener;
    }

    /** @return the port that it has */
    public int port() {
        return server.getLocalPort();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                if (places.tryAcquire()) {
                    open.put(socket, true);
                    Thread.ofVirtual().name("hj212").start(() -> serve(socket));
                } else {
                    inlet.refuse(new CodedException(StreamCode.CONNECTIONS_FULL, place(settings.address()),
                            settings.connections()), "");
                    socket.close();
                }
            } catch (IOException e) {
                if (!server.isClosed()) {
                    inlet.fault(new CodedException(StreamCode.ADDRESS_TAKEN, e, place(settings.address()),
                            e.getClass().getSimpleName()));
                }
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setSoTimeout((int) Math.min(Integer.MAX_VALUE, settings.idle().toMillis()));
            socket.setTcpNoDelay(true);
            new DeviceConnection(socket, settings, inlet, this::keep).run();
        } catch (IOException e) {
            // the device went, or was silent for too long; it connects again
        } finally {
            open.remove(socket);
            places.release();
        }
    }

    /** Keeps a frame; when this returns it may be answered. */
    private void keep(Frame frame) {
        if (!frame.isData()) {
            inlet.heard(frame.mn());
        } else if (frame.packet().isPresent()) {
            inlet.takePart(frame.mn(), PacketAssembler.kept(frame));
            assemble(frame);
        } else {
            take(frame, frame.area(), "");
        }
    }

    private void assemble(Frame packet) {
        packets.add(packet, clock.instant()).ifPresent(whole -> take(whole.first(), whole.area(), ""));
    }

    private boolean take(Frame frame, String area, String packetsThere) {
        String time = FactorRows.time(area);
        String about = String.join("|", frame.mn(), frame.cn(), time.isEmpty() ? frame.qn() : time);
        return inlet.take(frame.mn(), Message.of(about, area, FactorRows.of(frame, area, packetsThere)), false);
    }

    @Override
    public void tick() {
        packets.overdue(clock.instant()).forEach(some -> {
            int all = some.first().packets();
            if (take(some.first(), some.area(), some.count() + "/" + all)) {
                inlet.refuse(new CodedException(StreamCode.PACKETS_MISSING, some.first().mn(), all, some.count()),
                        some.area());
            }
        });
    }

    private static String place(InetSocketAddress address) {
        return address.getHostString() + ":" + address.getPort();
    }

    @Override
    public void close() {
        Optional<IOException> failed = Optional.empty();
        try {
            server.close();
        } catch (IOException e) {
            failed = Optional.of(e);
        }
        for (Socket socket : open.keySet()) {
            try {
                socket.close();
            } catch (IOException e) {
                failed = Optional.of(e);
            }
        }
        failed.ifPresent(e -> inlet.fault(new CodedException(StreamCode.ADDRESS_TAKEN, e, place(settings.address()),
                e.getClass().getSimpleName())));
    }
}
