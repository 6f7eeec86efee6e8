package org.shuqiao.exchange.domain.clock;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.ExchangeCode;

/** Loads the holiday notices and deadlines that the platform ships, and a city's own files from a folder. */
public final class LegalClockFiles {

    private static final List<String> BROUGHT = List.of("holidays-2025.yaml", "holidays-2026.yaml", "deadlines.yaml");

    private LegalClockFiles() { }

    /** @return the clock as the platform brings it */
    public static LegalClock load() {
        return new LegalClock(brought().rules());
    }

    /** @return the clock with a city's own files; a folder that does not exist holds none */
    public static LegalClock load(Path folder) {
        return new LegalClock(with(folder).rules());
    }

    /** @return what the platform brings, and the files {@code *.yaml} of the folder */
    public static ClockFiles with(Path folder) {
        return with(folder, Map.of());
    }

    /**
     * @param calendars those of the city's standard packs: text by name
     * @return what the platform brings, the packs' files, and the files {@code *.yaml} of the folder
     */
    public static ClockFiles with(Path folder, Map<String, String> calendars) {
        ClockFiles all = brought();
        for (Map.Entry<String, String> calendar : calendars.entrySet()) {
            all = all.and(ClockFile.read(calendar.getKey(), calendar.getValue()));
        }
        if (!Files.isDirectory(folder)) {
            return all;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".yaml")).sorted().toList()) {
                all = all.and(ClockFile.read(file.getFileName().toString(), Files.readString(file)));
            }
            return all;
        } catch (IOException e) {
            throw new CodedException(ExchangeCode.CLOCK_FILE_INVALID, e, folder.getFileName(), "unreadable");
        }
    }

    /** @return what the platform brings */
    public static ClockFiles brought() {
        return new ClockFiles(BROUGHT.stream().map(LegalClockFiles::resource).toList());
    }

    private static ClockFile resource(String name) {
        try (InputStream in = LegalClockFiles.class.getResourceAsStream(name)) {
            return ClockFile.read(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new CodedException(ExchangeCode.CLOCK_FILE_INVALID, e, name, "unreadable");
        }
    }
}
