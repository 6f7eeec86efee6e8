package org.shuqiao.nifi.stream.spool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolTest {

    private static final long MOST = 1 << 20;

    @TempDir
    Path folder;

    @Test
    void aLineThatWasCutWithinACharacterTakesNothingElseAlong() throws IOException {
        try (Spool spool = open("2026-03-07T10:00:00Z")) {
            assertThat(spool.append(message("甲"))).isTrue();
        }
        Path segment = new Segments(folder).files().getFirst();
        byte[] whole = Files.readAllBytes(segment);
        byte[] next = new String(whole, StandardCharsets.UTF_8).replace("甲", "乙乙").getBytes(StandardCharsets.UTF_8);
        int cut = new String(next, StandardCharsets.UTF_8).indexOf("乙") + 2;
        byte[] torn = Arrays.copyOf(whole, whole.length + cut);
        System.arraycopy(next, 0, torn, whole.length, cut);
        Files.write(segment, torn);

        assertThat(read(0)).as("while it is written").containsExactly("甲");
        try (Spool spool = open("2026-03-07T11:00:00Z")) {
            assertThat(spool.append(message("甲"))).as("is known").isFalse();
            assertThat(spool.append(message("乙乙"))).isTrue();
            assertThat(read(0)).containsExactly("甲", "乙乙");
        }
    }

    @Test
    void aMessageIsHandedOnOnceThoughASegmentGoesMeanwhile() {
        List<String> read = new ArrayList<>();
        try (Spool spool = open("2026-03-07T10:00:00Z")) {
            spool.append(message("甲"));
        }
        try (Spool spool = open("2026-03-07T11:00:00Z")) {
            assertThat(spool.written()).isPositive();
            new Segments(folder).read(0, each -> {
                read.add(each.message().rows().getFirst().get("v"));
                spool.close(); // its empty segment goes with it
                return true;
            });
        }
        assertThat(read).containsExactly("甲");
    }

    @Test
    void aClockThatWentBackGivesNoNumberThatLanded() throws IOException {
        long landed;
        try (Spool ahead = open("2099-01-01T00:00:00Z")) {
            ahead.append(message("甲"));
            landed = ahead.written();
        }
        new Segments(folder).removeLanded(landed, Instant.parse("2026-03-07T10:00:00Z"));
        for (Path each : new Segments(folder).files()) {
            Files.delete(each); // as they are an hour after they landed
        }

        try (Spool spool = open("2026-03-07T12:00:00Z")) {
            spool.append(message("乙"));
            assertThat(read(landed)).containsExactly("乙");
        }
    }

    private Spool open(String at) {
        return Spool.open(folder, "huanjing_outfall", MOST, Clock.fixed(Instant.parse(at), ZoneOffset.UTC));
    }

    private static Message message(String value) {
        return Message.of("d|2011|" + value, value, List.of(Map.of("v", value)));
    }

    private List<String> read(long after) {
        List<String> read = new ArrayList<>();
        new Segments(folder).read(after, each -> read.add(each.message().rows().getFirst().get("v")));
        return read;
    }
}
