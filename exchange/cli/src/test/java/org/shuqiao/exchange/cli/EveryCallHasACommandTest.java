package org.shuqiao.exchange.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Every call of the API is made by a command, or there is a reason why by none. */
class EveryCallHasACommandTest {

    @Test
    void everyCallOfTheDocumentHasACommandOrAReason() throws IOException {
        Map<String, String> made = table("/calls-and-commands.txt");
        Set<String> commands = CommandTree.commands().keySet();

        assertThat(made.keySet()).isEqualTo(table("/openapi/operations.txt").keySet());
        made.forEach((call, command) -> {
            if (command.startsWith("- ")) {
                assertThat(command.length()).as("the reason of %s", call).isGreaterThan(20);
            } else {
                assertThat(commands).as(call).contains(command);
            }
        });
    }

    private static Map<String, String> table(String resource) throws IOException {
        Map<String, String> rows = new TreeMap<>();
        try (InputStream in = EveryCallHasACommandTest.class.getResourceAsStream(resource);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            lines.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).forEach(line ->
                    rows.put(line.split(" \\| ")[0], line.split(" \\| ")[1]));
        }
        return rows;
    }
}
