package org.shuqiao.nifi.listen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.nifi.components.state.Scope;
import org.apache.nifi.util.MockFlowFile;
import org.apache.nifi.util.TestRunner;
import org.apache.nifi.util.TestRunners;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.base.process.TestPort;
import org.shuqiao.contracts.landing.Slice;
import org.shuqiao.nifi.SliceArchives;
import org.shuqiao.nifi.land.LandBatch;
import org.shuqiao.nifi.pull.Attributes;
import org.shuqiao.nifi.pull.PullProcessor;
import org.shuqiao.nifi.stream.error.StreamCode;

/** The processor with devices that connect to it over real sockets, and what lands of what they send. */
class ListenHj212Test {

    /** Frames of annex A's check code, as a device sent them. */
    private static final String MINUTE = "##0188QN=20160801085000001;ST=32;CN=2051;PW=123456;"
            + "MN=010000A8900016F000169DC0;Flag=5;CP=&&DataTime=20160801084000;w01018-Cou=10.5,w01018-Min=40.1,"
            + "w01018-Avg=40.1,w01018-Max=40.1,w01018-Flag=N&&A001\r\n";
    private static final String REAL_TIME = "##0457QN=20210320163101890;ST=32;CN=2011;PW=123456;MN=81733553213013;"
            + "Flag=4;CP=&&DataTime=20210320013400;w00000-Rtd=181.682,w00000-Flag=N;"
            + "w21001-SampleTime=20210320005400,w21001-Rtd=45.160,w21001-Flag=N;w21011-SampleTime=20210320013400,"
            + "w21011-Rtd=1.970,w21011-Flag=N;w21003-SampleTime=20210320013400,w21003-Rtd=53.131,w21003-Flag=N;"
            + "w01018-SampleTime=20210320013400,w01018-Rtd=194.200,w01018-Flag=N;w01001-SampleTime=20210320013406,"
            + "w01001-Rtd=7.496,w01001-Flag=N&&6E80\r\n";

    @TempDir
    private Path folder;
    private TestRunner runner;
    private int port;

    @BeforeEach
    void configure() throws IOException {
        port = TestPort.free();
        runner = TestRunners.newTestRunner(ListenHj212.class);
        runner.setProperty(PullProcessor.DEPARTMENT, "huanjing");
        runner.setProperty(PullProcessor.DATASET, "outfall");
        runner.setProperty(ListenHj212.ADDRESS, "127.0.0.1:" + port);
        runner.setProperty(StreamProcessor.SPOOL, folder.resolve("spool").toString());
    }

    @AfterEach
    void stop() {
        runner.stop();
    }

    @Test
    void whatDevicesSendBecomesSlicesThatLandOnce() throws IOException {
        runner.run(1, false, true);
        assertThat(slices()).isEmpty();
        send(MINUTE, true);

        runner.run(1, false, false);
        SliceArchives.Opened first = SliceArchives.open(slices().getFirst());
        assertThat(first.column("factor")).containsExactly("w01018");
        assertThat(first.column("avg")).containsExactly("40.1");
        assertThat(first.pulled().slice()).satisfies(slice -> {
            assertThat(slice.mode()).isEqualTo(Slice.Mode.KEYSET);
            assertThat(slice.from()).isEmpty();
        });
        land(slices().getFirst());
        runner.clearTransferState();

        send(MINUTE, true);
        runner.run(1, false, false);
        assertThat(slices()).isEmpty();

        send(REAL_TIME, false);
        send(MINUTE.replace("w01018-Avg=40.1", "w01018-Avg=40.1"), true); // behind it, so it is there
        runner.run(1, false, false);
        SliceArchives.Opened second = SliceArchives.open(slices().getFirst());
        assertThat(second.rows()).hasSize(6);
        assertThat(second.pulled().slice().from()).isEqualTo(first.pulled().slice().to());
        land(slices().getFirst());
        try (var batches = Files.list(folder.resolve("landing/huanjing/outfall"))) {
            assertThat(batches.filter(path -> !path.getFileName().toString().startsWith("."))).hasSize(2);
        }
    }

    @Test
    void aRestartBeginsBehindWhatLanded() throws IOException {
        runner.run(1, false, true);
        send(MINUTE, true);
        runner.run(1, true, false);
        String to = runner.getStateManager().getState(Scope.CLUSTER).get("to");
        runner.clearTransferState();

        TestRunner again = TestRunners.newTestRunner(ListenHj212.class);
        runner.getProcessContext().getAllProperties().forEach((name, value) -> {
            if (value != null) { // one that is not set has its default
                again.setProperty(name, value);
            }
        });
        again.setProperty(PullProcessor.START, "{\"to\":" + quoted(to) + "}");
        again.run(1, true, true);

        again.assertTransferCount(PullProcessor.SUCCESS, 0);
        again.assertTransferCount(PullProcessor.FAILURE, 0);
    }

    @Test
    void aSampleLooksWithoutAnsweringSoThatNothingIsLost() throws Exception {
        runner.setProperty(PullProcessor.SAMPLE, "5");
        runner.setProperty(StreamProcessor.TRIAL, "10 sec");
        Thread device = Thread.ofVirtual().start(() -> {
            for (int i = 0; i < 200; i++) {
                try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                    socket.getOutputStream().write(MINUTE.getBytes(StandardCharsets.US_ASCII));
                    socket.setSoTimeout(5_000);
                    assertThat(socket.getInputStream().read()).isEqualTo(-1);
                    return;
                } catch (IOException e) {
                    Thread.yield();
                }
            }
        });
        runner.run(1, true, true);

        assertThat(SliceArchives.open(slices().getFirst()).column("factor")).containsExactly("w01018");
        assertThat(folder.resolve("spool/state.json")).doesNotExist();
        device.join();
    }

    @Test
    void aSampleOfSilenceAndAColumnThatNoFrameHasAreToldByCode() {
        runner.setProperty(PullProcessor.SAMPLE, "5");
        runner.setProperty(StreamProcessor.TRIAL, "100 millis");
        runner.run(1, true, true);
        failed(StreamCode.NOTHING_CAME);

        runner.clearTransferState();
        runner.setProperty(PullProcessor.CONTRACT, "[{\"column\":\"cod\",\"type\":\"decimal\"}]");
        runner.run(1, true, true);
        failed(StreamCode.COLUMN_FOREIGN);
    }

    @Test
    void whatTheContractLeavesOutAndWhatIsLateIsTold() throws IOException {
        runner.setProperty(PullProcessor.CONTRACT,
                "[{\"column\":\"mn\",\"type\":\"text\"},{\"column\":\"rtd\",\"type\":\"decimal\"}]");
        runner.run(1, false, true);
        send("##0367QN=20200814151600001;ST=22;CN=2011;PW=123456;MN=010000A8900016F000169DC0;Flag=7;CP=&&"
                + "DataTime=20200814151600;LA-td=50.1,LA-Flag=N;a34004-Rtd=207,a34004-Flag=N;a34002-Rtd=295,"
                + "a34002-Flag=N;a01001-Rtd=12.6,a01001-Flag=N;a01002-Rtd=32,a01002-Flag=N;a01006-Rtd=101.02,"
                + "a01006-Flag=N;a01007-Rtd=2.1,a01007-Flag=N;a01008-Rtd=120,a01008-Flag=N;a34001-Rtd=217,"
                + "a34001-Flag=N;&&5CC0\r\n", true);
        runner.run(1, false, false);

        assertThat(slices()).hasSize(1);
        assertThat(SliceArchives.open(slices().getFirst()).pulled().notes()).containsEntry("lateRows", 9L);
        assertThat(runner.getFlowFilesForRelationship(PullProcessor.REMARK))
                .extracting(file -> file.getAttribute(Attributes.ERROR_CODE))
                .containsExactlyInAnyOrder(StreamCode.TIMES_OFF.id(), StreamCode.COLUMNS_ADDED.id());
    }

    private void failed(StreamCode code) {
        assertThat(runner.getFlowFilesForRelationship(PullProcessor.FAILURE)).singleElement()
                .satisfies(file -> assertThat(file.getAttribute(Attributes.ERROR_CODE)).isEqualTo(code.id()));
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\"", "\\\"") + "\"";
    }

    private List<MockFlowFile> slices() {
        return runner.getFlowFilesForRelationship(PullProcessor.SUCCESS);
    }

    private void land(MockFlowFile slice) {
        TestRunner landing = TestRunners.newTestRunner(LandBatch.class);
        landing.setProperty(LandBatch.LANDING, folder.resolve("landing").toString());
        landing.enqueue(slice.toByteArray(), slice.getAttributes());
        landing.run();
        landing.assertAllFlowFilesTransferred(LandBatch.SUCCESS, 1);
    }

    private void send(String frame, boolean answered) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(frame.getBytes(StandardCharsets.US_ASCII));
            if (answered) {
                assertThat(socket.getInputStream().readNBytes(2)).isEqualTo("##".getBytes(StandardCharsets.US_ASCII));
            } else {
                socket.shutdownOutput();
                assertThat(socket.getInputStream().read()).isEqualTo(-1); // read to its end
            }
        }
    }
}
