package org.shuqiao.exchange.domain.monitor;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.shuqiao.base.error.CodedException;

/** Monitoring rules: those that the platform brings, and a city's own, which replace those of the same id. */
public final class MonitorRules {

    private static final List<String> BROUGHT = List.of("bulk-rows", "bulk-files", "enumeration",
            "off-hours", "one-person-many-departments", "probing-resources", "purpose-without-end",
            "repeated-refusals", "repeated-authorization-refusals", "sign-in-after-failures", "sign-in-failures");

    private final Map<String, MonitorRule> byId;

    private MonitorRules(Map<String, MonitorRule> byId) {
        this.byId = Map.copyOf(byId);
    }

    /**
     * @param own a city's own rules: file name to text
     * @return the platform's rules with these over them
     */
    public static MonitorRules with(Map<String, String> own) {
        Map<String, MonitorRule> rules = new TreeMap<>();
        for (String name : BROUGHT) {
            MonitorRule rule = RuleFile.read(name + ".yaml", brought(name));
            rules.put(rule.id(), rule);
        }
        Map<String, String> files = new TreeMap<>();
        new TreeMap<>(own).forEach((name, text) -> {
            MonitorRule rule = RuleFile.read(name, text);
            String other = files.putIfAbsent(rule.id(), name);
            if (other != null) {
                throw new CodedException(MonitorCode.RULE_TWICE, rule.id(), other, name);
            }
            rules.put(rule.id(), rule);
        });
        return new MonitorRules(rules);
    }

    /** @return the texts of a folder's {@code .yaml} files by name; none where there is no folder */
    public static Map<String, String> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Map.of();
        }
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".yaml")).sorted().toList()) {
                texts.put(file.getFileName().toString(), Files.readString(file));
            }
        } catch (IOException | UncheckedIOException e) {
            throw new CodedException(MonitorCode.FOLDER_UNREADABLE, e, folder);
        }
        return texts;
    }

    /** @return in the order of their ids */
    public Collection<MonitorRule> all() {
        return new TreeMap<>(byId).values();
    }

    List<MonitorRule> over(WatchedLog log) {
        return all().stream().filter(rule -> rule.log() == log).toList();
    }

    private static String brought(String name) {
        try (InputStream in = MonitorRules.class.getResourceAsStream(name + ".yaml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
