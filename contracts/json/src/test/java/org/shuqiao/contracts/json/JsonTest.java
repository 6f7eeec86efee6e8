package org.shuqiao.contracts.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JsonTest {

    private record Fact(OffsetDateTime at, Instant seen, Optional<String> note) { }

    @Test
    void aTreeIsOneLineOrIndented() throws JsonProcessingException {
        List<Integer> tree = List.of(1, 2);

        assertThat(Json.PLAIN.writeValueAsString(tree)).isEqualTo("[1,2]");
        assertThat(Json.PRETTY.writeValueAsString(tree)).isEqualTo("[ 1, 2 ]");
    }

    @Test
    void onlyTheStrictMapperRefusesAKeyThatIsThereTwice() throws JsonProcessingException {
        String twice = "{\"a\":1,\"a\":2}";

        assertThat(Json.PLAIN.readTree(twice).path("a").asInt()).isEqualTo(2);
        assertThatThrownBy(() -> Json.STRICT.readTree(twice)).isInstanceOf(MismatchedInputException.class);
    }

    @Test
    void aRecordComesBackWithItsOffsets() throws JsonProcessingException {
        Fact fact = new Fact(OffsetDateTime.parse("2026-11-22T23:10:00.5+08:00"), Instant.parse("2026-11-22T15:10:00Z"),
                Optional.empty());

        String json = TypedJson.CLOSED.writeValueAsString(fact);

        assertThat(json).isEqualTo(
                "{\"at\":\"2026-11-22T23:10:00.5+08:00\",\"seen\":\"2026-11-22T15:10:00Z\",\"note\":null}");
        assertThat(TypedJson.CLOSED.readValue(json, Fact.class)).isEqualTo(fact);
    }

    @Test
    void onlyTheClosedMapperRefusesAFieldThatTheRecordDoesNotHave() throws JsonProcessingException {
        String newer = "{\"at\":\"2026-11-22T23:10:00Z\",\"seen\":\"2026-11-22T15:10:00Z\",\"note\":\"x\",\"later\":1}";

        assertThat(TypedJson.OPEN.readValue(newer, Fact.class).note()).contains("x");
        assertThatThrownBy(() -> TypedJson.CLOSED.readValue(newer, Fact.class))
                .isInstanceOf(UnrecognizedPropertyException.class);
    }
}
