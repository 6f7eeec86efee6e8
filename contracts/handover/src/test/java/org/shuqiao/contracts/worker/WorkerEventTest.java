package org.shuqiao.contracts.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.error.ErrorCode;
import org.shuqiao.base.error.ErrorKind;
import org.shuqiao.base.error.ErrorText;

class WorkerEventTest {

    private static final Optional<String> RK = Optional.of("gongan_rk");

    /** The lines as {@code docs/lake.md} has them. */
    static Stream<Arguments> documented() {
        return Stream.of(
                Arguments.of(new WorkerEvent.Progress("standardize", RK, 3, 16), """
                        {"event":"progress","step":"standardize","dataset":"gongan_rk","done":3,"of":16}"""),
                Arguments.of(new WorkerEvent.Progress("collect", RK, 3, 16, OptionalLong.of(400)), """
                        {"event":"progress","step":"collect","dataset":"gongan_rk","done":3,"of":16,"rows":400}"""),
                Arguments.of(new WorkerEvent.Progress("standardize", Optional.empty(), 3, 16), """
                        {"event":"progress","step":"standardize","done":3,"of":16}"""),
                Arguments.of(new WorkerEvent.DatasetLanded("gongan_rk", 3, 1000), """
                        {"event":"dataset","dataset":"gongan_rk","batches":3,"rows":1000,"unchanged":false}"""),
                Arguments.of(new WorkerEvent.DatasetLanded("gongan_rk", 0, 0), """
                        {"event":"dataset","dataset":"gongan_rk","batches":0,"rows":0,"unchanged":true}"""),
                Arguments.of(new WorkerEvent.DatasetStandardized("gongan_rk", false, 5100, 5000, 60, 40, 12), """
                        {"event":"dataset","dataset":"gongan_rk","skipped":false,"rowsIn":5100,"standard":5000,\
                        "quarantined":60,"merged":40,"flaggedFields":12}"""),
                Arguments.of(new WorkerEvent.Flow("gongan_rk", "running", List.of(), OptionalLong.of(0),
                        OptionalLong.of(3)), """
                        {"event":"flow","dataset":"gongan_rk","state":"running","changes":[],"queued":0,"landed":3}"""),
                Arguments.of(new WorkerEvent.Flow("gongan_rk", "changed", List.of("Rows: 1 → 2"),
                        OptionalLong.empty(), OptionalLong.empty()), """
                        {"event":"flow","dataset":"gongan_rk","state":"changed","changes":["Rows: 1 → 2"]}"""),
                Arguments.of(new WorkerEvent.Failed(RK, "SQ-PIP-0003", "坏", "bad"), """
                        {"event":"failed","dataset":"gongan_rk","code":"SQ-PIP-0003","zh":"坏","en":"bad"}"""),
                Arguments.of(new WorkerEvent.Failed(Optional.empty(), "SQ-PIP-0009", "忙", "busy"), """
                        {"event":"failed","code":"SQ-PIP-0009","zh":"忙","en":"busy"}"""),
                Arguments.of(WorkerEvent.Done.after(Duration.ofMillis(1234), 5), """
                        {"event":"done","peakMemoryBytes":5,"seconds":1.234}"""));
    }

    @ParameterizedTest
    @MethodSource("documented")
    void anEventIsALineAndComesBackFromIt(WorkerEvent event, String line) {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();

        new WorkerEventWriter(new PrintStream(printed, false, StandardCharsets.UTF_8)).emit(event);

        assertThat(printed.toString(StandardCharsets.UTF_8)).isEqualTo(line + System.lineSeparator());
        assertThat(WorkerEvent.parse(line)).contains(event);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "WARN a library speaks", "{", "[]", "{\"event\":\"another\"}", "{\"level\":\"warn\"}",
        "{\"event\":\"failed\"}", "{\"event\":\"dataset\"}", "{\"event\":\"flow\",\"dataset\":\"gongan_rk\"}",
        "{\"event\":\"progress\",\"done\":\"many\"}"})
    void aLineThatIsNoEventYieldsNothing(String line) {
        assertThat(WorkerEvent.parse(line)).isEmpty();
    }

    @Test
    void anEventOfANewerWorkerIsReadAsFarAsItIsKnown() {
        assertThat(WorkerEvent.parse("{\"event\":\"done\",\"peakMemoryBytes\":5,\"seconds\":1,\"later\":1}"))
                .contains(new WorkerEvent.Done(5, 1));
    }

    @Test
    void aFailureTellsProblemAndRemedyInBothLanguages() {
        WorkerEvent.Failed failed = WorkerEvent.Failed.of(RK, new CodedException(Bad.BAD, "x"));

        assertThat(failed).isEqualTo(new WorkerEvent.Failed(RK, "SQ-PIP-0001", "x 坏了。重来。", "x is bad. Try again."));
    }

    private enum Bad implements ErrorCode {
        BAD;

        @Override
        public ErrorKind kind() {
            return ErrorKind.INTERNAL;
        }

        @Override
        public ErrorText text() {
            return new ErrorText("SQ-PIP-0001", "{0} 坏了。", "{0} is bad.", "重来。", "Try again.");
        }
    }
}
