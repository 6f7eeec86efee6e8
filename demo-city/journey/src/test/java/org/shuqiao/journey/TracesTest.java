package org.shuqiao.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TracesTest {

    /** {@code printf 990102200207094061 | sha256sum} */
    private static final String DIGEST = "4b2be353c76354e4e28dba72567f26670d9ee3301f769fa2bb42db4b7de785b9";

    private final LeakPatterns traces = LeakPatterns.of(List.of("金丝雀甲", "990102200207094061"));

    @TempDir
    Path folder;

    @Test
    void aValueIsFoundPlainAsBytesEscapedAndDigested() {
        assertThat(List.of("x 金丝雀甲 x", "\\xe98791e4b89de99b80e794b2", "\"\\u91d1\\u4e1d\\u96c0\\u7532\"",
                "sha256:" + DIGEST))
                .allSatisfy(text -> assertThat(traces.in(text)).isTrue());
        assertThat(traces.in("金丝雀 9901022002070940 61")).isFalse();
    }

    @Test
    void aFileIsSearchedEvenWhereItHoldsBytesThatAreNoText() throws Exception {
        Path log = folder.resolve("server.log");
        Files.write(log, new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        Files.write(log, "号码 990102200207094061".getBytes(Charset.forName("GBK")),
                StandardOpenOption.APPEND);
        Path clean = folder.resolve("clean.log");
        Files.write(clean, "金丝雀".getBytes(StandardCharsets.UTF_8));

        assertThat(traces.in(log)).isTrue();
        assertThat(traces.in(clean)).isFalse();
    }
}
