package org.shuqiao.catalog.atlas.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.atlas.model.instance.AtlasEntity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.catalog.atlas.AtlasConnection;
import org.shuqiao.catalog.atlas.testkit.Answer;
import org.shuqiao.catalog.atlas.testkit.SimulatedAtlas;
import org.shuqiao.catalog.atlas.type.TypeNames;
import org.shuqiao.catalog.error.CatalogCode;

/** A call that broke off may still be at work: nothing is written before its end is known. */
class InDoubtCallTest {

    private static final String WRITE = "POST v2/entity/bulk";
    private static final String LOOK_UP = "GET v2/entity/uniqueAttribute/type/shuqiao_department";
    private static final List<AtlasEntity> TWO = List.of(department("gongan"), department("minzheng"));

    private final SimulatedAtlas atlas = SimulatedAtlas.start();
    private final AtlasConnection connection = atlas.connect();
    private final AtomicLong now = new AtomicLong();
    private final InDoubtCall unfinished = new InDoubtCall(now::get);

    @AfterEach
    void stop() {
        connection.close();
        atlas.close();
    }

    @Test
    void whereNothingBrokeOffNothingIsAsked() {
        assertThat(unfinished.isResolved(connection)).isTrue();

        assertThat(atlas.calls()).isEmpty();
    }

    @Test
    void aCallOfWhichNothingIsToBeFoundMayStillBeAtWork() {
        breakOff(new Answer.Silence(false));

        assertThat(unfinished.isResolved(connection)).isFalse();

        assertThat(atlas.calls(LOOK_UP)).extracting(call -> call.parameter("attr:qualifiedName"))
                .containsExactly("department:gongan");
    }

    @Test
    void aCallIsOverWhenEverythingItWroteIsToBeFound() {
        breakOff(new Answer.Silence(true));

        assertThat(unfinished.isResolved(connection)).isTrue();

        assertThat(atlas.calls(LOOK_UP)).extracting(call -> call.parameter("attr:qualifiedName"))
                .containsExactly("department:gongan", "department:minzheng");
        assertThat(atlas.calls(WRITE)).hasSize(1);
    }

    @Test
    void anAnswerThatBrokeOffInTheMiddleIsACallThatBrokeOff() {
        atlas.answerOnce(WRITE, new Answer.Half("{\"guidAssignments\": {}}"));
        assertThatExceptionOfType(CodedException.class).isThrownBy(() -> new BulkWriter(connection, unfinished)
                .write(TWO));

        assertThat(unfinished.isResolved(connection)).isTrue();

        assertThat(atlas.calls(LOOK_UP)).hasSize(2);
    }

    @Test
    void aCallIsOverWhenAtlasHasAnsweredForHalfAMinuteWithoutIt() {
        breakOff(new Answer.Silence(false));
        assertThat(unfinished.isResolved(connection)).isFalse();
        pass(Duration.ofSeconds(30));
        assertThat(unfinished.isResolved(connection)).isFalse();
        pass(Duration.ofMillis(1));

        assertThat(unfinished.isResolved(connection)).isTrue();
    }

    @Test
    void timeInWhichAtlasDidNotAnswerDoesNotCount() {
        breakOff(new Answer.Silence(false));
        pass(Duration.ofMinutes(5));

        assertThat(unfinished.isResolved(connection)).isFalse();
    }

    @Test
    void anAtlasThatStoppedAnsweringMeanwhileMustAnswerForHalfAMinuteAgain() {
        breakOff(new Answer.Silence(false));
        assertThat(unfinished.isResolved(connection)).isFalse();
        atlas.answerOnce(LOOK_UP, new Answer.Reply(503, "text/plain", ""));
        assertThatExceptionOfType(CodedException.class).isThrownBy(() -> unfinished.isResolved(connection));
        pass(Duration.ofMinutes(5));

        assertThat(unfinished.isResolved(connection)).isFalse();
        pass(Duration.ofSeconds(31));
        assertThat(unfinished.isResolved(connection)).isTrue();
    }

    @Test
    void onceOverItStaysOver() {
        breakOff(new Answer.Silence(true));
        unfinished.isResolved(connection);
        atlas.forgetCalls();

        assertThat(unfinished.isResolved(connection)).isTrue();

        assertThat(atlas.calls()).isEmpty();
    }

    @Test
    void aCallThatWasRefusedIsOver() {
        atlas.answerOnce(WRITE, Answer.error(400, "ATLAS-400-00-01A", "no"));
        assertThatExceptionOfType(CodedException.class).isThrownBy(() -> new BulkWriter(connection, unfinished)
                .write(TWO));

        assertThat(unfinished.isResolved(connection)).isTrue();

        assertThat(atlas.calls(LOOK_UP)).isEmpty();
    }

    private void breakOff(Answer how) {
        atlas.answerOnce(WRITE, how);
        assertThatExceptionOfType(CodedException.class).isThrownBy(() -> new BulkWriter(connection, unfinished)
                .write(TWO))
                .matches(e -> e.code() == CatalogCode.ATLAS_UNREACHABLE);
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }

    private static AtlasEntity department(String id) {
        return new AtlasEntity(TypeNames.DEPARTMENT, "qualifiedName", "department:" + id);
    }
}
