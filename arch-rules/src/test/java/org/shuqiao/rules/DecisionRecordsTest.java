package org.shuqiao.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The decision records are numbered without gaps, dated, and all listed in their index. */
class DecisionRecordsTest {

    private static final Path FOLDER = House.ROOT.resolve("docs/decisions");
    private static final Path INDEX = FOLDER.resolve("README.md");
    private static final Pattern NAME = Pattern.compile("([0-9]{4})-[a-z0-9-]+\\.md");
    private static final Pattern RECORD = Pattern.compile("""
            # ([0-9]{4}) · (.+)

            - Date: ([0-9]{4}-[0-9]{2}-[0-9]{2})
            - State: (Accepted|Superseded by \\[[0-9]{4}]\\([0-9]{4}-[a-z0-9-]+\\.md\\))

            """);
    private static final Pattern LINE = Pattern.compile(
            "\\| \\[([0-9]{4})]\\(([^)]+)\\) \\| (.+?) \\| ([0-9-]{10}) \\| (.+?) \\| (.+?) \\|");

    /** Heading of a record, or its line in the index. */
    private record Entry(String number, String file, String title, String date, String state) { }

    @Test
    void numbersHaveNoGaps() throws IOException {
        List<String> files = files();

        assertThat(files).allMatch(file -> NAME.matcher(file).matches());
        assertThat(files).extracting(file -> file.substring(0, 4))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, files.size()).mapToObj("%04d"::formatted).toList());
    }

    @Test
    void everyRecordOpensWithNumberTitleDateAndState() throws IOException {
        for (String file : files()) {
            Matcher record = RECORD.matcher(Files.readString(FOLDER.resolve(file)));

            assertThat(record.lookingAt()).as("first lines of " + file).isTrue();
            assertThat(record.group(1)).as("number of " + file).isEqualTo(file.substring(0, 4));
        }
    }

    @Test
    void theIndexListsExactlyTheRecords() throws IOException {
        List<Entry> records = new ArrayList<>();
        for (String file : files()) {
            Matcher record = RECORD.matcher(Files.readString(FOLDER.resolve(file)));
            assertThat(record.lookingAt()).as("first lines of " + file).isTrue();
            records.add(new Entry(record.group(1), file, record.group(2), record.group(3), record.group(4)));
        }

        List<Entry> listed = LINE.matcher(Files.readString(INDEX)).results()
                .map(line -> new Entry(line.group(1), line.group(2), line.group(3), line.group(4), line.group(5)))
                .toList();

        assertThat(listed).containsExactlyElementsOf(records);
    }

    private static List<String> files() throws IOException {
        try (Stream<Path> all = Files.list(FOLDER)) {
            return all.map(path -> path.getFileName().toString())
                    .filter(file -> !file.equals("README.md"))
                    .sorted()
                    .toList();
        }
    }
}
