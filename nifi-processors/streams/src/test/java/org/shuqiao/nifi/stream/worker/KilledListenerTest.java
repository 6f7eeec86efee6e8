package org.shuqiao.nifi.stream.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.base.process.JavaCommand;
import org.shuqiao.base.process.TestPort;
import org.shuqiao.contracts.run.RunJson;
import org.shuqiao.contracts.stream.StreamState;
import org.shuqiao.contracts.worker.ListenJob;
import org.shuqiao.nifi.stream.hj212.SentFrame;
import org.shuqiao.nifi.stream.spool.Segments;

/** The worker killed again and again while devices send: what was answered is there, and is there once. */
class KilledListenerTest {

    private static final DateTimeFormatter COMPACT = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");
    private static final int KILLS = Integer.getInteger("kills", 10);
    private static final int DEVICES = 3;
    private static final int ANSWER_MILLIS = 2_000;

    @TempDir
    private Path folder;
    private int port;

    @Test
    void nothingThatWasAnsweredIsLostOrDoubled() throws Exception {
        port = TestPort.free();
        Path job = job();
        AtomicBoolean ended = new AtomicBoolean();
        AtomicInteger answered = new AtomicInteger();
        List<Device> devices = new ArrayList<>();
        for (int i = 0; i < DEVICES; i++) {
            Device device = new Device("DEVICE" + i, ended, answered);
            devices.add(device);
            device.start();
        }
        Random random = new Random(212);
        for (int kill = 0; kill < KILLS; kill++) {
            Process worker = start(job);
            try {
                int before = answered.get();
                waitFor(() -> answered.get() > before + DEVICES);
                Thread.sleep(random.nextInt(150));
            } finally {
                worker.destroyForcibly().waitFor();
            }
        }
        ended.set(true);
        Process last = start(job);
        try {
            for (Device device : devices) {
                device.join(Duration.ofSeconds(60));
                assertThat(device.isAlive()).as("the device was answered in the end").isFalse();
            }
            waitFor(() -> StreamState.read(spool()).orElseThrow().messages() > 0);
        } finally {
            last.destroyForcibly().waitFor();
        }

        Map<String, Integer> kept = new HashMap<>();
        new Segments(spool()).read(0, message -> {
            message.message().rows().forEach(row ->
                    kept.merge(row.get("mn") + " " + row.get("data_time"), 1, Integer::sum));
            return true;
        });
        Map<String, Integer> sent = new HashMap<>();
        devices.forEach(device -> device.sent.forEach(time -> sent.put(device.getName() + " " + time, 1)));
        assertThat(kept).isEqualTo(sent);
        System.out.println(KILLS + " kills, " + sent.size() + " frames, none lost, none doubled");
    }

    /** Device that sends one frame after the other and sends each until it is answered. */
    private final class Device extends Thread {

        private final AtomicBoolean ended;
        private final AtomicInteger answered;
        private final List<String> sent = new ArrayList<>();

        Device(String mn, AtomicBoolean ended, AtomicInteger answered) {
            super(mn);
            this.ended = ended;
            this.answered = answered;
            setDaemon(true);
        }

        @Override
        public void run() {
            LocalDateTime time = LocalDateTime.of(2024, 3, 7, 15, 0);
            while (!ended.get()) {
                time = time.plusSeconds(10);
                String frame = SentFrame.data(getName(), COMPACT.format(time), "w01018-Rtd=40." + sent.size());
                while (!exchange(frame)) {
                    pause();
                }
                sent.add(COMPACT.format(time));
                answered.incrementAndGet();
            }
        }

        private Socket socket = new Socket();

        private boolean exchange(String frame) {
            try {
                if (!socket.isConnected() || socket.isClosed()) {
                    socket = new Socket(InetAddress.getLoopbackAddress(), port);
                    socket.setSoTimeout(ANSWER_MILLIS);
                }
                socket.getOutputStream().write((frame + "\r\n").getBytes(StandardCharsets.US_ASCII));
                StringBuilder answer = new StringBuilder();
                while (answer.indexOf("\r\n") < 0) {
                    int read = socket.getInputStream().read();
                    if (read < 0) {
                        throw new IOException("closed");
                    }
                    answer.append((char) read);
                }
                return answer.indexOf("CN=9014") > 0;
            } catch (IOException e) {
                try {
                    socket.close();
                } catch (IOException ignored) {
                    return false;
                }
                return false;
            }
        }

        private void pause() {
            try {
                TimeUnit.MILLISECONDS.sleep(50);
            } catch (InterruptedException e) {
                interrupt();
            }
        }
    }

    private Path spool() {
        return folder.resolve("streams/huanjing_outfall");
    }

    private Path job() throws IOException {
        Path source = Files.createDirectories(folder.resolve("sources/huanjing")).resolve("outfall.yaml");
        Files.writeString(source, """
                dataset: outfall
                department: huanjing
                title: {zh: 排口, en: Outfalls}
                owner: 监测站
                update: real-time
                source: {kind: stream, protocol: hj212, listen: "127.0.0.1:%d"}
                contract:
                  - {column: mn, type: text, required: true}
                mapping:
                  key: [mn]
                  columns:
                    - {from: mn, to: mn, element: text, level: must}
                """.formatted(port));
        Path job = folder.resolve("job.json");
        return Files.writeString(job, RunJson.write(new ListenJob(folder.resolve("streams").toString(),
                folder.resolve("secrets").toString(), List.of(source.toString()))));
    }

    private Process start(Path job) throws IOException {
        return new ProcessBuilder(JavaCommand.here(ListenWorker.class).heap("64m")
                .with("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC").words(job.toString()))
                .redirectErrorStream(true).redirectOutput(folder.resolve("worker.log").toFile()).start();
    }

    /** Condition that may read a file. */
    private interface Condition {
        boolean holds() throws IOException;
    }

    private void waitFor(Condition until) throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!until.holds()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("after a minute; the worker said: "
                        + Files.readString(folder.resolve("worker.log")) + StreamState.read(spool()));
            }
            Thread.sleep(10);
        }
    }
}
