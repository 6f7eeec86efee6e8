package org.shuqiao.nifi.stream.hj212;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.nifi.stream.error.StreamCode;
import org.shuqiao.nifi.stream.receive.Inlet;

/** Connection of one device, or of a gateway of several; half a frame never outlives it. */
final class DeviceConnection {

    private static final int BUFFER = 8192;

    private final Socket socket;
    private final Hj212Listener.Settings settings;
    private final Inlet inlet;
    private final Consumer<Frame> keeper;
    private final FrameReader reader;
    private final FrameSplitter splitter = new FrameSplitter();
    private final Set<String> devices = new LinkedHashSet<>();
    private final String peer;

    DeviceConnection(Socket socket, Hj212Listener.Settings settings, Inlet inlet, Consumer<Frame> keeper) {
        this.socket = socket;
        this.settings = settings;
        this.inlet = inlet;
        this.keeper = keeper;
        reader = new FrameReader(settings.keys());
        peer = socket.getInetAddress().getHostAddress();
    }

    void run() throws IOException {
        byte[] bytes = new byte[BUFFER];
        try {
            InputStream in = socket.getInputStream();
            OutputStream out = socket.getOutputStream();
            for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
                for (Raw raw : splitter.feed(bytes, count)) {
                    Optional<byte[]> answer = take(raw);
                    if (answer.isPresent()) {
                        out.write(answer.get());
                        out.flush();
                    }
                }
                if (splitter.isOverfull()) {
                    inlet.refuse(new CodedException(StreamCode.FRAME_TORN, sender()),
                            splitter.rest());
                    return;
                }
            }
        } finally {
            if (!splitter.rest().isEmpty() && !splitter.isOverfull()) {
                inlet.refuse(new CodedException(StreamCode.FRAME_TORN, sender()), splitter.rest());
            }
            devices.forEach(inlet::left);
        }
    }

    /** @return the answer, once what came is on disk; none to what is refused, so that it is sent again */
    private Optional<byte[]> take(Raw raw) {
        return switch (raw) {
            case Raw.Refused refused -> {
                inlet.refuse(new CodedException(refused.code(), sender()), refused.text());
                yield Optional.empty();
            }
            case Raw.Whole whole -> {
                try {
                    Frame frame = reader.read(whole, sender());
                    if (!settings.devices().isEmpty() && !settings.devices().contains(frame.mn())) {
                        throw new CodedException(StreamCode.DEVICE_UNKNOWN, frame.mn());
                    }
                    devices.add(frame.mn());
                    keeper.accept(frame);
                    yield settings.answers() ? Answers.to(frame) : Optional.empty();
                } catch (CodedException e) {
                    inlet.refuse(e, whole.segment());
                    if (e.code() == StreamCode.SPOOL_FULL || e.code() == StreamCode.SPOOL_UNUSABLE) {
                        inlet.fault(e);
                    }
                    yield Optional.empty();
                }
            }
        };
    }

    private String sender() {
        return devices.isEmpty() ? peer : devices.iterator().next();
    }
}
