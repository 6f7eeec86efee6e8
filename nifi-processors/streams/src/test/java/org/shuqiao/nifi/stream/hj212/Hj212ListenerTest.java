package org.shuqiao.nifi.stream.hj212;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.contracts.stream.StreamState;
import org.shuqiao.nifi.stream.error.StreamCode;
import org.shuqiao.nifi.stream.receive.Arrival;
import org.shuqiao.nifi.stream.receive.Inlet;
import org.shuqiao.nifi.stream.spool.Segments;

/** Tests what devices send over real sockets, what they are answered, and what of it is on disk. */
class Hj212ListenerTest {

    private static final Clock NOON = Clock.fixed(Instant.parse("2024-03-07T07:00:30Z"), ZoneId.of("Asia/Shanghai"));

    @TempDir
    private Path folder;

    @Test
    void whatIsAnsweredIsOnDiskAndWhatIsSentAgainIsThereOnce() throws IOException {
        try (Inlet inlet = inlet(NOON); Hj212Listener listener = listen(inlet, NOON, Set.of(), 10);
                Socket device = connect(listener)) {
            String first = Frames.data(Frames.MN, "20240307150000", "w01018-Rtd=40.1,w01018-Flag=N");
            String again = Frames.made("QN=20240307150009000;ST=32;CN=2011;PW=123456;MN=" + Frames.MN
                    + ";Flag=5;CP=&&DataTime=20240307150000;w01018-Rtd=40.1,w01018-Flag=N&&");
            String other = Frames.data(Frames.MN, "20240307150000", "w01018-Rtd=40.2,w01018-Flag=N");

            for (String frame : List.of(first, again, other, first)) {
                assertThat(exchange(device, frame)).contains("CN=9014", "ST=91");
            }

            assertThat(rows()).extracting(row -> row.get("rtd")).containsExactly("40.1", "40.2");
            assertThat(inlet.state()).satisfies(state -> {
                assertThat(state.messages()).isEqualTo(2);
                assertThat(state.repeats()).isEqualTo(2);
                assertThat(state.senders()).singleElement().satisfies(sender -> {
                    assertThat(sender.name()).isEqualTo(Frames.MN);
                    assertThat(sender.connected()).isTrue();
                });
            });
        }
    }

    @Test
    void lateRowsAndTimesOfTomorrowLandAndAreTold() throws IOException {
        try (Inlet inlet = inlet(NOON); Hj212Listener listener = listen(inlet, NOON, Set.of(), 10);
                Socket device = connect(listener)) {
            exchange(device, Frames.data(Frames.MN, "20240307143000", "w01018-Rtd=1"));
            exchange(device, Frames.data(Frames.MN, "20240308150000", "w01018-Rtd=2"));
            exchange(device, Frames.data(Frames.MN, "20240307150000", "w01018-Rtd=3"));

            assertThat(rows()).extracting(row -> row.get(Arrival.NOTE)).containsExactly("late", "ahead", null);
            assertThat(rows()).extracting(row -> row.get(Arrival.LAG)).containsExactly("1830", "-86370", "30");
            assertThat(inlet.state().late()).isEqualTo(1);
            assertThat(inlet.state().ahead()).isEqualTo(1);
        }
    }

    @Test
    void whatIsRefusedIsNotAnsweredIsCountedAndKeptWithoutItsPassword() throws IOException {
        try (Inlet inlet = inlet(NOON); Hj212Listener listener = listen(inlet, NOON, Set.of(Frames.MN), 10);
                Socket device = connect(listener)) {
            String right = Frames.data(Frames.MN, "20240307150000", "w01018-Rtd=1");
            send(device, right.substring(0, right.length() - 4) + "0000\r\n");
            send(device, Frames.data("STRANGER", "20240307150000", "w01018-Rtd=1") + "\r\n");
            send(device, "noise\r\n");

            assertThat(exchange(device, right)).contains("CN=9014");

            assertThat(inlet.state().refused()).isEqualTo(Map.of(StreamCode.FRAME_CRC.id(), 1L,
                    StreamCode.DEVICE_UNKNOWN.id(), 1L, StreamCode.FRAME_TORN.id(), 1L));
            assertThat(Files.readString(folder.resolve("refused.jsonl"))).contains("STRANGER", "PW=…")
                    .doesNotContain("123456");
            assertThat(rows()).hasSize(1);
        }
    }

    @Test
    void halfAFrameIsNotJoinedToTheNextConnection() throws IOException {
        String frame = Frames.data(Frames.MN, "20240307150000", "w01018-Rtd=1");
        try (Inlet inlet = inlet(NOON); Hj212Listener listener = listen(inlet, NOON, Set.of(), 10)) {
            try (Socket first = connect(listener)) {
                send(first, frame.substring(0, 50));
            }
            waitFor(() -> inlet.state().refused().containsKey(StreamCode.FRAME_TORN.id()));
            try (Socket second = connect(listener)) {
                send(second, frame.substring(50) + "\r\n");
                assertThat(exchange(second, frame)).contains("CN=9014");
            }
            assertThat(rows()).hasSize(1);
        }
    }

    @Test
    void packetsOfSeveralDevicesAreInterleavedAndPutTogetherAlsoAfterARestart() throws IOException {
        try (Inlet inlet = inlet(NOON); Hj212Listener listener = listen(inlet, NOON, Set.of(), 10);
                Socket one = connect(listener); Socket two = connect(listener)) {
            assertThat(exchange(one, packet("A", 1))).contains("CN=9014");
            assertThat(exchange(two, packet("B", 2))).contains("CN=9014");
            assertThat(exchange(two, packet("B", 1))).contains("CN=9014");
            assertThat(rows()).hasSize(2).allSatisfy(row -> assertThat(row).containsEntry("mn", "B")
                    .containsEntry("data_time", "20240307150000"));
        }
        Clock later = Clock.offset(NOON, Duration.ofSeconds(5));
        try (Inlet inlet = inlet(later); Hj212Listener listener = listen(inlet, later, Set.of(), 10);
                Socket one = connect(listener)) {
            assertThat(rows()).hasSize(2);
            exchange(one, packet("A", 2));
            assertThat(rows()).extracting(row -> row.get("mn") + row.get("factor"))
                    .containsExactlyInAnyOrder("Bf1", "Bf2", "Af1", "Af2");
        }
    }

    @Test
    void aPacketWhoseOthersNeverComeLandsAsItIsAndIsTold() throws IOException {
        try (Inlet inlet = inlet(NOON); Hj212Listener listener = listen(inlet, NOON, Set.of(), 10);
                Socket one = connect(listener)) {
            exchange(one, packet("A", 1));
        }
        Clock later = Clock.offset(NOON, Duration.ofMinutes(5));
        List<Instant> now = new ArrayList<>(List.of(later.instant()));
        Clock moving = new Clock() {
            @Override
            public ZoneId getZone() {
                return later.getZone();
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now.getLast();
            }
        };
        try (Inlet inlet = inlet(moving); Hj212Listener listener = listen(inlet, moving, Set.of(), 10)) {
            listener.tick();
            assertThat(rows()).isEmpty();
            now.add(later.instant().plusSeconds(61));
            listener.tick();
            listener.tick();

            assertThat(rows()).singleElement().satisfies(row -> assertThat(row).containsEntry("packets", "1/2"));
            assertThat(inlet.state().refused()).containsOnlyKeys(StreamCode.PACKETS_MISSING.id());
        }
    }

    @Test
    void connectionsAreBoundedAndAnAddressIsListenedOnOnce() throws IOException {
        try (Inlet inlet = inlet(NOON); Hj212Listener listener = listen(inlet, NOON, Set.of(), 1);
                Socket first = connect(listener)) {
            exchange(first, Frames.data(Frames.MN, "20240307150000", "w01018-Rtd=1"));
            try (Socket second = connect(listener)) {
                assertThat(second.getInputStream().read()).isEqualTo(-1);
            }
            assertThat(inlet.state().refused()).containsOnlyKeys(StreamCode.CONNECTIONS_FULL.id());

            assertThatThrownBy(() -> Hj212Listener.start(settings(listener.port(), Set.of(), 1), inlet, NOON))
                    .isInstanceOfSatisfying(CodedException.class,
                            e -> assertThat(e.code()).isEqualTo(StreamCode.ADDRESS_TAKEN));
        }
    }

    @Test
    void bytesWithoutEndCloseTheConnection() throws IOException {
        try (Inlet inlet = inlet(NOON); Hj212Listener listener = listen(inlet, NOON, Set.of(), 1);
                Socket device = connect(listener)) {
            send(device, "##9999" + "x".repeat(FrameSplitter.MOST + 1));

            assertThat(device.getInputStream().read()).isEqualTo(-1);
            assertThat(inlet.state().refused()).containsOnlyKeys(StreamCode.FRAME_TORN.id());
        }
    }

    @Test
    void theStateIsWrittenForThePlatform() throws IOException {
        try (Inlet inlet = inlet(NOON)) {
            inlet.tell();

            assertThat(StreamState.read(folder)).contains(inlet.state());
        }
    }

    private static String packet(String mn, int number) {
        String area = number == 1 ? "DataTime=20240307150000;f1-Rtd=1" : "f2-Rtd=2";
        return Frames.made("QN=20240307150000000;ST=32;CN=2011;PW=123456;MN=" + mn + ";Flag=7;PNUM=2;PNO=" + number
                + ";CP=&&" + area + "&&");
    }

    private Inlet inlet(Clock clock) {
        return Inlet.open(new Inlet.Stream("huanjing", "outfall", "hj212", "127.0.0.1:0",
                new Arrival(Optional.of(FactorRows.TIME), Duration.ofMinutes(20))), folder, clock);
    }

    private static Hj212Listener listen(Inlet inlet, Clock clock, Set<String> devices, int connections) {
        return Hj212Listener.start(settings(0, devices, connections), inlet, clock);
    }

    private static Hj212Listener.Settings settings(int port, Set<String> devices, int connections) {
        return new Hj212Listener.Settings(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), connections,
                Duration.ofSeconds(30), devices, DeviceKeys.NONE, true);
    }

    private static Socket connect(Hj212Listener listener) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), listener.port());
        socket.setSoTimeout(10_000);
        return socket;
    }

    private static void send(Socket device, String text) throws IOException {
        device.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        device.getOutputStream().flush();
    }

    private static String exchange(Socket device, String frame) throws IOException {
        send(device, frame + "\r\n");
        StringBuilder answer = new StringBuilder();
        while (answer.indexOf("\r\n") < 0) {
            int read = device.getInputStream().read();
            assertThat(read).as("the connection is open").isNotNegative();
            answer.append((char) read);
        }
        return answer.toString();
    }

    private List<Map<String, String>> rows() {
        List<Map<String, String>> rows = new ArrayList<>();
        new Segments(folder).read(0, each -> {
            rows.addAll(each.message().rows());
            return true;
        });
        return rows;
    }

    private static void waitFor(BooleanSupplier until) {
        Instant end = Instant.now().plusSeconds(10);
        while (!until.getAsBoolean()) {
            assertThat(Instant.now()).isBefore(end);
            Thread.onSpinWait();
        }
    }
}
