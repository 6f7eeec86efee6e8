package org.shuqiao.nifi.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.OutputStreamWriter;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.apache.nifi.util.TestRunner;
import org.apache.nifi.util.TestRunners;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shuqiao.nifi.SliceArchives;
import org.shuqiao.nifi.pull.PullProcessor;

/** A sample of a large file is taken from its beginning, middle and end, and the rest is not read. */
class SampleOfLargeFileTest {

    private static final int ROWS = 400_000;
    /** Of a file that is mostly a hole: reading it as a whole would take minutes. */
    private static final long SIZE = 4L << 30;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"UTF-8, UTF-8", "GBK, auto", "UTF-16LE, auto", "GB18030, GB18030"})
    void rowsOfAllPartsAreShown(String charset, String declared) throws Exception {
        Path file = folder.resolve("reg.csv");
        try (BufferedWriter out = new BufferedWriter(new OutputStreamWriter(Files.newOutputStream(file),
                Charset.forName(charset)))) {
            out.write((charset.startsWith("UTF-16") ? "\ufeff" : "") + "号码,名称,说明\n");
            for (int i = 1; i <= ROWS; i++) {
                out.write(i + ",登记事项,\"第一行\n第二行，含逗号,与引号\"\n");
            }
        }

        List<Integer> numbers = sample(file, declared, 500).column("号码").stream().map(Integer::parseInt).toList();

        assertThat(numbers).hasSizeBetween(480, 500).isSorted().doesNotHaveDuplicates();
        assertThat(numbers.getFirst()).isEqualTo(1);
        assertThat(numbers).anyMatch(n -> n > ROWS / 3 && n < ROWS * 2 / 3).anyMatch(n -> n > ROWS * 9 / 10);
    }

    @ParameterizedTest
    @CsvSource({"UTF-8, UTF-8"})
    void theRestIsNotRead(String charset, String declared) throws Exception {
        Path file = folder.resolve("reg.csv");
        Files.writeString(file, "号码,名称\n" + "1,登记\n".repeat(300_000), Charset.forName(charset));
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.position(SIZE / 2 - 1000);
            Channels.newOutputStream(channel).write("2,登记\n".repeat(400_000).getBytes(charset));
            channel.position(SIZE);
            Channels.newOutputStream(channel).write("3,登记\n".repeat(300_000).getBytes(charset));
        }
        long start = System.nanoTime();

        assertThat(sample(file, declared, 500).column("号码")).contains("1", "2", "3");
        assertThat(System.nanoTime() - start).isLessThan(5_000_000_000L);
    }

    private static SliceArchives.Opened sample(Path file, String charset, int rows) {
        TestRunner runner = TestRunners.newTestRunner(PullFile.class);
        runner.setProperty(PullProcessor.DEPARTMENT, "shijian");
        runner.setProperty(PullProcessor.DATASET, "reg");
        runner.setProperty(PullFile.PATH, file.toString());
        runner.setProperty(PullFile.CHARSET, charset);
        runner.setProperty(PullProcessor.SAMPLE, Integer.toString(rows));
        runner.run();
        assertThat(runner.getFlowFilesForRelationship(PullProcessor.FAILURE)).isEmpty();
        return SliceArchives.open(runner.getFlowFilesForRelationship(PullProcessor.SUCCESS).getFirst());
    }
}
