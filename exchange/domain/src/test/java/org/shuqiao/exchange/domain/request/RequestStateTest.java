package org.shuqiao.exchange.domain.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RequestStateTest {

    @Test
    void theStateMachineIsTheOneOfTheTable() throws IOException {
        List<String> lines;
        try (InputStream table = RequestStateTest.class.getResourceAsStream("transitions.csv")) {
            lines = new String(table.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
        String[] actions = lines.getFirst().split(",");
        assertThat(lines).hasSize(RequestState.values().length + 1);
        assertThat(actions).hasSize(RequestAction.values().length + 1);

        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",");
            RequestState state = RequestState.of(cells[0]).orElseThrow();
            for (int i = 1; i < cells.length; i++) {
                String id = actions[i];
                RequestAction action = Arrays.stream(RequestAction.values()).filter(each -> each.id().equals(id))
                        .findFirst().orElseThrow();
                assertThat(state.after(action).map(RequestState::id).orElse("-"))
                        .as("%s + %s", state.id(), id).isEqualTo(cells[i]);
            }
        }
    }
}
